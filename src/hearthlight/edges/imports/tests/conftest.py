"""Each test has a folder of its own for large files on their way in."""

import pytest

from hearthlight.edges.imports import spool


@pytest.fixture(autouse=True)
def own_uploads(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "folder", lambda: tmp_path / "uploads")
