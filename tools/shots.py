"""Takes a picture of every page and state: phone by day, by night and winding down, and a desk. `python tools/shots.py`"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["PYTHONPATH"] = str(ROOT / "src")

from tests.browser import looks, served, walk  # noqa: E402


def main() -> None:
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    with served.house() as house, served.chromium() as browser:
        for wide, suffix in ((False, ""), (True, "desk")):
            for name, page in walk.walk(browser, house.address, wide=wide, suffix=suffix):
                for theme in ("day",) if wide else looks.THEMES:
                    looks.dress(page, theme)
                    page.screenshot(path=folder / f"{suffix or 'phone'}-{name}-{theme}.png")
                looks.dress(page, "day")
    print(f"{len(list(folder.iterdir()))} pictures in {folder.name}/")


if __name__ == "__main__":
    main()
