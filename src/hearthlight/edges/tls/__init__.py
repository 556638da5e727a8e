"""A certificate of the house's own, and the page that helps a phone to trust it."""
