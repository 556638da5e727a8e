"""Asking without pressure: no is a full answer, and it reads like another time and like silence."""
