"""What is told of several PostgreSQL servers is asked of PostgreSQL."""

import os

collect_ignore = [] if os.environ.get("HEARTHLIGHT_DATABASE_URL") else ["test_over_three_servers.py"]
