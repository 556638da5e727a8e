"""The colours hold: every pair of text and ground keeps its contrast in each of the three themes."""

import re
from itertools import product
from pathlib import Path

import pytest

import hearthlight.frame

SHEETS = Path(hearthlight.frame.__file__).parent / "static" / "hearthlight" / "css"
THEMES = ("day", "night", "winddown")
TEXT, CONTROL, MORE = 4.5, 3.0, 7.0

# Which colour stands on which, as the table in the design language has it.
TEXT_PAIRS = (
    *product(("ink", "ink-2", "ink-3", "link", "care"), ("ground", "surface")),
    *product(("ink", "ink-2"), ("sunken", "you-soft", "ours-soft", "care-soft", "act-soft")),
    *product(("on-lit", "on-lit-2", "glow-soft"), ("lit",)),
    *product(("ink", "me-ink"), ("me-near", "me-edge")),
    *product(("ink", "you-ink"), ("you-near", "you-edge")),
    ("on-lit", "lit-2"),
    ("on-glow", "glow"),
    ("on-act", "act"),
    ("me", "me-soft"),
    ("you", "you-soft"),
    ("ours", "ours-soft"),
    ("ok", "ok-soft"),
    ("on-care", "care-fill"),
)
CONTROL_PAIRS = (
    *product(("line-strong",), ("ground", "surface", "sunken")),
    *product(("focus",), ("ground", "surface", "sunken")),
    ("glow-soft", "lit"),
    ("surface", "ok"),
)
# Where each theme stands: its sheet and its selector. A later block of the same name holds what "more contrast" asks for.
HOMES = {
    "day": ("tokens.css", ":root"),
    "night": ("night.css", ":root"),
    "winddown": ("tokens.css", "[data-theme=winddown]"),
}


def _blocks(sheet: str, selector: str) -> list[dict[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", (SHEETS / sheet).read_text(encoding="utf-8"), flags=re.S)
    bodies = [body for name, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text) if name.strip().startswith(selector)]
    colours = [dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", body)) for body in bodies]
    return [found for found in colours if found]


def _theme(name: str) -> dict[str, str]:
    return _blocks(*HOMES[name])[0]


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_words_stand_out_from_what_they_stand_on(theme, text, ground):
    colours = _theme(theme)
    assert _contrast(colours[text], colours[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), CONTROL_PAIRS)
def test_edges_of_controls_can_be_seen(theme, edge, ground):
    colours = _theme(theme)
    assert _contrast(colours[edge], colours[ground]) >= CONTROL


def test_the_measure_of_contrast_agrees_with_known_values():
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_sets_the_same_colours(theme):
    assert set(_theme(theme)) == set(_theme("day"))


@pytest.mark.parametrize("theme", THEMES)
def test_more_contrast_reaches_the_higher_floor(theme):
    usual, more = _blocks(*HOMES[theme])
    assert {name for name in ("ink-2", "ink-3") if _contrast(more[name], usual["ground"]) < MORE} == set()
