"""A page for an appointment: how is the mood, what changed when, what moved with what, and what does the person want to know."""
