"""A way in for a phone's shortcut: it may add one entry, and can read nothing."""
