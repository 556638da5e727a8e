"""The drawings: each says in words what it shows, and none lets a person's words become markup."""

import re
from dataclasses import dataclass

import pytest

from hearthlight.frame.icons import ICONS
from hearthlight.frame.templatetags import hearth

NEEDED = [
    "lamp",
    "hand-heart",
    "calendar-days",
    "chart-spline",
    "life-buoy",
    "eye-off",
    "sliders",
    "chevron-left",
    "chevron-right",
    "lock",
    "rings",
    "shield-home",
    "undo",
    "moon",
    "music",
    "leaf",
    "phone",
    "phone-call",
    "message",
    "users",
    "clipboard",
    "eye",
    "info",
    "check",
    "pause",
    "download",
    "link-off",
    "trash",
    "bell-off",
    "door",
    "alert",
    "hourglass",
    "clock",
    "key",
    "quote",
]


@dataclass
class Light:
    who: str = "You"
    head: str = "Low"
    sub: str = "and heavy"


SAM = Light("Sam", "Some energy", "and hopeful")


@pytest.mark.parametrize("name", NEEDED)
def test_each_icon_is_drawn_and_hidden_from_screen_readers(name):
    drawn = hearth.icon(name, "s")
    assert drawn.startswith('<svg class="ico s"')
    assert 'aria-hidden="true"' in drawn


def test_an_unknown_icon_is_noticed_at_once():
    with pytest.raises(KeyError):
        hearth.icon("hearts")


def test_no_icon_carries_style_or_script():
    assert not re.search(r"style=|on\w+=|<script", "".join(ICONS.values()))


def test_two_lights_are_one_picture_with_one_sentence():
    drawn = hearth.lights(Light(), SAM)
    assert 'role="img" aria-label="You: Low, and heavy. Sam: Some energy, and hopeful."' in drawn
    assert drawn.count("<circle") == 2


def test_someone_alone_has_one_light_and_the_same_flame():
    alone, both = hearth.lights(Light(), None), hearth.lights(Light(), SAM)
    assert alone.count("<circle") == 1
    assert 'aria-label="You: Low, and heavy."' in alone
    assert re.findall(r"A120 120|A67.2 67.2", alone) == re.findall(r"A120 120|A67.2 67.2", both)


def test_a_light_without_a_second_line_says_only_the_first():
    assert 'aria-label="You: Quiet."' in hearth.lights(Light(head="Quiet", sub=""), None)


def test_a_long_name_is_set_smaller():
    assert "light you long" in hearth.lights(Light(), Light("Maximiliane-Konstantinaa", "Quiet", "nothing shared"))
    assert "long" not in hearth.lights(Light(), SAM)


def test_a_name_cannot_become_markup():
    drawn = hearth.lights(Light(who='"><script>'), Light(head="<b>x</b>"))
    assert "<script>" not in drawn
    assert "<b>x</b>" not in drawn


def test_the_way_back_names_where_it_leads():
    drawn = hearth.back("/plan/?a=1&b=2", "Plan & rest")
    assert 'href="/plan/?a=1&amp;b=2"' in drawn
    assert 'aria-label="Back"' in drawn
    assert "Plan &amp; rest" in drawn


@pytest.mark.parametrize("scale", [hearth.energy_glyph, hearth.mood_glyph])
def test_five_steps_are_five_different_drawings_that_share_no_ids(scale):
    drawings = [scale(step) for step in range(1, 6)]
    assert len(set(drawings)) == 5
    assert "id=" not in "".join(drawings)


@pytest.mark.parametrize("draw", [hearth.flame, hearth.mark, hearth.lights])
def test_wordless_pictures_are_hidden_from_screen_readers(draw):
    assert 'aria-hidden="true"' in draw()
