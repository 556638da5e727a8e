"""Patterns: mood, energy and closeness over the weeks, drawn and told, so that a dip is seen to have an end."""
