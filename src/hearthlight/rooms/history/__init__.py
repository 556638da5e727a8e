"""Everything one has said: any day or month, to read, change, take back or really delete."""
