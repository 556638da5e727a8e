"""One small ritual a week, in the size that fits: planned on a better day, and free to move or to drop."""
