"""The first two minutes: name what depression does between two people, lift the blame, and promise only what holds."""
