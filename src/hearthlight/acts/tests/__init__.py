"""What holds of the small acts, their words and the choice among them."""
