"""Lamps that dim before the night: one call to Home Assistant or to an address of one's own, with a time and no word."""
