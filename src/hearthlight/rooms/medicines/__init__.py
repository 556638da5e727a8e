"""Medicines and the body's seasons: what is taken, what was noticed since when, and what is worth raising."""
