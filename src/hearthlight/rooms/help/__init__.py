"""Help in a crisis is one tap away, and the way out is one tap away: neither leaves a trace in the house."""
