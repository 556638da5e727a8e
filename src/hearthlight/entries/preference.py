"""A settled choice of one person: undated, and only its latest value is kept."""

from hearthlight.entries.base import Entry

NAMES = (
    "name",
    "zone",
    "theme",
    "letters",
    "kit",
    "dials",
    "paused",
    "skip_day",
    "draft",
    "parted",
    "passkeys",
    "phones",
    "second_locks",
    "reminders",
    "still_since",
    "feed",
    "feed_tells",
    "evening",
    "passkeys",
    "jar",
    "free",
    "busy",
    "softer",
    "answers",
    "wishes",
    "hours",
    "points_list",
    "raised_list",
    "turn_list",
    "both_list",
    "points_wish",
    "raised_wish",
    "turn_wish",
    "both_wish",
    "ask",
    "ask_yes",
    "asked_on",
    "ask_put_by",
    "ritual",
    "timer",
    "brakes",
    "truths_read",
    "steps",
    "steps_declined",
    "step_stage",
    "step_yes",
    "step_up",
    "step_past",
    "check",
    "check_wishes",
    "help_country",
    "talk",
    "talk_skipped",
    "helper_rests",
    "when_low",
)


class Preference(Entry, frozen=True, kw_only=True, tag="preference.1"):
    """`name` is one of NAMES; `value` is a short text or a flat map of short texts."""

    name: str
    value: str | dict[str, str]
