"""A guided timer with no goal: about-minutes, a light, and a stop that is as good as the end."""
