"""When it is worth talking to somebody who knows: each rule a plain function of dated facts. Pure: no clock, no rows.

The letters are those of docs/checks.md. A rule says that something holds, never what somebody has.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Literal

from hearthlight.insight.instruments import WHO5_PERCENT
from hearthlight.safety.taken import Taken

PHQ_REFER = 10
PHQ_SOON = 16
PHQ_DAYS = 20
PHQ_CHANGE = 5
GAD_CHANGE = 4
WHO5_LOW = 50
WHO5_VERY_LOW = 28
DIFFICULT = 2
APART_DAYS = (14, 60)
LATEST_WITHIN_DAYS = 60
PERSIST_DAYS = 14
PERSIST_ANSWERS = 8
PERSIST_LOOK_BACK_DAYS = 28
STILL_GOING_DAYS = 3
# A tap on the lower two of five.
LOW_MOOD = 3.0
COMPARE_DAYS = 28
COMPARE_ANSWERS = 6
CLEAR_DROP = 2.0
AFTER_A_CHANGE_DAYS = 90
NOTICED_DAYS = 60
AROUND_A_BIRTH_DAYS = 365
SHORT_NIGHT_MINUTES = 300
FULL_ENERGY = 8.0
SLEEPLESS_DAYS = 3
SLEEPLESS_WITHIN_DAYS = 7
RETURNS_AFTER_DAYS = 14

type Rule = Literal["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8_sleep", "B8_birth", "B9", "B11"]

WHOLE_PHQ = ("phq-9", "phq-8")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one person has said, by day. `ratings` are means of a day from 0 to 10; nothing of the partner is ever in here.

    `medicine_changes` are days on which a medicine began or its dose changed; `noticed` the latest day of each thing in
    the body that belongs before a doctor; `less_wanting` the days on which less wanting was noticed beside a medicine;
    `nights` the minutes asleep by the day they ended on; `births` the days of a pregnancy told or a birth.
    """

    today: dt.date
    checks: Sequence[Taken] = ()
    moods: Mapping[dt.date, float] = field(default_factory=dict)
    closeness: Mapping[dt.date, float] = field(default_factory=dict)
    desire: Mapping[dt.date, float] = field(default_factory=dict)
    medicine_changes: Sequence[dt.date] = ()
    noticed: Mapping[str, dt.date] = field(default_factory=dict)
    less_wanting: Sequence[dt.date] = ()
    energies: Mapping[dt.date, float] = field(default_factory=dict)
    nights: Mapping[dt.date, float] = field(default_factory=dict)
    births: Sequence[dt.date] = ()

    def forms(self, *names: str) -> list[Taken]:
        """Return the whole checks of these names up to today, oldest first, when the latest is not too long ago."""
        forms = [one for one in self.checks if one.check in names and one.day <= self.today and one.total is not None]
        is_recent = bool(forms) and (self.today - forms[-1].day).days <= LATEST_WITHIN_DAYS
        return forms if is_recent else []


def moderate_twice(facts: Facts) -> bool:
    """B1: a PHQ-9 of 10 or more on two forms, 14 to 60 days apart, the latest one of them."""
    forms = facts.forms(*WHOLE_PHQ)
    high = [one.day for one in forms if _total(one) >= PHQ_REFER]
    if not high or high[-1] != forms[-1].day:
        return False
    least, most = APART_DAYS
    return any(least <= (high[-1] - day).days <= most for day in high)


def more_severe(facts: Facts) -> bool:
    """B2: a latest PHQ-9 of 16 or more (NICE NG222, “more severe”)."""
    return _latest_total(facts) >= PHQ_SOON


def severe(facts: Facts) -> bool:
    """B3: a latest PHQ-9 of 20 or more."""
    return _latest_total(facts) >= PHQ_DAYS


def risen(facts: Facts) -> bool:
    """B4: the latest PHQ-9 lies 5 or more above the median of the three before it."""
    forms = facts.forms(*WHOLE_PHQ)
    return len(forms) >= 4 and _total(forms[-1]) - median(map(_total, forms[-4:-1])) >= PHQ_CHANGE


def low_for_long(facts: Facts) -> bool:
    """B5: low on most days that were answered, for more than 14 days up to now, with 8 or more days answered."""
    start = facts.today - dt.timedelta(days=PERSIST_LOOK_BACK_DAYS)
    answered = sorted(day for day in facts.moods if start <= day <= facts.today)
    low = [day for day in answered if facts.moods[day] <= LOW_MOOD]
    if not low or (facts.today - low[-1]).days > STILL_GOING_DAYS:
        return False
    return any(_mostly_low(facts, [one for one in answered if first <= one <= low[-1]]) for first in low)


def _mostly_low(facts: Facts, days: Sequence[dt.date]) -> bool:
    if len(days) < PERSIST_ANSWERS or (days[-1] - days[0]).days < PERSIST_DAYS:
        return False
    return sum(facts.moods[day] <= LOW_MOOD for day in days) * 2 > len(days)


def little_wellbeing(facts: Facts) -> bool:
    """B6: a WHO-5 of 50 or less on the latest two forms, or of 28 or less on the latest."""
    percents = [_total(one) * WHO5_PERCENT for one in facts.forms("who-5")]
    if not percents:
        return False
    return percents[-1] <= WHO5_VERY_LOW or (len(percents) >= 2 and max(percents[-2:]) <= WHO5_LOW)


def very_difficult(facts: Facts) -> bool:
    """B7: the question after the latest PHQ-9 was answered with very or extremely difficult."""
    forms = [one for one in facts.checks if one.check in WHOLE_PHQ and one.day <= facts.today]
    if not forms or (facts.today - forms[-1].day).days > LATEST_WITHIN_DAYS:
        return False
    return (forms[-1].difficulty or 0) >= DIFFICULT


def body_to_look_at(facts: Facts) -> bool:
    """B8: something in the body was noticed that belongs before a doctor; no step of ours takes its place."""
    return any(0 <= (facts.today - day).days <= NOTICED_DAYS for day in facts.noticed.values())


def sleepless_and_full(facts: Facts) -> bool:
    """B8: very short nights with full energy on three of the last seven days, as they can come with mania."""
    days = (facts.today - dt.timedelta(days=back) for back in range(SLEEPLESS_WITHIN_DAYS))
    return (
        sum(
            facts.nights.get(day, SHORT_NIGHT_MINUTES) < SHORT_NIGHT_MINUTES
            and facts.energies.get(day, 0) >= FULL_ENERGY
            for day in days
        )
        >= SLEEPLESS_DAYS
    )


def low_around_a_birth(facts: Facts) -> bool:
    """B8: low for long, or a latest PHQ-9 of 10 or more, while pregnant or in the year after a birth."""
    is_around = any(0 <= (facts.today - day).days <= AROUND_A_BIRTH_DAYS for day in facts.births)
    return is_around and (low_for_long(facts) or _latest_total(facts) >= PHQ_REFER)


def further_apart(facts: Facts) -> bool:
    """B9: one’s own closeness fell clearly against the four weeks before; each hears only about themselves."""
    return _fell(facts.closeness, at=facts.today - dt.timedelta(days=COMPARE_DAYS - 1), until=facts.today)


def less_wanting_since_a_medicine(facts: Facts) -> bool:
    """B11: since a medicine began or its dose changed, one’s own wanting fell clearly, or less wanting was noticed."""
    for changed in facts.medicine_changes:
        if not 0 <= (facts.today - changed).days <= AFTER_A_CHANGE_DAYS:
            continue
        if any(changed <= day <= facts.today for day in facts.less_wanting):
            return True
        if _fell(facts.desire, at=changed, until=min(facts.today, changed + dt.timedelta(days=COMPARE_DAYS - 1))):
            return True
    return False


# From the most pressing on. What belongs before a doctor stands apart, so that neither hides the other.
RULES: dict[Rule, Callable[[Facts], bool]] = {
    "B3": severe,
    "B2": more_severe,
    "B1": moderate_twice,
    "B7": very_difficult,
    "B4": risen,
    "B5": low_for_long,
    "B6": little_wellbeing,
    "B9": further_apart,
}
BODY: dict[Rule, Callable[[Facts], bool]] = {
    "B8_sleep": sleepless_and_full,
    "B8_birth": low_around_a_birth,
    "B8": body_to_look_at,
    "B11": less_wanting_since_a_medicine,
}


def worth_saying(facts: Facts, put_away: Mapping[str, dt.date]) -> list[Rule]:
    """Return what is worth saying today: at most one rule about mood and one about the body.

    B10: a rule that was put away keeps still for 14 days, and so does everything less pressing.
    """
    found = (_first(rules, facts, put_away) for rules in (RULES, BODY))
    return [rule for rule in found if rule is not None]


def _first(rules: Mapping[Rule, Callable[[Facts], bool]], facts: Facts, put_away: Mapping[str, dt.date]) -> Rule | None:
    for name, holds in rules.items():
        if holds(facts):
            quiet_until = put_away.get(name, dt.date.min) + dt.timedelta(days=RETURNS_AFTER_DAYS)
            return name if facts.today >= quiet_until else None
    return None


def _fell(values: Mapping[dt.date, float], *, at: dt.date, until: dt.date) -> bool:
    """Return whether the mean from `at` to `until` lies clearly below that of the four weeks before `at`."""
    before = [value for day, value in values.items() if 0 < (at - day).days <= COMPARE_DAYS]
    after = [value for day, value in values.items() if at <= day <= until]
    if min(len(before), len(after)) < COMPARE_ANSWERS:
        return False
    return fmean(before) - fmean(after) >= CLEAR_DROP


def _latest_total(facts: Facts) -> int:
    forms = facts.forms(*WHOLE_PHQ)
    return _total(forms[-1]) if forms else 0


def _total(one: Taken) -> int:
    total = one.total
    assert total is not None, "only whole forms are compared"
    return total
