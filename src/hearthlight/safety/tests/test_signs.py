"""Each rule about when it is worth talking to somebody, from dated entries, on both sides of its edge."""

import datetime as dt
import functools

import pytest

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.entries.screening import Screening
from hearthlight.journal import write
from hearthlight.journal.read import Kept
from hearthlight.safety import gathered, signs, worth_saying
from hearthlight.safety.signs import Facts
from hearthlight.safety.taken import Taken

TODAY = dt.date(2026, 11, 24)


def ago(days):
    return TODAY - dt.timedelta(days=days)


def phq(total, days=0, check="phq-9", difficulty=None):
    """Return a check whose answers add up to `total`."""
    count = 9 if check == "phq-9" else 8
    answers = {str(item): min(3, max(0, total - 3 * (item - 1))) for item in range(1, count + 1)}
    return Taken(bytes(16), ago(days), check, answers, difficulty)


def who5(percent, days=0):
    raw = percent // 4
    return Taken(
        bytes(16), ago(days), "who-5", {str(item): min(5, max(0, raw - 5 * (item - 1))) for item in range(1, 6)}
    )


def facts(*entries, checks=()):
    """Return the facts in some dated entries, gathered as the house gathers them."""
    kept = [Kept(bytes([number]) * 16, number, 0, entry) for number, entry in enumerate(entries)]
    said = functools.reduce(gathered.FOLD.add, kept, gathered.FOLD.start())
    return gathered.facts_of(said, sorted(checks, key=lambda one: one.day), TODAY)


def moods(days):
    """Return check-ins from days ago -> mood."""
    return [Checkin(day=ago(day), mood=mood) for day, mood in days.items()]


# B1 to B4 and B7: what the checks say.


@pytest.mark.parametrize(
    ("checks", "holds"),
    [
        ([phq(10, 14), phq(10)], True),
        ([phq(10, 60), phq(12)], True),
        ([phq(10, 13), phq(10)], False),
        ([phq(10, 61), phq(10)], False),
        ([phq(9, 14), phq(10)], False),
        ([phq(10, 14), phq(9)], False),
        ([phq(10)], False),
        ([phq(10, 30), phq(4, 15), phq(11)], True),
        ([phq(10, 14, "phq-8"), phq(10)], True),
        ([phq(10, 75), phq(10, 61)], False),
    ],
)
def test_b1_two_forms_of_ten_or_more_two_weeks_to_two_months_apart(checks, holds):
    assert signs.moderate_twice(facts(checks=checks)) == holds


@pytest.mark.parametrize(
    ("total", "soon", "days"), [(15, False, False), (16, True, False), (19, True, False), (20, True, True)]
)
def test_b2_and_b3_sixteen_and_twenty_once(total, soon, days):
    found = facts(checks=[phq(total)])
    assert (signs.more_severe(found), signs.severe(found)) == (soon, days)


def test_b2_and_b3_look_at_the_latest_form_alone_and_not_for_ever():
    assert not signs.severe(facts(checks=[phq(24, 20), phq(6)]))
    assert not signs.severe(facts(checks=[phq(24, 61)]))


@pytest.mark.parametrize(
    ("before", "now", "holds"),
    [((5, 6, 7), 11, True), ((5, 6, 7), 10, False), ((2, 20, 4), 9, True), ((5, 6), 20, False)],
)
def test_b4_five_above_the_median_of_the_three_before(before, now, holds):
    checks = [phq(total, 20 * (len(before) - place)) for place, total in enumerate(before)]
    assert signs.risen(facts(checks=[*checks, phq(now)])) == holds


@pytest.mark.parametrize(("difficulty", "holds"), [(None, False), (0, False), (1, False), (2, True), (3, True)])
def test_b7_very_or_extremely_difficult(difficulty, holds):
    assert signs.very_difficult(facts(checks=[phq(4, difficulty=difficulty)])) == holds


def test_a_form_with_an_answer_left_out_has_no_total_to_go_by():
    part = Taken(bytes(16), TODAY, "phq-9", {"1": 3, "2": 3, "3": 3, "4": 3, "5": 3, "6": 3, "7": 3})
    assert not signs.severe(facts(checks=[part]))
    assert not signs.more_severe(facts(checks=[part]))


# B5: own ratings.


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        (dict.fromkeys(range(15), 1), True),
        (dict.fromkeys(range(14), 1), False),
        (dict.fromkeys(range(0, 15, 2), 1), True),
        (dict.fromkeys((0, 2, 4, 6, 8, 10, 14), 1), False),
        (dict.fromkeys(range(20), 5), False),
        ({**dict.fromkeys(range(0, 16, 2), 1), **dict.fromkeys(range(1, 16, 2), 7)}, True),
        ({**dict.fromkeys(range(20), 7), 0: 1, 15: 1}, False),
        (dict.fromkeys(range(4, 20), 1), False),
        (dict.fromkeys(range(1, 17), 3), True),
        (dict.fromkeys(range(1, 17), 3.5), False),
    ],
)
def test_b5_low_on_most_answered_days_for_more_than_two_weeks(days, holds):
    assert signs.low_for_long(facts(*moods(days))) == holds


def test_b5_a_day_is_the_mean_of_what_was_said_on_it():
    days = [Checkin(day=ago(day), mood=mood) for day in range(16) for mood in (1, 7)]
    assert not signs.low_for_long(facts(*days))


# B6: well-being.


@pytest.mark.parametrize(
    ("checks", "holds"),
    [
        ([who5(48, 20), who5(48)], True),
        ([who5(52, 20), who5(48)], False),
        ([who5(48)], False),
        ([who5(28)], True),
        ([who5(32)], False),
    ],
)
def test_b6_fifty_twice_or_twenty_eight_once(checks, holds):
    assert signs.little_wellbeing(facts(checks=checks)) == holds


# B8, B9, B11: the body, the two of you, a medicine.


@pytest.mark.parametrize(("days", "holds"), [(0, True), (60, True), (61, False)])
def test_b8_something_in_the_body_was_noticed(days, holds):
    assert signs.body_to_look_at(facts(Noticed(day=ago(days), signs=("bleeding",)))) == holds


def night(days, asleep, **more):
    return Night(day=ago(days), asleep=asleep, **more)


@pytest.mark.parametrize(
    ("entries", "holds"),
    [
        ([night(day, 240) for day in (0, 2, 4)], True),
        ([night(day, 240) for day in (0, 2)], False),
        ([night(day, 300) for day in (0, 2, 4)], False),
        ([night(day, 240) for day in (0, 2, 7)], False),
        ([night(day, 240, is_nap=True) for day in (0, 2, 4)], False),
        ([*(night(day, 240) for day in (0, 2, 4)), night(4, 420)], False),
    ],
)
def test_b8_very_short_nights_with_full_energy(entries, holds):
    full = [Checkin(day=ago(day), energy=9) for day in range(9)]
    some = [Checkin(day=ago(day), energy=5) for day in range(9)]
    assert signs.sleepless_and_full(facts(*full, *entries)) == holds
    assert not signs.sleepless_and_full(facts(*some, *entries))


@pytest.mark.parametrize(("days", "total", "holds"), [(0, 10, True), (365, 10, True), (366, 10, False), (30, 9, False)])
def test_b8_low_around_a_birth(days, total, holds):
    assert signs.low_around_a_birth(Facts(today=TODAY, checks=[phq(total)], births=[ago(days)])) == holds


@pytest.mark.parametrize(("now", "answers", "holds"), [(3, 6, True), (5, 6, True), (6, 6, False), (3, 5, False)])
def test_b9_own_closeness_fell_clearly(now, answers, holds):
    before = [Checkin(day=ago(30 + day), closeness=7) for day in range(8)]
    after = [Checkin(day=ago(day), closeness=now) for day in range(answers)]
    assert signs.further_apart(facts(*before, *after)) == holds


def medicine(what, days, effects=()):
    return Medicine(day=ago(days), course=bytes(16), what=what, name="sertraline", effects=effects)


@pytest.mark.parametrize(
    ("entries", "holds"),
    [
        ([medicine("started", 20), medicine("noticed", 9, ("less_wanting",))], True),
        ([medicine("changed", 20), medicine("noticed", 9, ("harder_to_climax",))], True),
        ([medicine("started", 20), medicine("noticed", 9, ("dry_mouth",))], False),
        ([medicine("started", 20), medicine("noticed", 21, ("less_wanting",))], False),
        ([medicine("started", 91), medicine("noticed", 9, ("less_wanting",))], False),
        ([medicine("stopped", 20), medicine("noticed", 9, ("less_wanting",))], False),
        ([medicine("noticed", 9, ("less_wanting",))], False),
    ],
)
def test_b11_less_wanting_noticed_since_a_medicine_began_or_changed(entries, holds):
    assert signs.less_wanting_since_a_medicine(facts(*entries)) == holds


@pytest.mark.parametrize(("after", "holds"), [(4, True), (6, False)])
def test_b11_own_wanting_fell_since_a_medicine(after, holds):
    before = [Checkin(day=ago(21 + day), desire=7) for day in range(8)]
    since = [Checkin(day=ago(day), desire=after) for day in range(8)]
    assert signs.less_wanting_since_a_medicine(facts(medicine("started", 20), *before, *since)) == holds


# B10: how it is said.


def test_b10_the_most_pressing_alone_is_said_and_the_body_stands_beside_it():
    found = facts(Noticed(day=TODAY, signs=("bleeding",)), checks=[phq(12, 20), phq(21, difficulty=3)])
    assert signs.worth_saying(found, {}) == ["B3", "B8"]


@pytest.mark.parametrize(("days", "rules"), [(13, []), (14, ["B3"])])
def test_b10_put_away_it_keeps_still_for_two_weeks_and_so_does_what_is_less_pressing(days, rules):
    found = facts(checks=[phq(12, 20), phq(21)])
    assert signs.worth_saying(found, {"B3": ago(days)}) == rules


def test_b10_something_more_pressing_is_said_all_the_same():
    assert signs.worth_saying(facts(checks=[phq(12, 20), phq(21)]), {"B1": ago(1)}) == ["B3"]


def test_b10_every_rule_has_words_and_they_speak_of_a_team():
    assert set(worth_saying.WORDS) == {*signs.RULES, *signs.BODY}
    said = " ".join(f"{title} {text}" for title, text in worth_saying.WORDS.values())
    assert "medicine, hormones and sleep" in said
    assert "Please don’t stop or change it on your own." in str(worth_saying.WORDS["B11"][1])


def test_nothing_at_all_says_nothing():
    assert signs.worth_saying(Facts(today=TODAY), {}) == []


# In the house.


def answer(guest, *values):
    guest.post("/care/check/phq-8/", do="begin")
    for item, value in enumerate(values, start=1):
        guest.post("/care/check/phq-8/", item=str(item), answer=str(value))
    guest.post("/care/check/phq-8/", item="difficulty", answer="0")


def test_it_stands_on_the_page_until_it_is_put_away_and_comes_back_after_two_weeks(noor, hands):
    answer(noor, *[2] * 8)
    page = noor.page("/care/check/")
    assert "Worth an appointment soon" in page
    assert "People to call, day and night" in page
    assert (
        "Worth an appointment soon" not in noor.post("/care/check/wishes/", do="put_away", rule="B2").content.decode()
    )
    hands.pass_by(days=14)
    noor.unlock()
    assert "Worth an appointment soon" in noor.page("/care/check/")


def test_it_is_said_to_the_person_alone(noor, sam):
    answer(noor, *[3] * 8)
    assert "Worth a call in the next days" in noor.page("/care/check/")
    for path in ("/", "/care/", "/care/check/", "/patterns/"):
        assert "Worth a call in the next days" not in sam.page(path)


def test_what_was_noticed_in_the_body_is_kept_and_answered_at_once(noor, sam):
    page = noor.post("/care/check/noticed/", sign=["pain_with_sex"]).content.decode()
    assert "This one is for a doctor" in page
    assert "This one is for a doctor" not in sam.page("/care/check/")


def test_a_birth_of_last_winter_is_remembered(noor):
    visit = noor.visit()
    write.append(visit.mine, Cycle(day=visit.today - dt.timedelta(days=300), marker="birth"))
    answer(noor, *[2] * 5, *[0] * 3)
    page = noor.page("/care/check/")
    assert "Worth telling the midwife or a doctor" in page
    assert "Worth telling the midwife or a doctor" in noor.page("/care/")


def test_a_tick_is_asked_for_when_there_is_none(noor):
    answer = noor.post("/care/check/noticed/")
    assert answer.status_code == 422
    assert "Tick what you noticed, or go back." in answer.content.decode()


@pytest.mark.parametrize("rule", ["", "B99", "<b>"])
def test_an_unknown_rule_cannot_be_put_away(noor, rule):
    noor.post("/care/check/wishes/", do="put_away", rule=rule)
    assert noor.visit().recent_mine.settled("check_wishes", 0) is None


def test_every_check_of_many_years_is_found_again(noor, hands):
    from hearthlight.safety.taken import taken

    visit = noor.visit()
    days = [dt.date(2020 + year, 3, 1) for year in range(6)]
    write.append_many(
        visit.mine,
        [(bytes([n]) * 16, Screening(day=day, check="gad-2", answers={"1": 1, "2": 1})) for n, day in enumerate(days)],
    )
    assert [one.day for one in taken(visit.mine)] == days
    assert [one.day for one in taken(visit.mine)] == days
