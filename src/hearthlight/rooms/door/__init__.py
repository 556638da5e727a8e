"""The door: come in, join, pause, part. Private is where everything starts, and leaving is quiet."""
