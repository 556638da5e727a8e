"""Touch, step by step, through its door."""
