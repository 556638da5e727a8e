"""Figures of architecture 11, one command each: `.venv/bin/python -m bench.pages` and its neighbours."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The house need not be installed to be measured, nor in the processes that are started here.
sys.path.insert(0, str(ROOT / "src"))
os.environ["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
