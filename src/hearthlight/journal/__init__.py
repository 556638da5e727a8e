"""The sealed, append-only foundation: write, open, forget.

What to call for which need:
- a new person: `keys.new_personal`, wraps from `locks`, then `homes.open_home`
- one entry: `write.append`; a setting: `write.settle`; take back or delete: `write.forget`
- while the writer is locked: `letters.post`; taken in by every later read
- reading: `recent.recent` for the last weeks and settled choices, `read.month`, `read.everything`, `digests.fold`
`docs/journal-format.md` tells the bytes.
"""
