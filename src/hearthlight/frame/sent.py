"""What a form sends: the id it carries, and how something that does not fit is told to the person."""

import re
import secrets

from django.http import QueryDict

ID = "[0-9a-f]{32}"


class DoesNotFit(Exception):
    """Something sent is not what the form asks for; the text is for the person, `field` is where it belongs."""

    def __init__(self, text: str = "", field: str = "") -> None:
        super().__init__(text)
        self.field = field


class EntryId:
    """An entry in an address by its random id, which says nothing: 32 letters and digits there, 16 bytes in the house."""

    regex = ID

    def to_python(self, value: str) -> bytes:
        return bytes.fromhex(value)

    def to_url(self, value: bytes | str) -> str:
        return value if isinstance(value, str) else value.hex()


def is_id(words: str) -> bool:
    """Return whether `words` are an id as the house writes one."""
    return re.fullmatch(ID, words) is not None


def entry_id(sent: QueryDict) -> bytes:
    """Return the id a form carries, so that one sent twice is one entry; a fresh one when it carries none of ours."""
    return told_id(sent.get("id", ""))


def told_id(words: str) -> bytes:
    """Return the id that `words` are, or a fresh one."""
    return bytes.fromhex(words) if is_id(words) else secrets.token_bytes(16)
