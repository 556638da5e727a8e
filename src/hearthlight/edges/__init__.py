"""The outside world in its own standards. Edges pull; rooms never push."""
