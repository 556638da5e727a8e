"""What stands in the place of an entry that did not open, so that one of them shuts no page and none is passed over."""

from typing import Literal

from hearthlight.entries.base import Entry


class Unread(Entry, frozen=True, kw_only=True, tag="unread"):
    """`why`: the bytes are damaged, or come from a later Hearthlight, or hold no copy for this reader. It is never written."""

    why: Literal["damaged", "too_new", "not_shared"]
