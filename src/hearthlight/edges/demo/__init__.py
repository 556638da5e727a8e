"""Look around first: two made-up people with a year behind them, drawn from a small simulator. Nobody real is in it."""
