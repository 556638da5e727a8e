"""Which processes belong together, told from /proc."""

import os
from pathlib import Path


def group_of(entry: Path) -> int:
    """Return the process group of a folder in /proc, or 0 when it is no process or gone."""
    try:
        return os.getpgid(int(entry.name)) if entry.name.isdigit() else 0
    except ProcessLookupError:
        return 0


def megabytes(group: int) -> float:
    """Return the proportional share of memory (PSS) of all processes of a group."""
    shares = (entry / "smaps_rollup" for entry in Path("/proc").iterdir() if group_of(entry) == group)
    return sum(int(share.read_text().partition("\nPss:")[2].split()[0]) for share in shares) / 1024


def highest_memory() -> float:
    """Return the most memory this program has held so far, in MB.

    getrusage would count that of whoever started it, from before this program took its place.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
