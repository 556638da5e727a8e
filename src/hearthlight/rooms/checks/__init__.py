"""Two-week checks, for oneself: when low mood stays, they help to say so to somebody who knows."""
