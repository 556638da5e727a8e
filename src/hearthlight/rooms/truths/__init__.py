"""What is true: short cards for the one who is low and the one beside, with how well each is known."""
