"""The house without a connection: what a phone holds ready, and what is written there, sent once when it is back."""
