"""What is true, through its door."""
