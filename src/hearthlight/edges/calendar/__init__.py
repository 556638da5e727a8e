"""One's own hours in one's own calendar: an address that tells “Busy”, and nothing else."""
