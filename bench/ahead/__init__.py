"""Seeing ahead, held against real diaries: the studies, the peers, and the table of docs/seeing-ahead.md."""
