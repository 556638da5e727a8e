"""Help in a crisis and protection from pressure: what the house knows when somebody is not safe."""
