"""Bringing a diary along: a table of days from elsewhere becomes check-ins of one’s own."""
