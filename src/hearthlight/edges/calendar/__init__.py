"""Hours in one's own calendar: an address that tells them under one neutral word, and a file that says who is busy."""
