"""A private house on the web for two people who love each other while depression is in the room."""

__version__ = "0.1.0"
