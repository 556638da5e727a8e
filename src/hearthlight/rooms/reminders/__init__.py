"""A gentle knock at the right time: off until it is wished, never at night, and silent when nobody comes."""
