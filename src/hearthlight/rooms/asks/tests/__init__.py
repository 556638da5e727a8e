"""Asking and answering, through the door."""
