"""Care, through its door: help first, then plain words; there for the person whose phone is open and for nobody else."""

import pytest


def main(page):
    return page[page.index("<main") : page.index("</main>")]


def test_help_is_the_first_thing_on_care(noor):
    page = noor.page("/care/")
    assert main(page).index('href="/help/"') == main(page).index('href="')
    assert 'aria-current="page"' in page


def test_care_names_what_can_be_told_apart_and_never_tells_anybody_to_stop_a_medicine(noor):
    page = noor.page("/care/apart/")
    for part in ("Mood", "Medicine", "Hormones", "Sleep", "Pain", "Don’t stop or change a medicine on your own"):
        assert part in page


def test_help_found_together_names_what_is_known_with_its_sources(noor):
    page = noor.page("/care/together/")
    for part in ("Couple therapy", "Sex therapy", "still there a year later", "10.1037/ccp0000063", "CD004188"):
        assert part in page


def test_whoever_is_afraid_is_shown_another_way_than_together(noor):
    page = main(noor.page("/care/together/"))
    assert "going alone is safer than going together" in page
    assert 'href="/help/"' in page[page.index("afraid of the other one") :]


@pytest.mark.parametrize("path", ["/care/", "/care/apart/", "/care/together/"])
def test_care_is_locked_with_the_house(noor, path):
    noor.lock()
    assert "/unlock/" in noor.client.get(path).headers["Location"]


@pytest.mark.parametrize("path", ["/care/", "/care/apart/", "/care/together/"])
def test_care_is_not_there_for_a_stranger(house, client, path):
    assert client.get(path).status_code == 404


def test_every_row_of_care_leads_somewhere(noor):
    page = main(noor.page("/care/"))
    for link in page.split('href="')[1:]:
        assert noor.get(link.split('"')[0]).status_code == 200
