"""How an entry is named in an address: by its random id, which says nothing about it."""


class EntryId:
    """Thirty-two small hexadecimal letters on the page, sixteen bytes in the house."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> bytes:
        return bytes.fromhex(value)

    def to_url(self, value: bytes | str) -> str:
        return value if isinstance(value, str) else value.hex()
