"""Every gate before touch, step by step, with somebody who tries to get past it."""

import datetime as dt

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.lists import come_in
from tests.promises.looks import look

from hearthlight.acts.stages import ITEM, STAGES
from hearthlight.frame import stages, timing, turns
from hearthlight.journal import write
from hearthlight.journal.models import Row

CALM = {"adult": "yes", "free": "yes", "watched": "no", "afraid": "no", "hurts": "no", "open": "yes"}
PAGE = "/closer/steps/"
IS_REST_WEEK = turns.is_rest_week


@pytest.fixture(autouse=True)
def _no_rest_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no week rest by itself, but for the tests about that."""
    monkeypatch.setattr(turns, "is_rest_week", lambda visit: False)


def weekly_turns(noor: Guest, sam: Guest, hands: Hands) -> None:
    hands.pass_by(days=2)
    come_in(noor, sam, noor)
    hands.pass_by(days=5)
    come_in(noor, sam, noor)


@pytest.fixture
def open_to_it(noor: Guest, sam: Guest, hands: Hands) -> tuple[Guest, Guest]:
    """Two people who both answered calmly and are open to it, after a week."""
    for guest in (noor, sam):
        guest.post(f"{PAGE}questions/", **CALM)
    weekly_turns(noor, sam, hands)
    return noor, sam


def say(guest: Guest, answer: str = "yes", stage: int = 0) -> None:
    guest.post(f"{PAGE}say/", answer=answer, stage=str(stage))


def begins(guest: Guest) -> bool:
    guest.post(f"{PAGE}start/")
    return timing.is_on(guest.visit())


def session(noor: Guest, sam: Guest, hands: Hands, stage: int = 0) -> None:
    """Live through one session, and come back the day after next."""
    for guest in (noor, sam):
        say(guest, stage=stage)
    assert begins(noor)
    noor.post("/closer/timer/press/", do="stop")
    hands.pass_by(days=4)
    come_in(noor, sam, noor)


def test_two_fresh_yeses_on_two_phones_open_it_on_both(open_to_it: tuple[Guest, Guest]) -> None:
    noor, sam = open_to_it
    say(noor)
    say(sam)
    assert "You both said yes" in noor.page(PAGE)
    assert begins(sam)
    page = noor.page("/closer/timer/")
    assert "There’s no goal here." in page
    assert "No touch in this step." in page


@pytest.mark.parametrize("name", sorted(CALM))
@pytest.mark.parametrize("answer", ["yes", "no", "unsure", ""])
def test_one_worried_or_missing_answer_keeps_it_away_for_both(
    noor: Guest, sam: Guest, hands: Hands, name: str, answer: str
) -> None:
    if answer == CALM[name]:
        return
    noor.post(f"{PAGE}questions/", **{**CALM, name: answer})
    sam.post(f"{PAGE}questions/", **CALM)
    weekly_turns(noor, sam, hands)
    for guest in (noor, sam):
        assert stages.standing(guest.visit()) == "not_offered"
        say(guest)
        assert not begins(guest)


def test_a_worry_leads_to_help_and_nothing_else_of_it_can_be_seen(noor: Guest, sam: Guest) -> None:
    response = noor.post(f"{PAGE}questions/", **{**CALM, "afraid": "yes"})
    assert response.redirect_chain[-1][0] == "/help/"


def test_worry_quiet_week_decline_and_rest_week_look_the_same_to_the_other_one(
    noor: Guest, sam: Guest, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    sam.post(f"{PAGE}questions/", **CALM)
    for reason in ("worry", "still", "declined", "rest", "not asked"):
        with in_another_world(noor, sam, hands=hands), monkeypatch.context() as patch:
            if reason != "not asked":
                noor.post(f"{PAGE}questions/", **(CALM | ({"afraid": "yes"} if reason == "worry" else {})))
            if reason == "still":
                write.settle(noor.visit().mine, "still_since", noor.visit().today.isoformat())
            if reason == "declined":
                hands.pass_by(days=1)
                come_in(noor)
                say(noor, "not_now")
                hands.pass_by(days=-1)
            if reason == "rest":
                own = bytes(noor.person.home)
                patch.setattr(turns, "is_rest_week", lambda visit, own=own: visit.mine.id == own)
            weekly_turns(noor, sam, hands)
            seen.append([look(sam.client, path) for path in (PAGE, "/closer/", "/")])
    assert all(one == seen[0] for one in seen)


def test_a_week_of_rest_comes_about_once_in_six_and_is_drawn_by_ones_own_key(
    noor: Guest, sam: Guest, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "is_rest_week", IS_REST_WEEK)
    weeks: dict[str, list[bool]] = {"Noor": [], "Sam": []}
    for _ in range(60):
        hands.pass_by(days=7)
        for guest in (noor, sam):
            guest.unlock()
            weeks[guest.called].append(turns.is_rest_week(guest.visit()))
    assert all(2 <= sum(rests) <= 22 for rests in weeks.values())
    assert weeks["Noor"] != weeks["Sam"]


def test_a_yes_of_more_than_an_hour_ago_is_none(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    say(noor)
    hands.pass_by(minutes=60)
    come_in(noor, sam)
    say(sam)
    assert stages.standing(sam.visit()) == "waits"
    assert not begins(sam)


def test_setting_a_clock_back_makes_no_old_yes_fresh(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    say(noor)
    hands.pass_by(minutes=-30)
    say(sam)
    assert not begins(sam)


def test_silence_is_no(open_to_it: tuple[Guest, Guest]) -> None:
    noor, _ = open_to_it
    say(noor)
    assert stages.standing(noor.visit()) == "waits"
    assert not begins(noor)


def test_one_person_on_two_phones_is_still_one_yes(open_to_it: tuple[Guest, Guest]) -> None:
    noor, _ = open_to_it
    other = noor.other_phone()
    say(noor)
    say(other)
    assert not begins(noor)
    assert not begins(other)


def test_two_yeses_from_one_phone_are_none(open_to_it: tuple[Guest, Guest]) -> None:
    noor, sam = open_to_it
    say(noor)
    yes = {"stage": "0", "at": sam.visit().now.isoformat(), "phone": noor.visit().phone_id.hex()}
    ours = sam.visit().ours
    assert ours is not None
    write.settle(ours, "step_yes", yes)
    assert not begins(sam)


def test_a_yes_is_spent_by_the_session_and_cannot_be_used_again(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    say(noor)
    say(sam)
    assert begins(noor)
    hands.pass_by(minutes=1)
    noor.post("/closer/timer/press/", do="stop")
    assert not begins(noor)
    assert not begins(sam)


@pytest.mark.parametrize("stage", [1, 2, 3, 4, -1])
def test_a_yes_for_another_step_counts_for_nothing(open_to_it: tuple[Guest, Guest], stage: int) -> None:
    noor, sam = open_to_it
    say(noor, stage=stage)
    say(sam, stage=stage)
    assert not begins(noor)


def test_a_yes_does_not_carry_over_when_the_step_changes(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    up(noor, sam, hands)
    say(noor, stage=1)
    say(sam, stage=1)
    noor.post(f"{PAGE}move/", to="0")
    assert not begins(sam)


def up(noor: Guest, sam: Guest, hands: Hands) -> None:
    for _ in range(2):
        session(noor, sam, hands)
    for guest in (noor, sam):
        guest.post(f"{PAGE}move/", to="1")
    assert stages.current(sam.visit()).number == 1
    hands.pass_by(minutes=1)


def test_not_now_takes_the_yes_back_and_rests_two_days(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    say(noor)
    say(sam)
    say(noor, "not_now")
    assert not begins(sam)
    assert stages.standing(noor.visit()) == "not_offered"
    hands.pass_by(hours=47)
    come_in(noor)
    say(noor)
    assert stages.standing(noor.visit()) == "not_offered"


def test_the_others_page_is_the_same_with_and_without_a_yes_or_a_no(
    open_to_it: tuple[Guest, Guest], hands: Hands
) -> None:
    noor, sam = open_to_it
    seen = []
    for answer in ("yes", "not_now", ""):
        with in_another_world(noor, sam, hands=hands):
            if answer:
                say(noor, answer)
            seen.append([look(sam.client, path) for path in (PAGE, "/closer/", "/")])
    assert seen[0] == seen[1] == seen[2]


def test_a_not_now_takes_away_no_yes_that_is_over(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    home, seen = bytes(noor.person.couple or b""), []
    say(noor)
    hands.pass_by(hours=3)
    noor.unlock()
    for answer in ("not_now", ""):
        with in_another_world(noor, sam, hands=hands):
            say(noor, answer)
            seen.append(sorted((row.author, bytes(row.sealed)) for row in Row.objects.filter(home=home)))
    assert seen[0] == seen[1]


def test_moving_up_needs_both_and_two_sessions_and_is_never_suggested(
    open_to_it: tuple[Guest, Guest], hands: Hands
) -> None:
    noor, sam = open_to_it
    for guest in (noor, sam):
        guest.post(f"{PAGE}move/", to="1")
    assert stages.current(noor.visit()).number == 0
    assert "Open to this" not in noor.page(PAGE)
    for _ in range(2):
        session(noor, sam, hands)
    noor.post(f"{PAGE}move/", to="1")
    assert stages.current(sam.visit()).number == 0
    sam.post(f"{PAGE}move/", to="1")
    assert stages.current(noor.visit()).number == 1


def test_moving_up_skips_no_step(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    for _ in range(2):
        session(noor, sam, hands)
    for guest in (noor, sam):
        guest.post(f"{PAGE}move/", to="3")
    assert stages.current(noor.visit()).number == 0


def test_moving_down_needs_one_and_an_old_wish_brings_nobody_back_up(
    open_to_it: tuple[Guest, Guest], hands: Hands
) -> None:
    noor, sam = open_to_it
    up(noor, sam, hands)
    sam.post(f"{PAGE}move/", to="0")
    assert stages.current(noor.visit()).number == 0
    hands.pass_by(minutes=1)
    noor.post(f"{PAGE}move/", to="1")
    assert stages.current(noor.visit()).number == 0


def test_two_sessions_a_week_are_the_most(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = open_to_it
    for _ in range(2):
        say(noor)
        say(sam)
        assert begins(noor)
        noor.post("/closer/timer/press/", do="stop")
        hands.pass_by(days=1)
        come_in(noor, sam)
    assert stages.standing(noor.visit()) == stages.standing(sam.visit()) == "not_offered"


def test_a_step_cannot_be_started_past_its_door(open_to_it: tuple[Guest, Guest]) -> None:
    noor, _ = open_to_it
    for stage in STAGES:
        assert noor.get(f"/closer/timer/ready/{stage.act.id}/").status_code == 404
        assert noor.post(f"/closer/timer/ready/{stage.act.id}/").status_code == 404
    assert not timing.is_on(noor.visit())


def test_what_stays_out_of_a_step_is_on_every_page_of_it(open_to_it: tuple[Guest, Guest]) -> None:
    noor, _ = open_to_it
    page = noor.page(PAGE)
    assert "No goal. Nothing has to happen. Stopping is success too." in page
    for stage in STAGES:
        assert stage.limits in page
    say(noor)
    assert STAGES[0].limits in noor.page(PAGE)


def test_a_stop_on_either_phone_ends_both_with_the_same_words_as_the_end(
    open_to_it: tuple[Guest, Guest], hands: Hands
) -> None:
    noor, sam = open_to_it
    say(noor)
    say(sam)
    begins(noor)
    seen = []
    for who in (noor, sam, None):
        with in_another_world(noor, sam, hands=hands):
            hands.pass_by(minutes=10 if who is None else 3)
            if who is not None:
                who.post("/closer/timer/press/", do="stop")
            seen.append([look(guest.client, "/closer/timer/") for guest in (noor, sam)])
    assert seen[0] == seen[1] == seen[2]


def test_what_was_noticed_is_private_and_asks_nothing_about_the_other_one(
    open_to_it: tuple[Guest, Guest],
) -> None:
    noor, sam = open_to_it
    before = look(sam.client, "/closer/")
    noor.post(f"{PAGE}noticed/", words="the clock, and warm hands")
    assert look(sam.client, "/closer/") == before
    assert "Sam" not in noor.page(f"{PAGE}noticed/").split("<main")[1].split("</main>")[0]
    assert noor.client.post(f"{PAGE}noticed/", {"words": "x" * 2001}).status_code == 422


def test_the_questions_are_asked_again_after_two_months(open_to_it: tuple[Guest, Guest], hands: Hands) -> None:
    noor, _ = open_to_it
    hands.pass_by(days=60)
    come_in(noor)
    assert not turns.may_take_steps(noor.visit())


def test_the_item_is_hidden_among_the_points_and_on_no_list(open_to_it: tuple[Guest, Guest]) -> None:
    noor, _ = open_to_it
    assert ITEM in turns.LIST.items
    assert ITEM not in noor.page("/closer/answers/?group=longer")
    assert turns.found(noor.visit(), turns.LIST) == {ITEM}
    assert "You’re both open to these" not in noor.page("/closer/")


def test_the_clock_change_of_a_spring_night_gives_no_hour_more(noor: Guest, sam: Guest) -> None:
    before = dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC)
    yes = stages.Yes(0, before, "a")
    assert yes.holds(0, now=before + dt.timedelta(minutes=59), since=None)
    assert not yes.holds(0, now=before + dt.timedelta(minutes=60), since=None)
