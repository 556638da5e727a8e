"""The two lights: what stands in each circle beside the flame."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Light:
    """One circle: whose it is, the headline in it, and a quieter second line that may be empty."""

    who: str
    head: str
    sub: str = ""
