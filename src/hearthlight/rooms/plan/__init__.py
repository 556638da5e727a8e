"""The week: plan on the better days, go soft on the rest."""
