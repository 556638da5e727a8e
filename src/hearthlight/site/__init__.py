"""The house put together: settings, addresses, start-up checks, and what may stand in a log."""
