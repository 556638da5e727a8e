"""The hearth: one page, laid from the rooms' cards."""
