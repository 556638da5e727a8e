"""Which journeys there are: the one with real diaries needs them, and is there only where they are."""

import os
from pathlib import Path

DIARIES = os.environ.get("HEARTHLIGHT_DIARIES", "")
collect_ignore = [] if DIARIES and Path(DIARIES).is_dir() else ["test_a_real_couples_evenings.py"]
