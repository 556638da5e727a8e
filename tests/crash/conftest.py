"""Some of these hurt the files of a SQLite house; PostgreSQL keeps its own files and has its own tests for that."""

import os

collect_ignore = ["test_files_that_are_hurt.py"] if os.environ.get("HEARTHLIGHT_DATABASE_URL") else []
