"""Care, through its door: help first, then plain words; there for the person whose phone is open and for nobody else."""

import datetime as dt

import pytest

from hearthlight.entries.screening import Screening
from hearthlight.journal import write


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


def check(guest, back, total, name="phq-9"):
    """Let a check of some weeks ago lie in the journal, with every question answered."""
    ids = [str(item) for item in range(1, 10 if name == "phq-9" else 9)]
    answers = {item: min(3, max(0, total - 3 * place)) for place, item in enumerate(ids)}
    visit = guest.visit()
    write.append(visit.mine, Screening(day=visit.today - dt.timedelta(weeks=back), check=name, answers=answers))


def test_a_few_checks_stand_in_a_row_and_say_how_long_it_lasts(noor):
    for back, total in ((20, 20), (10, 14), (8, 13), (4, 11), (0, 12)):
        check(noor, back, total)
    page = main(noor.page("/care/"))
    assert "Totals: 14 on 15 September, 13 on 29 September, 11 on 27 October, 12 on 24 November." in page
    assert "12 of 27, a range often called moderate. Still there after 10 weeks." in page
    assert "That’s a good reason to talk to someone." in page
    assert "A check, not a diagnosis." in page


def test_a_light_range_or_a_short_while_says_nothing_about_lasting(noor):
    for back, total in ((10, 4), (0, 3)):
        check(noor, back, total)
    assert "Still there" not in noor.page("/care/")
    check(noor, 0, 12)
    assert "Still there" not in noor.page("/care/")


def test_without_a_check_the_card_is_the_way_to_one_and_off_it_is_gone(noor, settings):
    assert 'href="/care/check/"' in main(noor.page("/care/"))
    settings.CHECKS = False
    page = main(noor.page("/care/"))
    assert "check" not in page.lower().replace("/check-in/", "")


def test_the_partner_sees_no_check_on_care(noor, sam):
    check(noor, 0, 20)
    assert "20 of 27" not in sam.page("/care/")
