"""What a first visit has to carry: small enough for a tired phone on a slow evening."""

import gzip
from pathlib import Path

import hearthlight.frame

STATIC = Path(hearthlight.frame.__file__).parent / "static" / "hearthlight"
KB = 1024


def _packed(*names: str) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def _stored(*names: str) -> int:
    return sum((STATIC / name).stat().st_size for name in names)


def test_the_style_sheets_stay_under_nine_kilobytes():
    assert _packed("css/tokens.css", "css/night.css", "css/house.css") <= 9 * KB


def test_our_own_scripts_stay_under_four_kilobytes():
    assert _packed("js/hide.js", "js/taps.js", "js/focus.js") <= 4 * KB


def test_the_two_core_fonts_stay_under_twenty_six_kilobytes():
    assert _stored("fonts/voice-core.woff2", "fonts/work-core.woff2") <= 26 * KB


def test_everything_but_the_words_leaves_them_nine_kilobytes_of_sixty():
    sheets = ("css/tokens.css", "css/night.css", "css/house.css")
    scripts = ("js/hide.js", "js/taps.js", "js/focus.js", "js/htmx.min.js", "js/hx-csp.min.js")
    assert _packed(*sheets, *scripts) + _stored("fonts/voice-core.woff2", "fonts/work-core.woff2") <= 51 * KB


def test_each_font_has_its_licence_beside_it():
    faces = {path.name.split("-")[0] for path in (STATIC / "fonts").glob("*.woff2")}
    licences = {path.name.split("-")[0] for path in (STATIC / "fonts").glob("*-OFL.txt")}
    assert faces == licences == {"voice", "work", "easier"}


def test_nothing_in_the_sheets_comes_from_elsewhere():
    for sheet in (STATIC / "css").glob("*.css"):
        assert "//" not in sheet.read_text(encoding="utf-8").replace("../", "")


def test_our_scripts_never_write_html():
    for name in ("hide.js", "taps.js", "focus.js"):
        script = (STATIC / "js" / name).read_text(encoding="utf-8")
        assert not any(
            sink in script for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
        )
