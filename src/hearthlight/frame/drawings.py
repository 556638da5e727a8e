"""The house's own pictures as SVG text: the mark, the flame, the lights, and the scales for energy and mood."""

from functools import cache
from math import sqrt

ENERGY_LEVELS = (31.0, 26.0, 20.0, 14.0, 7.0)
SUN_HEIGHTS = (33.0, 28.0, 22.0, 15.0, 10.0)


def _lens(x: float, y: float, radius: float, half: float) -> str:
    """Return the flame's outline: two arcs of `radius` that meet `half` above and below the point x, y."""
    top, foot = y - half, y + half
    return f"M{x:g} {top:g}A{radius:g} {radius:g} 0 0 1 {x:g} {foot:g}A{radius:g} {radius:g} 0 0 1 {x:g} {top:g}Z"


def _flame(x: float, y: float, radius: float, reach: float) -> str:
    """Return a flame of two lights whose centres lie `reach` to either side of x, with the smaller flame inside."""
    half = sqrt(radius**2 - reach**2)
    outer = f'<path class="f-glow" d="{_lens(x, y, radius, round(half, 1))}"/>'
    inner = f'<path class="f-soft" d="{_lens(x, round(y + half * 0.16, 1), radius * 0.56, round(half * 0.56, 1))}"/>'
    return outer + inner


def _defs(halo: str) -> str:
    return (
        f'<defs><radialGradient id="{halo}"><stop class="s-halo"/><stop offset=".3" class="s-haze"/>'
        '<stop offset="1" class="s-none"/></radialGradient>'
        '<radialGradient id="mine" cx="86%" cy="50%" r="86%"><stop class="s-me1"/><stop offset="1" class="s-me2"/>'
        '</radialGradient><radialGradient id="yours" cx="14%" cy="50%" r="86%"><stop class="s-you1"/>'
        '<stop offset="1" class="s-you2"/></radialGradient></defs>'
    )


def _lights(height: float, radius: float, reach: float, *, both: bool) -> str:
    """Return the inside of a picture 390 wide; with one light alone the flame keeps its size and stands in that light."""
    y = height / 2
    x = 195 if both else 195 + reach
    partner = (
        f'<circle class="theirs" cx="{x + reach:g}" cy="{y:g}" r="{radius:g}" fill="url(#yours)"/>' if both else ""
    )
    return (
        f' viewBox="0 0 390 {height:g}">{_defs("halo")}'
        f'<circle class="mine" cx="{x - reach:g}" cy="{y:g}" r="{radius:g}" fill="url(#mine)"/>{partner}'
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="120" ry="{height * 0.56:g}" fill="url(#halo)"/>'
        f"{_flame(x, y, radius, reach)}</svg>"
    )


TWO_LIGHTS = _lights(250, 120, 92, both=True)
ONE_LIGHT = _lights(250, 120, 92, both=False)
WELCOME_LIGHTS = '<svg aria-hidden="true"' + _lights(262, 140, 110, both=True)

FLAME = (
    '<svg class="flame" width="230" height="180" viewBox="-115 -90 230 180" aria-hidden="true"><defs>'
    '<radialGradient id="warmth"><stop class="s-warm"/><stop offset=".4" class="s-haze"/>'
    '<stop offset="1" class="s-none"/></radialGradient></defs><circle class="breath" r="190" fill="url(#warmth)"/>'
    f"{_flame(0, 0, 86, 58)}</svg>"
)

MARK = (
    '<svg class="mark" width="25" height="32" viewBox="-39 -45 78 96" aria-hidden="true">'
    '<path class="f-mark" d="M-38 46V-6A38 38 0 0 1 38 -6V46A4 4 0 0 1 34 50H-34A4 4 0 0 1 -38 46Z"/>'
    f'<path class="f-glow" d="{_lens(0, 9, 42, 33)}"/><path class="f-soft" d="{_lens(0, 16, 23, 18.2)}"/></svg>'
)


@cache
def energy(step: int) -> str:
    """Return the circle for energy 1 (empty) to 5 (full)."""
    level = ENERGY_LEVELS[step - 1]
    return _glyph(f'<circle cx="20" cy="20" r="16" fill="none" stroke-width="2"/>{_below(20, 13.5, level)}')


@cache
def mood(step: int) -> str:
    """Return the sun for mood 1 (heavy, under the horizon) to 5 (light, above it)."""
    height = SUN_HEIGHTS[step - 1]
    return _glyph(
        f"{_above(height, 8.2, 21)}{_hidden(height, 7.4, 23)}"
        '<path d="M3 22H37" fill="none" stroke-width="2.2" stroke-linecap="round"/>'
    )


def _glyph(inside: str) -> str:
    return f'<svg class="glyph" viewBox="0 0 40 40" aria-hidden="true">{inside}</svg>'


def _arc(cy: float, radius: float, cut: float, *, sweep: int) -> str:
    """Return the arc of a circle round 20, cy from its left to its right meeting with the level `cut`."""
    half = sqrt(radius**2 - (cut - cy) ** 2)
    large = int((cut < cy) == (sweep == 0))
    return f"M{20 - half:.2f} {cut:g}A{radius} {radius} 0 {large} {sweep} {20 + half:.2f} {cut:g}"


def _below(cy: float, radius: float, cut: float) -> str:
    return f'<path class="fill" d="{_arc(cy, radius, cut, sweep=0)}Z"/>'


def _above(cy: float, radius: float, cut: float) -> str:
    if cy - radius >= cut:
        return ""
    if cy + radius <= cut:
        return f'<circle class="fill" cx="20" cy="{cy:g}" r="{radius}"/>'
    return f'<path class="fill" d="{_arc(cy, radius, cut, sweep=1)}Z"/>'


def _hidden(cy: float, radius: float, cut: float) -> str:
    dashes = 'fill="none" stroke-width="1.7" stroke-dasharray="2.2 2.4"'
    if cy + radius <= cut:
        return ""
    if cy - radius >= cut:
        return f'<circle {dashes} cx="20" cy="{cy:g}" r="{radius}"/>'
    return f'<path {dashes} d="{_arc(cy, radius, cut, sweep=0)}"/>'
