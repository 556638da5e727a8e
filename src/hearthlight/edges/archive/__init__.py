"""Everything of one person, to take along: sealed or readable, brought into another house, and copies of a whole house."""
