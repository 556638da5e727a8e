"""Movement, through the door."""
