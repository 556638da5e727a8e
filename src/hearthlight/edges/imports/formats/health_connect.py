"""Android Health Connect: one SQLite database in a zip, opened in memory, read by named columns and nothing else."""

import datetime as dt
import sqlite3
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, nights, times
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Calm, Flow, FlowName, Found, Move, Segment, Sleep, Stage

NAME, TITLE = "health_connect", "Health Connect"
_MAGIC = b"SQLite format 3\0"
_LARGEST = 256 << 20
_SECONDS, _BYTES_A_SECOND = 3.0, 16e6
_LONGEST_TEXT = 1 << 16
_FLOWS: dict[int, FlowName] = {0: "unspecified", 1: "light", 2: "medium", 3: "heavy"}
_STAGES: dict[int, Stage] = {1: "awake", 2: "asleep", 4: "light", 5: "deep", 6: "rem", 7: "awake"}
_INTERVAL = ("app_info_id", "start_time", "start_zone_offset", "end_time", "end_zone_offset")
_INSTANT = ("time", "zone_offset")
_SLEEP, _STAGE_TABLE = "sleep_session_record_table", "sleep_stages_table"
_STEPS, _EXERCISE = "steps_record_table", "exercise_session_record_table"

type Row = dict[str, object]


def _own(parcel: Parcel) -> Member | None:
    few = parcel.members if len(parcel.members) < 20 else parcel.ending(".db")
    return next((one for one in few if one.head().startswith(_MAGIC)), None)


def claims(parcel: Parcel) -> bool:
    """Return whether a database lies in the parcel."""
    return _own(parcel) is not None


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read the database into `found`."""
    member = _own(parcel)
    content = member.content(_LARGEST) if member else b""
    try:
        database = _open(content)
    except sqlite3.Error:
        raise NotReadable("damaged") from None
    try:
        _Reading(database, zone, found).take()
    except (sqlite3.Error, UnicodeDecodeError):
        # A name in a damaged schema may be no text at all.
        found.trouble("truncated")
    finally:
        database.close()


def _open(content: bytes) -> sqlite3.Connection:
    """Return the database in memory, where only plain tables can be read and nothing can be run or written."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    # A database that was last written ahead of itself would look for a second file; the two bytes say that it was not.
    database.deserialize(content[:18] + b"\1\1" + content[20:])
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    # A page that points back at itself would be read for ever.
    until = time.monotonic() + _SECONDS + len(content) / _BYTES_A_SECOND
    database.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    allowed = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY)
    return database


class _Reading:
    """One database, table by table."""

    def __init__(self, database: sqlite3.Connection, zone: ZoneInfo, found: Found) -> None:
        self.database, self.zone, self.found = database, zone, found
        self._apps: dict[object, str] = {}

    def take(self) -> None:
        """Read every table that matters."""
        self._apps = {row["row_id"]: str(row["app_name"] or row["package_name"] or "") for row in self._rows(*_APPS)}
        self._sleep()
        for row in self._rows(_STEPS, *_INTERVAL, "count"):
            start, steps = self._at(row, "start_"), row["count"]
            if start is None or not isinstance(steps, int | float) or not 0 <= steps < 1e6:
                self.found.trouble("row")
            else:
                self.found.add_steps(self._app(row), start.date(), steps)
        self._exercise()
        self._cycle()
        for row in self._rows("sexual_activity_record_table", *_INSTANT):
            if (at := self._at(row, "")) is not None:
                self.found.intimate[at.date()] += 1
        for row in self._rows("mindfulness_session_record_table", *_INTERVAL):
            start, end = self._at(row, "start_"), self._at(row, "end_")
            if start and end and start <= end:
                self.found.add_calm(Calm(self._app(row), start, end))

    def _sleep(self) -> None:
        stages: defaultdict[object, list[Segment]] = defaultdict(list)
        for row in self._rows(_STAGE_TABLE, "parent_key", "stage_start_time", "stage_end_time", "stage_type"):
            start = times.of_milliseconds(row["stage_start_time"], self.zone)
            end = times.of_milliseconds(row["stage_end_time"], self.zone)
            stage = _STAGES.get(row["stage_type"]) if isinstance(row["stage_type"], int) else None
            if start and end and stage and start <= end:
                stages[row["parent_key"]].append(Segment(start, end, stage))
        for row in self._rows(_SLEEP, "row_id", *_INTERVAL):
            start, end = self._at(row, "start_"), self._at(row, "end_")
            if start is None or end is None or end <= start:
                self.found.trouble("row")
                continue
            # By the platform's own rule, a session without stages was slept through.
            whole = Sleep(self._app(row), start, end, asleep_at=start, asleep=times.minutes(start, end))
            own = stages.get(row["row_id"])
            told = nights.of_segments(whole.source, own, whole=whole) if own else None
            self.found.sleeps.append(told or whole)

    def _exercise(self) -> None:
        metres = _Sums(self._rows("distance_record_table", *_INTERVAL, "distance"), "distance")
        energy = _Sums(self._rows("active_calories_burned_record_table", *_INTERVAL, "energy"), "energy")
        for row in self._rows(_EXERCISE, *_INTERVAL, "exercise_type", "title"):
            start, end = self._at(row, "start_"), self._at(row, "end_")
            if start is None or end is None or end < start:
                self.found.trouble("row")
                continue
            what = str(row["title"] or f"exercise {row['exercise_type']}")[:100]
            far, burnt = metres.inside(row), energy.inside(row)
            lasted = times.minutes(start, end)
            kcal = None if burnt is None else burnt / 1000
            self.found.moves.append(Move(self._app(row), start, end, what, lasted, far, kcal))

    def _cycle(self) -> None:
        for row in self._rows("menstruation_flow_record_table", *_INSTANT, "flow"):
            at, flow = self._at(row, ""), row["flow"]
            if at is None or not isinstance(flow, int) or flow not in _FLOWS:
                self.found.trouble("row")
            else:
                self.found.add_flow(Flow(at.date(), _FLOWS[flow]))
        for row in self._rows("intermenstrual_bleeding_record_table", *_INSTANT):
            if (at := self._at(row, "")) is not None:
                self.found.add_flow(Flow(at.date(), "spotting"))
        for row in self._rows("menstruation_period_record_table", *_INTERVAL):
            start, end = self._at(row, "start_"), self._at(row, "end_")
            if start and end and start <= end:
                self.found.periods.add((start.date(), end.date()))

    def _rows(self, table: str, *columns: str) -> Iterator[Row]:
        """Yield these columns of a plain table; a table that is not there has no rows, and a column no values."""
        if table not in self._tables():
            return
        there = [name for name in columns if name in self._columns(table)]
        if not there:
            return
        names = ", ".join(f'"{name}"' for name in there)
        nothing = dict.fromkeys(columns)
        for row in self.database.execute(f'SELECT {names} FROM "{table}"'):  # noqa: S608
            yield nothing | dict(zip(there, row, strict=True))

    def _tables(self) -> set[str]:
        rows = self.database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return {str(name) for name, sql in rows if isinstance(sql, str) and sql.upper().startswith("CREATE TABLE")}

    def _columns(self, table: str) -> set[str]:
        cursor = self.database.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
        return {column[0] for column in cursor.description}

    def _app(self, row: Row) -> str:
        return self._apps.get(row["app_info_id"], "")

    def _at(self, row: Row, which: str) -> dt.datetime | None:
        at = times.of_milliseconds(row[f"{which}time"], self.zone)
        seconds = row[f"{which}zone_offset"]
        if at is None or not isinstance(seconds, int) or abs(seconds) > 18 * 3600:
            return at
        return at.astimezone(dt.timezone(dt.timedelta(seconds=seconds)))


_APPS = ("application_info_table", "row_id", "package_name", "app_name")


class _Sums:
    """What intervals of each app add up to, for those that lie inside a session."""

    def __init__(self, rows: Iterator[Row], column: str) -> None:
        self._by_app: defaultdict[object, list[tuple[float, float, float]]] = defaultdict(list)
        for row in rows:
            start, end, value = (loose.number(row[name]) for name in ("start_time", "end_time", column))
            if start is not None and end is not None and value is not None:
                self._by_app[row["app_info_id"]].append((start, end, value))
        for intervals in self._by_app.values():
            intervals.sort()

    def inside(self, session: Row) -> float | None:
        """Return the sum within a session, or None when nothing lies in it."""
        intervals = self._by_app.get(session["app_info_id"], [])
        start, end = loose.number(session["start_time"]) or 0, loose.number(session["end_time"]) or 0
        first = bisect_left(intervals, (start, 0.0, 0.0))
        within = []
        for begin, until, value in islice(intervals, first, None):
            if begin > end:
                break
            if until <= end and 0 < value < 1e9:
                within.append(value)
        return sum(within) if within else None
