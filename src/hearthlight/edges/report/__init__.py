"""The page for an appointment on its way out: as paper, as a table, by a link that ends, or to the partner."""
