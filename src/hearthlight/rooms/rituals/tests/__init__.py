"""The ritual of the week, through its door."""
