"""Draw the icons of the house as PNG files, from the two drawings below: `.venv/bin/python tools/icons.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
OUT = ROOT / "src/hearthlight/edges/install/static/install"

FLAME = (
    '<path fill="{arch}" d="M-38 46V-6A38 38 0 0 1 38 -6V46A4 4 0 0 1 34 50H-34A4 4 0 0 1 -38 46Z"/>'
    '<path fill="#F4AE54" d="M0 -24A42 42 0 0 1 0 42A42 42 0 0 1 0 -24Z"/>'
    '<path fill="#FFE0AE" d="M0 -2.2A23 23 0 0 1 0 34.2A23 23 0 0 1 0 -2.2Z"/>'
)
SHEET = (
    '<path fill="#FFFFFF" d="M-30 -40H18L32 -26V42A4 4 0 0 1 28 46H-26A4 4 0 0 1 -30 42Z"/>'
    '<path fill="none" stroke="{arch}" stroke-width="5" stroke-linecap="round" d="M-16 -14H18M-16 4H18M-16 22H4"/>'
)
# For each look: its drawing, the colour behind it, and the height of the drawing's middle.
LOOKS = {"hearth": (FLAME, "#F7EFEB", "#42203C", 3), "plain": (SHEET, "#5C6670", "#5C6670", 3)}
# A phone may cut a maskable icon to a circle of four fifths of its width, so the drawing stands further in.
WIDTHS = {"any": 118, "maskable": 168, "touch": 130}


def svg(look: str, purpose: str) -> str:
    """Return one icon as a drawing that fills its square."""
    drawing, ground, arch, middle = LOOKS[look]
    width, corner = WIDTHS[purpose], 0.22 if purpose == "any" else 0
    at, top = -width / 2, middle - width / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{at} {top} {width} {width}">'
        f'<rect x="{at}" y="{top}" width="{width}" height="{width}" rx="{width * corner}" fill="{ground}"/>'
        f"{drawing.format(arch=arch)}</svg>"
    )


def main() -> None:
    """Write every icon at every size."""
    from tests.browser import served

    OUT.mkdir(parents=True, exist_ok=True)
    with served.chromium() as browser:
        for look in LOOKS:
            for name, purpose, size in (
                (f"{look}-192", "any", 192),
                (f"{look}-512", "any", 512),
                (f"{look}-maskable-512", "maskable", 512),
                (f"{look}-180", "touch", 180),
            ):
                page = browser.new_page(viewport={"width": size, "height": size})
                drawn = svg(look, purpose).replace(
                    "<svg ", f'<svg width="{size}" height="{size}" style="display:block" '
                )
                page.set_content(f'<body style="margin:0;background:transparent">{drawn}</body>')
                page.screenshot(path=OUT / f"{name}.png", omit_background=True)
                page.close()


if __name__ == "__main__":
    main()
