"""A jar of small wins and thanks that stay in, whatever happens."""
