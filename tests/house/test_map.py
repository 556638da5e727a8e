"""The map shows the house as it is, and every door in it has somebody at it who asks who comes in."""

import runpy

from tests.house import pages, sources

POLICIES = {"open_to_all", "known", "signed_in", "together"}
RENEW = "docs/map.md is old. Renew it with: .venv/bin/python tools/map.py"


def test_the_map_shows_the_house_as_it_is():
    drawn = runpy.run_path(str(sources.ROOT / "tools" / "map.py"))["draw"]()
    assert (sources.ROOT / "docs" / "map.md").read_text(encoding="utf-8") == drawn, RENEW


def test_every_view_wears_a_policy():
    worn = {address: getattr(pattern.callback, "policy", None) for address, pattern in pages.patterns()}
    assert {address: policy for address, policy in worn.items() if policy not in POLICIES} == {}


def test_every_view_says_what_it_does():
    views = {address: getattr(pattern.callback, "func", pattern.callback) for address, pattern in pages.patterns()}
    assert [address for address, view in views.items() if not (view.__doc__ or "").strip().endswith(".")] == []


def test_no_two_doors_have_the_same_name():
    names = [f"{pattern.callback.__module__}:{pattern.name}" for _, pattern in pages.patterns() if pattern.name]
    assert len(names) == len(set(names))
