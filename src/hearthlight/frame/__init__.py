"""The frame every page stands in: who is here, which doors are open, the skeleton, and keeping what was said."""
