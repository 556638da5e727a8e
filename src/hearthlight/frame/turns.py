"""Taking turns at what two people find blindly: the list once a week, wishes once a day.

Each side lays its points, the other raises them at a sign-in of their own, and when both did, what both are open to
shows at the first look after the fixed hour. Until then the list of before stays. docs/double-blind.md tells it whole.
"""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from zoneinfo import ZoneInfo

from django.db import transaction

from hearthlight.acts import answers, menu
from hearthlight.acts.stages import ITEM as STEPS
from hearthlight.frame.batches import DAY, WEEK, Round, Table, closing, day_of, moment, side, told, zone_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import blind, seal, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent, recent

# What is answered by Wednesday evening can show on Sunday; from then on the two have four days to take their turns.
TAKES_TURNS = dt.timedelta(days=4)
LIST = Round("list", (*menu.items(), STEPS), WEEK, TAKES_TURNS, dt.timedelta(days=answers.ANSWER_LIVES_DAYS))
WISHES = Round("wish", answers.WISHES, DAY, DAY, answers.WISH_LIVES)
STILL_DAYS = dt.timedelta(days=7)
# What each private question before the touch steps is answered with when nothing speaks against them (rule D5).
CALM = {"open": "yes", "adult": "yes", "free": "yes", "watched": "no", "afraid": "no", "hurts": "no"}
ASKED_AGAIN, RESTS_AFTER_NO = dt.timedelta(days=60), dt.timedelta(hours=48)
REST_WEEKS = 6


def take(visit: Visit, *, at_sign_in: bool) -> None:
    """Take whatever turns are this person's now; the same work whatever they answered.

    At a sign-in the list's points are laid anew as long as the other one has not worked with them; wishes always are.
    """
    if visit.ours is None or not visit.together:
        return
    for each in (LIST, WISHES):
        # A shared home that somebody spoilt keeps nobody out of their own.
        with suppress(seal.SealError), transaction.atomic():
            # Two phones of one person, or both people, may come at the same moment.
            write.hold(visit.ours.id)
            _take(visit, visit.ours, each, afresh=at_sign_in or each is WISHES)
    visit.look_again()


def found(visit: Visit, each: Round) -> frozenset[str]:
    """Return what both were open to when it last showed; nothing once that is too long ago, and while paused."""
    kept = visit.recent_mine.settled(f"both_{each.name}", 0)
    if not isinstance(kept, Mapping) or not visit.together or visit.paused:
        return frozenset()
    day = day_of(kept.get("batch", ""))
    if day is None or visit.now >= moment(day, hours_of(visit)) + each.fades_after:
        return frozenset()
    return frozenset(kept.get("items", "").split()) & frozenset(each.items)


def closes_at(visit: Visit, each: Round) -> dt.datetime:
    """Return the next fixed hour of a round; by one's own clock as long as the two have none in common."""
    settled = visit.recent_ours.settled("hours", 0) if visit.recent_ours else None
    zone = zone_of(settled) if settled else visit.zone
    return moment(closing(each, visit.now, zone), zone)


def hours_of(visit: Visit) -> ZoneInfo:
    """Return the zone of the hours both keep: that of the one who opened the shared home, once they took a turn."""
    return zone_of(visit.recent_ours.settled("hours", 0) if visit.recent_ours else None)


def is_still(visit: Visit) -> bool:
    """Return whether this is the week after a hard answer in a check."""
    since = day_of(visit.choice("still_since"))
    return since is not None and dt.timedelta(0) <= visit.today - since <= STILL_DAYS


def may_take_steps(visit: Visit) -> bool:
    """Return whether nothing of this person speaks against touch step by step now.

    Everything that may speak against it comes to the same: not grown up or not asked, a worry, no longer open to it, the
    week after a hard answer, a decline of the last two days, and a week of rest that comes by itself now and then.
    """
    said = visit.recent_mine.settled("steps", 0)
    calm = isinstance(said, Mapping) and all(said.get(name) == answer for name, answer in CALM.items())
    asked = day_of(said.get("asked", "")) if isinstance(said, Mapping) else None
    is_asked = asked is not None and dt.timedelta(0) <= visit.today - asked < ASKED_AGAIN
    return calm and is_asked and not is_still(visit) and not _declined_lately(visit) and not is_rest_week(visit)


def is_rest_week(visit: Visit) -> bool:
    """Return whether this is a week of rest for this person: about one in six, drawn by a key nobody else has."""
    year, week, _ = visit.today.isocalendar()
    return visit.mine.keys.bucket(f"rest/{year}-{week}")[0] % REST_WEEKS == 0


def _declined_lately(visit: Visit) -> bool:
    try:
        at = dt.datetime.fromisoformat(visit.choice("steps_declined"))
    except ValueError:
        return False
    return visit.now - at < RESTS_AFTER_NO


def _take(visit: Visit, ours: OpenHome, each: Round, *, afresh: bool) -> None:
    shared, own = recent(ours, today=visit.today), recent(visit.mine, today=visit.today)
    zone = _hours(visit, ours, shared)
    kept = own.settled(f"turn_{each.name}", 0)
    me, other = (
        side(shared.settled(f"points_{each.name}", author), shared.settled(f"raised_{each.name}", author))
        for author in (ours.author, 1 - ours.author)
    )
    table = Table(me, other, kept if isinstance(kept, Mapping) else {}, zone)
    if table.may_show(visit.now):
        _remember(visit, own, each, table)
    if batch := table.batch(each, visit.now):
        secret = _lay(visit, ours, each, batch, own) if table.may_lay(batch, afresh=afresh) else table.secret(batch)
        _raise(visit, ours, each, table, batch, secret)


def _hours(visit: Visit, ours: OpenHome, shared: Recent) -> ZoneInfo:
    """Return the zone of the hours both keep; it is settled once, by the one who opened the shared home."""
    key = shared.settled("hours", 0)
    if key is None and ours.author == 0:
        key = visit.zone.key
        write.settle(ours, "hours", key)
    return zone_of(key)


def _lay(visit: Visit, ours: OpenHome, each: Round, batch: str, own: Recent) -> bytes:
    """Lay this person's points of a batch under a fresh exponent, and keep that exponent for oneself."""
    secret = blind.new_exponent()
    points = blind.publish(each.items, _open(visit, own, each), context=_context(ours, each, batch), exponent=secret)
    write.settle(ours, f"points_{each.name}", told(batch, points))
    write.settle(visit.mine, f"turn_{each.name}", {"batch": batch, "secret": secret.hex()})
    # The exponent before would still tell what lay under it.
    transaction.on_commit(write.leave_no_trace)
    return secret


def _raise(visit: Visit, ours: OpenHome, each: Round, table: Table, batch: str, secret: bytes | None) -> None:
    """Raise the other one's points, once they lie there and it is time. What is no list of points is left alone."""
    if secret is None or not table.may_raise(each, batch, visit.now):
        return
    try:
        points = blind.raised(table.other.points, secret, len(each.items))
    except blind.NotAPoint:
        return
    shows = closing(each, visit.now, table.zone).isoformat()
    write.settle(ours, f"raised_{each.name}", told(batch, points, shows=shows))


def _remember(visit: Visit, own: Recent, each: Round, table: Table) -> None:
    """Keep what both are open to for oneself, because the shared half is laid anew with the next batch."""
    before = own.settled(f"both_{each.name}", 0)
    if isinstance(before, Mapping) and before.get("batch") == table.done:
        return
    try:
        items = blind.overlap(each.items, table.me.raised, table.other.raised)
    except blind.NotAPoint:
        items = frozenset()
    write.settle(visit.mine, f"both_{each.name}", {"batch": table.done, "items": " ".join(sorted(items))})


def _open(visit: Visit, own: Recent, each: Round) -> frozenset[str]:
    """Return what this person is open to now. A pause, and for wishes the week after a hard answer, give decoys alone."""
    if visit.paused or (each is WISHES and is_still(visit)):
        return frozenset()
    if each is WISHES:
        return answers.wished(own.settled("wishes", 0), visit.now)
    said = answers.open_to(answers.read(own.settled("answers", 0), visit.today))
    return said | {STEPS} if may_take_steps(visit) else said


def _context(ours: OpenHome, each: Round, batch: str) -> bytes:
    """Return what the points of one batch are hashed with, so that no two batches and no two homes share a point."""
    return ours.id + f"{each.name}/{batch}".encode()
