"""Something somebody noticed in their body that belongs before a doctor, and that no small step takes the place of."""

from hearthlight.entries.base import Entry

SIGNS = ("pain_with_sex", "bleeding", "erections", "little_sleep_much_energy", "low_around_a_birth", "since_a_medicine")


class Noticed(Entry, frozen=True, kw_only=True, tag="noticed.1"):
    """`signs` are keys from this module: what was noticed on this day."""

    signs: tuple[str, ...]
