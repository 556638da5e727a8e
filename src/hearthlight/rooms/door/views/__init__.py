"""The door's pages, one file for each way through it."""
