"""The small acts of closeness and of one's own, and the choice of one that fits today."""
