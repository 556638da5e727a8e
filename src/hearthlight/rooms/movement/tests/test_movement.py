"""Movement: the size that fits, nothing counted, a word about it in two taps, and weeks that are one's own."""

import datetime as dt
import html
import re
from pathlib import Path
from typing import Any

import pytest
from tests.guests import NOW, Guest

from hearthlight.acts import catalogue
from hearthlight.entries.base import Imported
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.frame import timing
from hearthlight.journal import read, write
from hearthlight.rooms.movement import poses, sizes, walked

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TINY, FIVE, TWENTY = (str(size.say) for size in sizes.SIZES.values())
FOR_TWO = "The two of you"
WEEKS = "Your own weeks"


def words(guest: Guest, path: str = "/movement/") -> str:
    main = guest.page(path).partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def moved(guest: Guest) -> list[Movement]:
    return [kept.entry for kept in read.everything(guest.visit().mine) if isinstance(kept.entry, Movement)]


def walk(guest: Guest, steps: list[float]) -> None:
    """Let a file tell the steps of each day up to yesterday, the oldest first."""
    days = [TODAY - dt.timedelta(days=back) for back in range(len(steps), 0, -1)]
    told = [
        (bytes([place]) * 16, Movement(day=day, imported=Imported("garmin:0"), what=STEPS_OF_A_DAY, steps=much))
        for place, (day, much) in enumerate(zip(days, steps, strict=True))
    ]
    write.append_many(guest.visit().mine, told)


def start_a_still_week(guest: Guest) -> None:
    write.settle(guest.visit().mine, "still_since", TODAY.isoformat())


@pytest.mark.parametrize(
    ("energy", "size"),
    [(None, "tiny"), (0, "tiny"), (2.9, "tiny"), (3, "five"), (5.9, "five"), (6, "twenty"), (10, "twenty")],
)
def test_the_size_follows_ones_own_energy(energy: float | None, size: str) -> None:
    assert sizes.for_energy(energy).key == size


def test_before_anything_was_said_one_stretch_is_enough(noor: Guest) -> None:
    assert TINY in words(noor)


@pytest.mark.parametrize(("tap", "said"), [(1, TINY), (3, FIVE), (5, FIVE), (7, TWENTY), (9, TWENTY)])
def test_a_check_in_sets_the_size(noor: Guest, tap: int, said: str) -> None:
    noor.says(energy=tap)
    assert words(noor).startswith(said)


@pytest.mark.parametrize("size", sizes.SIZES)
def test_another_size_is_one_tap_away(noor: Guest, size: str) -> None:
    assert f'href="?size={size}"' in noor.page("/movement/")
    assert words(noor, f"/movement/?size={size}").startswith(str(sizes.SIZES[size].say))


def test_a_size_that_is_none_comes_to_the_one_that_fits(noor: Guest) -> None:
    assert TINY in words(noor, "/movement/?size=huge")


@pytest.mark.parametrize("size", sizes.SIZES.values(), ids=list(sizes.SIZES))
def test_every_size_has_something_for_any_weather_and_a_timer_beside_it(noor: Guest, size: sizes.Size) -> None:
    acts = sizes.acts(size.acts)
    assert any(act.indoors for act in acts)
    page = noor.page(f"/movement/?size={size.key}")
    for act in acts:
        assert act.audience == "alone"
        assert noor.get(f"/closer/timer/ready/{act.id}/").status_code == 200
        assert f"/closer/timer/ready/{act.id}/" in page


@pytest.mark.parametrize(("size", "least", "most"), [("tiny", 0, 2), ("five", 3, 5), ("twenty", 5, 6)])
def test_no_size_asks_for_more_than_its_energy(size: str, least: int, most: int) -> None:
    assert all(least <= act.energy <= most for act in sizes.acts(sizes.SIZES[size].acts))


def test_there_are_drawings_and_each_is_of_a_pose() -> None:
    shown = {pose.key for size in sizes.SIZES.values() for pose in size.poses} | {poses.WALK.key}
    drawn = {path.stem for path in (Path(poses.__file__).parent / "templates/movement/poses").glob("*.svg")}
    assert shown == drawn
    assert len(drawn) >= 8


@pytest.mark.parametrize("size", sizes.SIZES.values(), ids=list(sizes.SIZES))
def test_a_drawing_stands_beside_its_words(noor: Guest, size: sizes.Size) -> None:
    page = noor.page(f"/movement/?size={size.key}")
    walks = 0 if size is sizes.TINY else 1
    assert page.count('<svg class="pose"') == len(size.poses) + walks
    for pose in size.poses:
        assert html.escape(str(pose.name), quote=False) in page


def test_one_alone_is_offered_nothing_for_two(noor: Guest) -> None:
    assert FOR_TWO not in words(noor)


def test_two_are_offered_the_same_whatever_either_has_said(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1)
    sam.says(energy=5)
    for guest in (noor, sam):
        page = guest.page("/movement/")
        offered = re.findall(r"/closer/timer/ready/([a-z-]+)/", page.partition(FOR_TWO)[2])
        assert tuple(offered) == sizes.FOR_TWO


def test_what_is_for_two_runs_on_both_phones(noor: Guest, sam: Guest) -> None:
    assert all(catalogue.act(act).audience == "together" for act in sizes.FOR_TWO)
    noor.post("/closer/timer/ready/walk-together-five/")
    assert timing.is_on(sam.visit())
    assert "A quiet timer is on" in words(sam)


@pytest.mark.parametrize("act", ["walk-together-five", "walk-five"])
def test_the_end_of_a_timer_leads_back_to_where_it_began(noor: Guest, sam: Guest, act: str) -> None:
    noor.post(f"/closer/timer/ready/{act}/")
    noor.post("/closer/timer/press/", do="stop")
    over = noor.page("/closer/timer/")
    assert 'href="/movement/">Skip, and close' in over
    assert re.search(r'href="/plan/"[^>]*aria-current="page"', over)
    assert noor.post("/closer/timer/felt/", felt="nice").redirect_chain[-1][0] == "/movement/"


def test_a_pause_puts_what_is_for_two_away(noor: Guest, sam: Guest) -> None:
    assert FOR_TWO in words(noor)
    noor.post("/settings/choose/", paused="yes")
    assert noor.visit().paused
    assert FOR_TWO not in words(noor)


def test_a_still_week_keeps_to_one_stretch_and_shows_no_weeks(noor: Guest, sam: Guest) -> None:
    noor.says(energy=5)
    walk(noor, [4000.0] * 34)
    assert FOR_TWO in words(noor) and WEEKS in words(noor)
    start_a_still_week(noor)
    said = words(noor)
    assert said.startswith(TINY)
    assert FOR_TWO not in said
    assert WEEKS not in said
    assert FOR_TWO in words(sam)


def test_two_taps_say_that_somebody_moved(noor: Guest) -> None:
    noor.post("/movement/moved/", what="walk", minutes="5")
    assert [(one.what, one.minutes, one.day) for one in moved(noor)] == [("A walk", 5.0, TODAY)]


def test_it_is_taken_back_by_one_press(noor: Guest) -> None:
    said = noor.post("/movement/moved/", what="stretch", minutes="1").content.decode()
    assert "Kept to yourself." in said
    token = re.search(r'name="token" value="([^"]+)"', said)
    assert token is not None
    noor.post("/check-in/undo/", token=token.group(1))
    assert moved(noor) == []


def test_the_same_page_sent_twice_says_it_once(noor: Guest) -> None:
    for _ in range(2):
        noor.post("/movement/moved/", id="ab" * 16, what="yoga", minutes="10")
    assert len(moved(noor)) == 1


def test_one_tap_alone_keeps_nothing_and_stays_chosen(noor: Guest) -> None:
    answer = noor.client.post("/movement/moved/", {"minutes": "5"})
    assert answer.status_code == 422
    assert "What was it?" in answer.content.decode()
    answer = noor.client.post("/movement/moved/", {"what": "yoga"})
    assert 'value="yoga" checked' in answer.content.decode()
    assert moved(noor) == []


def test_the_partner_learns_nothing_of_it(noor: Guest, sam: Guest) -> None:
    before = words(sam), words(sam, "/")
    walk(noor, [4000.0] * 34)
    noor.post("/movement/moved/", what="walk", minutes="20")
    assert (words(sam), words(sam, "/")) == before


def test_nothing_that_was_said_is_counted_on_the_page(noor: Guest) -> None:
    before = words(noor)
    for number in range(4):
        noor.post("/movement/moved/", id=f"{number:032x}", what="walk", minutes="5")
    noor.get("/movement/")
    assert words(noor) == before


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([4000.0] * 34, walked.ALIKE),
        ([4000.0] * 20 + [6000.0] * 14, walked.MORE),
        ([4000.0] * 20 + [2000.0] * 14, walked.QUIETER),
    ],
    ids=["alike", "more", "quieter"],
)
def test_the_weeks_are_told_without_a_number(noor: Guest, steps: list[float], said: Any) -> None:
    walk(noor, steps)
    told = words(noor).partition(WEEKS)[2]
    assert str(said) in told
    assert not re.search(r"\d", told)


def test_too_few_days_are_no_line(noor: Guest) -> None:
    walk(noor, [4000.0] * 20)
    assert WEEKS not in words(noor)


def day_of_steps(back: int, steps: float) -> Movement:
    return Movement(day=TODAY - dt.timedelta(days=back), what=STEPS_OF_A_DAY, steps=steps)


def test_a_day_that_several_tell_is_the_one_that_tells_most() -> None:
    once = [day_of_steps(back, 4000.0 + 10 * back) for back in range(1, 35)]
    twice = [*once, *(day_of_steps(back, 300.0) for back in range(1, 35))]
    assert walked.line(twice, TODAY) == walked.line(once, TODAY)


def test_today_is_not_over_and_stays_out() -> None:
    told = [day_of_steps(back, 4000.0) for back in range(1, 35)]
    assert walked.line([*told, day_of_steps(0, 40.0)], TODAY) == walked.line(told, TODAY)


def test_the_line_stays_inside_its_drawing_and_small_swings_stay_small() -> None:
    wild = walked.line([day_of_steps(back, 20000.0 if back % 9 < 3 else 1.0) for back in range(1, 35)], TODAY)
    even = walked.line([day_of_steps(back, 4000.0 + back) for back in range(1, 35)], TODAY)
    assert wild is not None and even is not None
    heights = []
    for drawn in (wild, even):
        places = [tuple(map(int, place.split())) for place in drawn.path[1:].split("L")]
        assert all(0 <= across <= walked.WIDE and 0 <= down <= walked.HIGH for across, down in places)
        heights.append(max(down for _, down in places) - min(down for _, down in places))
    assert heights[1] <= 2 < heights[0]
