"""The command line of the house: one small file for each thing a keeper can ask of it."""
