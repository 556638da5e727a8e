"""The command that divides says kindly when there is nothing to divide."""

import argparse

import pytest
from django.db import connection

from hearthlight.commands import divide
from hearthlight.commands.refusal import Refused


@pytest.mark.parametrize("parts", [-1, 0, 1, 513])
def test_a_number_that_does_not_fit_is_refused(parts: int, db: None) -> None:
    with pytest.raises(Refused, match="from 2 to 512"):
        divide.run(argparse.Namespace(parts=parts))


def test_a_file_is_not_divided(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with pytest.raises(Refused, match="Only PostgreSQL"):
        divide.run(argparse.Namespace(parts=8))
