"""Touch, step by step: closeness with nothing to reach, behind every gate that keeps a no free."""
