"""What people do about lamps, through the pages they use."""

import html
import re
from typing import Any

from tests.guests import Guest

from hearthlight.edges.lights.tests.stand_in import TOKEN, HomeAssistant

PAGE = "/rest/lights/"


def words(guest: Guest, path: str = PAGE) -> str:
    main = guest.page(path).partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def hours(guest: Guest, since: str = "22:30", until: str = "23:30") -> None:
    guest.post("/rest/evening/", since=since, until=until)


def set_up(guest: Guest, lamps: HomeAssistant, **other: str) -> Any:
    usual = {"kind": "home_assistant", "address": lamps.address, "token": TOKEN, "names": "light.sofa", "percent": "30"}
    return guest.post(PAGE, **(usual | other))


def say(guest: Guest, yes: str = "yes") -> None:
    mark = re.search(r'name="mark" value="(\w+)"', guest.page(PAGE))
    assert mark
    guest.post("/rest/lights/yes/", mark=mark.group(1), yes=yes)
