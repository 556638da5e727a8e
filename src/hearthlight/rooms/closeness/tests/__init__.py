"""The room of closeness, through its door."""
