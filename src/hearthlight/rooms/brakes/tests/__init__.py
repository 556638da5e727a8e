"""Brakes and what helps, through the door."""
