"""QR pictures, drawn on the server as one path; dark on white in every theme so that a camera reads them."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

QUIET = 4


def qr(content: str) -> SafeString:
    """Return `content` as an SVG picture with its quiet edge."""
    rows = list(segno.make(content, error="m", micro=False).matrix)
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<rect width="100%" height="100%" fill="#fff"/><path fill="#2a1a2a" d="{}"/></svg>',
        _("A square picture a phone camera can read"),
        size,
        size,
        mark_safe(path),  # noqa: S308 - Numbers and letters of our own making.
    )
