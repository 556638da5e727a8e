"""One setting says where the rows live: a file, a server, or several servers of which one leads."""

from pathlib import Path

import pytest

from hearthlight.site import databases
from hearthlight.site.environment import SettingRefused


def choose(address: str) -> dict[str, object]:
    return databases.choose(address, Path("data"))


def test_without_an_address_it_is_a_file_in_the_folder() -> None:
    assert choose("")["NAME"] == Path("data/hearthlight.sqlite3")


def test_one_server_is_taken_as_it_is_written() -> None:
    chosen = choose("postgresql://kee%40per:p%2Fw@[::1]:5433/hearth")
    assert [chosen[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "kee@per",
        "p/w",
        "::1",
        "5433",
        "hearth",
    ]
    assert "target_session_attrs" not in str(chosen["OPTIONS"])


def test_of_several_servers_the_one_that_leads_is_meant() -> None:
    chosen = choose("postgresql://hearth:x@one:5432,two,three:6432/hearth")
    assert (chosen["HOST"], chosen["PORT"]) == ("one,two,three", "5432,,6432")
    assert "'target_session_attrs': 'read-write'" in str(chosen["OPTIONS"])


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://a/", "postgresql://a:port/b", "postgresql://[a/b"])
def test_anything_else_is_told_kindly(address: str) -> None:
    with pytest.raises(SettingRefused, match="Accepted: postgresql://"):
        choose(address)
