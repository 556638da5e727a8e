"""Align sleep and energy: an evening that gets smaller at an hour both can live with, and nights as one's own."""
