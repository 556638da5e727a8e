"""Numbers, pure: entries in, day series and what can honestly be said about them out; no Django, no clock."""
