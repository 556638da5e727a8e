"""The guided timer, through its door."""
