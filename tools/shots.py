"""Takes a picture of every page and state: phone by day, by night and winding down, and a desk. `python tools/shots.py`"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["PYTHONPATH"] = str(ROOT / "src")

from tests.browser import served, walk  # noqa: E402


def main() -> None:
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    with served.house() as house, served.chromium() as browser:
        for wide, suffix in ((False, ""), (True, "desk")):
            for name, page in walk.walk(browser, house.address, wide=wide, suffix=suffix):
                for theme in ("day",) if wide else ("day", "night", "winddown"):
                    look(page, theme)
                    page.screenshot(path=folder / f"{suffix or 'phone'}-{name}-{theme}.png")
                look(page, "day")
    print(f"{len(list(folder.iterdir()))} pictures in {folder.name}/")


def look(page: served.Page, theme: str) -> None:
    """Show `page` in a theme, as a phone that is set to it would."""
    page.emulate_media(color_scheme="dark" if theme == "night" else "light")
    size = served.DESK if page.viewport_size and page.viewport_size["width"] > 800 else served.PHONE
    page.set_viewport_size(size)
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], int(tall))})
    page.evaluate(
        "theme => document.documentElement.dataset.theme = theme", "winddown" if theme == "winddown" else "auto"
    )


if __name__ == "__main__":
    main()
