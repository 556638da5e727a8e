"""Sleep Cycle: a table with semicolons, older or newer, of nights on the clock of wherever the phone was."""

from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.formats.headed import Headed
from hearthlight.edges.imports.loose import over
from hearthlight.edges.imports.parcel import Parcel
from hearthlight.edges.imports.readings import Found, Sleep

NAME, TITLE = "sleep_cycle", "Sleep Cycle"
_SOURCE = "Sleep Cycle"
_TABLE = Headed("start", "end", "sleep quality")
claims = _TABLE.claims
_STAGES = {"light": "light (seconds)", "deep": "deep (seconds)", "rem": "dream (seconds)"}


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every night into `found`."""
    for row, said in _TABLE.rows(parcel, found):
        one = _night(said, zone)
        if one is None:
            found.trouble("row", row)
            continue
        found.sleeps.append(one)
        steps = over(loose.first_of(said, "steps", "activity (steps)"))
        if steps:
            # The app counts the steps of the day that the night ended.
            found.add_steps(_SOURCE, one.bed_at.date(), steps)


def _night(said: dict[str, str], zone: ZoneInfo) -> Sleep | None:
    start, end = times.instant(said.get("start"), zone), times.instant(said.get("end"), zone)
    if start is None or end is None or end <= start:
        return None
    told = {stage: over(said.get(name)) for stage, name in _STAGES.items()}
    asleep, awake = over(said.get("time asleep (seconds)")), over(said.get("awake (seconds)"))
    lying = over(said.get("time in bed (seconds)"))
    return Sleep(
        source=_SOURCE,
        bed_at=start,
        wake_at=end,
        asleep=None if asleep is None else asleep / 60,
        awake=None if awake is None else awake / 60,
        in_bed=None if lying is None else lying / 60,
        stages={stage: seconds / 60 for stage, seconds in told.items() if seconds is not None},
    )
