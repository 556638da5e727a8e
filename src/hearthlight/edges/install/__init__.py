"""The house on a phone's first screen, under its own name or a plain one, and a way in for files that are shared to it."""
