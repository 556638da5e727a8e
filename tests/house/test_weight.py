"""What the house weighs on its way to a phone: all styles, all scripts, and the whole first load of Today."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.house import sources

FRAME = sources.HOUSE / "frame" / "static"
KB = 1024
FIRST_LOAD, STYLES, OUR_SCRIPTS = 60 * KB, 9 * KB, 4 * KB
# Written by others; htmx is checked by its own makers, and both are only ever sent to somebody who lives here.
NOT_OURS = ("htmx.min.js", "hx-csp.min.js")
PACKED_ALREADY = (".woff2",)


def test_all_styles_of_the_frame_together_stay_under_nine_kilobytes():
    assert sum(zipped(path) for path in FRAME.rglob("*.css")) <= STYLES


def test_all_scripts_of_the_frame_together_stay_under_four_kilobytes():
    scripts = [path for path in FRAME.rglob("*.js") if path.name not in NOT_OURS]
    assert sum(zipped(path) for path in scripts) <= OUR_SCRIPTS


def test_a_script_that_only_one_room_needs_stays_under_one_kilobyte():
    heavy = {
        path.name: zipped(path) for path in sources.HOUSE.rglob("static/**/*.js") if not path.is_relative_to(FRAME)
    }
    assert {name: size for name, size in heavy.items() if size > KB} == {}


@pytest.mark.parametrize("show", ["", "?show=everything", "?show=low"])
def test_the_first_load_of_today_stays_under_sixty_kilobytes(noor, sam, show):
    noor.says(energy=1, mood=1, to="us")
    html = noor.page(f"/{show}")
    files = sorted(set(re.findall(r'(?:src|href)="/static/([^"]+)"', html)))
    assert any(name.endswith(".css") for name in files)
    # The page itself is sent as it is: packing a page that holds a form's token together with somebody's words
    # would let a listener guess at them by its length.
    assert len(html.encode()) + sum(map(on_the_wire, files)) <= FIRST_LOAD


def zipped(path):
    return len(gzip.compress(path.read_bytes(), 9))


def on_the_wire(name):
    """Return how many bytes of a static file are sent: packed once when it is laid out, as the web server keeps it."""
    found = finders.find(name)
    assert found is not None, name
    content = Path(found).read_bytes()
    return len(content) if name.endswith(PACKED_ALREADY) else len(brotli.compress(content))
