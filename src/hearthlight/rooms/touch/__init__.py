"""Small touches and small steps that ask for nothing more."""
