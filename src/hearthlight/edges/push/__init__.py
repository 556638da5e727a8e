"""A notice on a phone: one fixed line at a time of one's own, without a name, and an answer in it when that is wished."""
