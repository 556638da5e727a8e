"""Each thing that can be pressed on the way through a check, and what it writes: as much for one answer as for another."""

import datetime as dt

from django.db import transaction
from django.http import QueryDict
from msgspec.structs import replace

from hearthlight.frame.visit import Visit
from hearthlight.insight import instruments
from hearthlight.journal import write
from hearthlight.rooms.checks import calls, drafts, forms, still, when
from hearthlight.rooms.checks import walk as way
from hearthlight.rooms.checks.walk import ENGLISH, Walk
from hearthlight.safety import taken as history
from hearthlight.safety import worth_saying


def looked_back(walk: Walk, at: str) -> Walk:
    """Return the walk at an earlier question, for this look only; it never looks ahead."""
    place = int(at) if at.isascii() and at.isdigit() and len(at) < 3 else walk.place
    return replace(walk, place=min(place, walk.place))


@transaction.atomic
def keep(visit: Visit, walk: Walk, item: str) -> None:
    """Keep a check after one answer; the quiet days begin here, whether or not anybody goes on from here."""
    is_done = way.step(walk) == "end"
    # Going on after the calls wrote once already. Left out here, there are as many writes as without them.
    if not (is_done and walk.heard):
        drafts.put(visit, walk)
    if way.is_danger_item(walk, item):
        still.keep(visit, is_hard=way.step(walk) == "calls")
    if is_done:
        finish(visit, walk)


@transaction.atomic
def finish(visit: Visit, walk: Walk) -> None:
    """Keep a check that is done as an entry of its own, once; what waited goes, and what is due is laid anew."""
    if walk.answers:
        write.append(visit.mine, forms.entry(walk, visit), bytes.fromhex(walk.id))
    _settle(visit, when.to_map(when.answered(_wishes(visit))))
    drafts.drop(visit)
    still.lay_anew(visit)


def press(visit: Visit, check: str, walk: Walk | None, sent: QueryDict) -> None:
    """Begin, put away, go on after the calls, or pick a country; anything else changes nothing."""
    pressed = sent.get("do", "")
    if pressed == "begin":
        _begin(visit, check, sent)
    elif pressed == "away" and walk is not None:
        drafts.drop(visit)
    elif pressed == "country":
        calls.pick_country(visit, sent.get("country"))
    elif pressed == "on" and walk is not None and walk.check == check and way.step(walk) == "calls":
        _go_on(visit, way.go_on(walk))


@transaction.atomic
def _go_on(visit: Visit, walk: Walk) -> None:
    """Keep that the calls were seen; after the latest question that is the end."""
    if way.step(walk) == "end":
        finish(visit, walk)
    else:
        drafts.put(visit, walk)


def keep_wish(visit: Visit, sent: QueryDict) -> None:
    """Keep whether checks may be offered, put one invitation off, or put one suggestion away for two weeks."""
    wished = _wishes(visit)
    match sent.get("do", ""):
        case "invite":
            _settle(visit, when.to_map(when.invited(wished, yes=sent.get("invite") == "yes")))
        case "not_now":
            _settle(visit, when.to_map(when.not_now(wished, visit.today)))
        case "put_away" if sent.get("rule", "") in worth_saying.WORDS:
            _settle(visit, {f"{worth_saying.PUT_AWAY}{sent['rule']}": visit.today.isoformat()})


def _begin(visit: Visit, check: str, sent: QueryDict) -> None:
    """Begin a check that may be answered now; the first two answers of today’s short one are taken over."""
    checks = history.taken(visit.mine)
    if when.free_from(check, history.latest_days(checks), today=visit.today):
        return
    languages = [one.language for one in instruments.instrument(check).wordings]
    language = sent.get("language", "") if sent.get("language", "") in languages else ENGLISH
    items = [item.id for item in instruments.instrument(check).items]
    short = {"phq-9": "phq-2", "phq-8": "phq-2", "gad-7": "gad-2"}.get(check)
    today = (one for one in checks if one.check == short and one.day == visit.today)
    over = next((one.answers for one in today if sent.get("over") == "yes" and one.total is not None), {})
    drafts.put(visit, drafts.begin(check, language, {item: over[item] for item in items if item in over}))
    calls.pick_country(visit, sent.get("country"))


def _wishes(visit: Visit) -> when.Wishes:
    return when.read(visit.recent_mine.settled(worth_saying.WISHES, 0))


def _settle(visit: Visit, changed: dict[str, str]) -> None:
    before = visit.recent_mine.settled(worth_saying.WISHES, 0)
    kept = (
        {name: text for name, text in before.items() if _is_fresh(name, text, visit.today)}
        if isinstance(before, dict)
        else {}
    )
    write.settle(visit.mine, worth_saying.WISHES, kept | changed)
    visit.look_again()


def _is_fresh(name: str, text: str, today: dt.date) -> bool:
    """Tell what still says something from a suggestion that was put away long ago."""
    if not name.startswith(worth_saying.PUT_AWAY):
        return True
    return (today - dt.date.fromisoformat(text)).days < when.REST_AFTER_TWO_DAYS
