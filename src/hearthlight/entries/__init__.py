"""What can be said: one frozen struct per kind, each with its version."""
