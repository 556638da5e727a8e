"""The worker is one script made of small modules, each of which names what it uses and would run by itself."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources

from django.test import Client
from tests.guests import Guest

from hearthlight.edges.offline import worker

IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([a-z]+)\.js";$', re.MULTILINE)
TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+|\[[^\]]+\])", re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:const|function|class) (\w+)", re.MULTILINE)


def parts() -> dict[str, str]:
    found = ((package, path) for package, path in worker.PARTS)
    return {
        path.split("/")[-1].removesuffix(".js"): resources.files(package).joinpath(path).read_text("utf-8")
        for package, path in found
    }


def test_each_part_uses_only_what_the_parts_before_it_give() -> None:
    before: dict[str, set[str]] = {"given": {*worker.given(), "VERSION"}}
    for name, text in parts().items():
        for names, source in IMPORT.findall(text):
            wanted = {one.strip() for one in names.split(",")}
            assert wanted <= before[source], (name, source)
            assert all(len(re.findall(rf"\b{one}\b", text)) > 1 for one in wanted), name
        assert not re.search(r"^import (?!\{)", text, re.MULTILINE), name
        before[name] = set(EXPORTED.findall(text))


def test_no_name_is_given_twice() -> None:
    given = Counter(name for text in parts().values() for name in TOP.findall(text))
    assert [name for name, times in given.items() if times > 1] == []
    assert not set(given) & {*worker.given(), "VERSION"}


def test_every_page_and_file_that_is_held_is_there_for_anybody_and_sets_no_cookie(house: object) -> None:
    stranger = Client()
    pages = [path for path in worker.given()["HELD"] if not str(path).startswith("/static/")]  # type: ignore[attr-defined]
    assert len(pages) > 20
    for path in pages:
        answer = stranger.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path


def test_a_page_that_is_held_knows_nobody(noor: Guest) -> None:
    noor.says(energy=1, mood=1)
    for path in worker.given()["SHELLS"]:  # type: ignore[attr-defined]
        assert "Noor" not in noor.page(path), path


def test_the_same_house_gives_the_same_worker_and_the_browser_asks_for_it_anew(house: object) -> None:
    first, again = Client().get("/sw.js"), Client().get("/sw.js")
    assert first.content == again.content
    assert first.headers["Cache-Control"] == "no-cache"
