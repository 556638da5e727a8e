"""Ten quiet minutes: two people take turns, one talks and one listens, and it ends by itself. Nothing of it is kept."""
