"""Which journeys there are: those with real diaries need them, and are there only where they are."""

import os
from pathlib import Path

DIARIES = os.environ.get("HEARTHLIGHT_DIARIES", "")
WITH_DIARIES = ["test_a_real_couples_evenings.py", "test_priors_are_learned_again.py"]
collect_ignore = [] if DIARIES and Path(DIARIES).is_dir() else WITH_DIARIES
