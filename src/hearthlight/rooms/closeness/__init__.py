"""Closeness with nothing to reach: what both would like is found without either ever having to say no."""
