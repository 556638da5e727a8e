"""How one medicine stands in an address: its random id, 32 letters and digits that say nothing."""


class CourseId:
    """The converter `course`: 16 bytes as hex."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> bytes:
        return bytes.fromhex(value)

    def to_url(self, value: bytes | str) -> str:
        return value if isinstance(value, str) else value.hex()
