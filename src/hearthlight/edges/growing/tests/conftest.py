"""What is told of PostgreSQL is asked of PostgreSQL."""

import os

collect_ignore = [] if os.environ.get("HEARTHLIGHT_DATABASE_URL") else ["test_divided.py"]
