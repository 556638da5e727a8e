"""The habits, one folder each; rooms stand apart."""
