"""A daily check-in of ten minutes or three taps: how I feel, what I need, what would feel good."""
