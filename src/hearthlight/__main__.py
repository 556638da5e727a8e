"""Lets `python -m hearthlight` be the same program as `hearthlight`."""

from hearthlight.commands.__main__ import main

if __name__ == "__main__":
    main()
