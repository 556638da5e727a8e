"""Where the little lights lie in the drawn jar, from the bottom up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Light:
    """One little flame: its place in the jar's own units, its turn in degrees, its size, and how brightly it shows."""

    x: float
    y: float
    turn: int
    size: float
    glow: float

    @property
    def place(self) -> str:
        """Return the SVG transform that puts the light where it lies."""
        return f"translate({self.x} {self.y}) rotate({self.turn}) scale({self.size})"

    @property
    def opacity(self) -> str:
        return str(self.glow)


LIGHTS = (
    Light(-97.8, 129.8, 12, 1.02, 0.92),
    Light(-68.1, 135, 33, 1.02, 0.72),
    Light(-36.1, 133, -21, 1.2, 0.82),
    Light(-4.4, 134.8, 36, 1.2, 0.92),
    Light(32.8, 128.7, 7, 1.02, 0.72),
    Light(59.5, 138.3, -17, 1.02, 0.92),
    Light(92.2, 131.7, 25, 1.02, 0.72),
    Light(-79.2, 100.7, -10, 1.2, 0.92),
    Light(-52.4, 93.7, -24, 1.2, 0.92),
    Light(-16.7, 96.8, 7, 1.12, 0.82),
    Light(14, 102.5, 16, 1.02, 0.72),
    Light(48.7, 99.3, 30, 1.2, 0.82),
    Light(77.9, 104.8, -31, 1.12, 0.72),
    Light(-93.4, 59.8, -1, 1.02, 0.92),
    Light(-68.2, 64.7, 23, 1.12, 0.82),
    Light(-30, 65.1, 6, 1.12, 0.72),
    Light(3.4, 69.3, -2, 1.2, 0.72),
    Light(27.6, 66.4, 12, 1.2, 0.82),
    Light(61.8, 62.6, 13, 1.02, 0.82),
    Light(94.6, 65.3, -1, 1.02, 0.82),
    Light(-83.7, 32.2, -9, 1.12, 0.72),
    Light(-51.3, 31.6, -18, 1.02, 0.82),
    Light(-12.4, 27.6, -7, 1.12, 0.92),
    Light(19.8, 35.7, -28, 1.02, 0.72),
    Light(45.3, 29.6, -1, 1.2, 0.72),
    Light(77.6, 29.3, -6, 1.12, 0.92),
    Light(-47.3, 3.2, 15, 1.2, 0.92),
    Light(-14.5, -1.9, -3, 1.2, 0.92),
    Light(14.9, -6, -32, 1.2, 0.82),
    Light(43.6, -7.4, -23, 1.02, 0.72),
    Light(-1.6, -46.4, -40, 1.02, 1),
)
