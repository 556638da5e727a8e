"""Medicines, through their door: what is taken, what was noticed since when, one tap, and never a piece of advice."""

import re

import pytest

from hearthlight.frame import medicines
from hearthlight.safety.medicines import names

ADVICE = re.compile(
    r"\b(switch|swap|lower (the )?dose|reduce|drug holiday|skip a|half the|instead of|bupropion)\b", re.I
)
OPEN = {"headline": "partner", "helps": "partner", "words": "partner", "patterns": "partner", "care": "partner"}


def add(guest, name="Sertraline", dose="50 mg, morning", day="2026-11-02"):
    """Add a medicine and return its address."""
    answer = guest.post("/care/medicines/add/", name=name, dose=dose, day=day)
    assert answer.status_code == 200
    return answer.redirect_chain[-1][0]


def words_of(page):
    return re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])


def courses(guest):
    return list(medicines.of(guest.visit()).by_id.values())


def test_a_medicine_is_added_and_shown_with_its_dose_as_it_was_typed(noor):
    add(noor)
    for page in ("/care/medicines/", "/care/"):
        assert "Sertraline 50 mg, morning" in noor.page(page)


def test_one_tap_marks_it_as_taken_today_and_undo_takes_it_back(noor):
    add(noor)
    [course] = courses(noor)
    page = noor.post("/care/medicines/taken/", course=course.id.hex()).content.decode()
    assert "Taken today, 19:12" in page
    [token] = re.findall(r'name="token" value="([^"]+)"', page)
    noor.post("/check-in/undo/", token=token)
    assert "Taken today" not in noor.page("/care/medicines/")


def test_a_second_tap_is_no_second_entry(noor):
    add(noor)
    [course] = courses(noor)
    for _ in range(3):
        noor.post("/care/medicines/taken/", course=course.id.hex())
    assert noor.page("/history/").count("Sertraline. Taken.") == 1


def test_days_without_a_tap_are_met_with_nothing(noor, hands):
    add(noor)
    before = words_of(noor.page("/care/medicines/"))
    hands.pass_by(days=40)
    noor.unlock()
    assert words_of(noor.page("/care/medicines/")) == before


def test_what_was_noticed_is_told_from_the_change_before_it(noor):
    one = add(noor, day="2026-10-01")
    noor.post(f"{one}changed/", dose="100 mg, morning", day="2026-11-02")
    page = noor.post(f"{one}noticed/", what=["less_wanting", "harder_to_climax"], day="2026-11-13").content.decode()
    assert "Less wanting, harder to climax" in page
    assert "First noted 11 days after the dose changed." in page
    care = noor.page("/care/")
    assert "First noted 11 days after the dose changed. Worth raising. Don’t stop on your own." in " ".join(
        care.split()
    )


def test_a_change_long_ago_is_not_put_beside_what_is_new(noor):
    one = add(noor, day="2025-11-02")
    page = noor.post(f"{one}noticed/", what="less_wanting", day="2026-11-13").content.decode()
    assert "First noted on 13 November 2026." in page


def test_a_stopped_medicine_goes_below_and_keeps_what_was_noticed(noor):
    one = add(noor)
    noor.post(f"{one}noticed/", what="dry_mouth", words="At night.", day="2026-11-10")
    noor.post(f"{one}stopped/", day="2026-11-20")
    page = noor.page("/care/medicines/")
    assert "Sertraline 50 mg" not in page
    assert "Before" in page
    assert "Dry mouth: At night." in noor.page(one)


@pytest.mark.parametrize("name", names())
def test_no_page_of_any_medicine_suggests_a_dose_a_break_or_another_one(noor, name):
    one = add(noor, name=name.capitalize(), dose="")
    noor.post(f"{one}noticed/", what="less_wanting", day="2026-11-10")
    main = noor.page(one).split("<main")[1].split("</main>")[0]
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<details.*?</details>", "", main, flags=re.S))
    assert "on your own" in words
    assert ADVICE.search(words.replace(name, "").replace(name.capitalize(), "")) is None
    assert "%" not in words


def test_a_fact_stands_beside_its_source_and_how_to_read_it(noor):
    page = noor.page(add(noor))
    for part in (
        "62.9% in Montejo 2001",
        "Serretti &amp; Chiesa 2009",
        "untreated depression too",
        "Sertraline acts on serotonin.",
    ):
        assert part in page


def test_a_name_of_ones_own_is_kept_and_nothing_is_guessed_about_it(noor):
    assert "We know nothing about this one here." in noor.page(add(noor, name="Grandmother’s tea", dose=""))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": " ", "dose": "50 mg"}, "What is it called?"),
        ({"name": "x" * 81, "dose": "50 mg"}, "a lot for one line"),
        ({"name": "Sertraline", "dose": "y" * 121}, "a lot for one line"),
        ({"name": "Sertraline", "dose": "50 mg", "day": "2027-01-01"}, "Pick a day up to today"),
        ({"name": "Sertraline", "dose": "50 mg", "day": "soon"}, "Pick a day up to today"),
    ],
)
def test_what_does_not_fit_is_asked_again_with_everything_typed(noor, sent, said):
    answer = noor.post("/care/medicines/add/", **sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{sent["dose"]}"' in page
    assert courses(noor) == []


@pytest.mark.parametrize("path", ["changed", "noticed"])
def test_an_empty_form_about_a_medicine_is_asked_again(noor, path):
    assert noor.post(f"{add(noor)}{path}/").status_code == 422


def test_seasons_of_the_body_are_kept_on_their_day(noor):
    noor.post("/care/medicines/body/", what="contraception_changed", day="2026-11-01", words="Another pill.")
    page = noor.page("/care/medicines/")
    assert "Contraception changed" in page
    assert "1 November 2026 · Another pill." in page
    assert noor.post("/care/medicines/body/", what="dragons").status_code == 422


def test_the_partner_and_a_stranger_find_nothing(noor, sam, stranger):
    one = add(noor)
    for guest in (sam, stranger):
        assert guest.get(one).status_code == 404
        assert "Sertraline" not in guest.page("/care/") + guest.page("/care/medicines/")


def share(guest, one):
    guest.post("/settings/choose/", form="dials", **OPEN)
    return guest.post(f"{one}share/", **{"with": "partner"}).content.decode()


def test_a_shared_medicine_is_name_and_dose_for_thirty_days_and_nothing_more(noor, sam, hands):
    one = add(noor)
    noor.post(f"{one}noticed/", what="less_wanting", day="2026-11-13")
    assert "Sam can read its name and dose until 24 December." in share(noor, one)
    seen = sam.page("/care/")
    assert "Sertraline 50 mg, morning" in seen
    assert "Less wanting" not in seen
    hands.pass_by(days=30)
    for guest in (sam, noor):
        guest.unlock()
    assert "Sertraline" not in sam.page("/care/")
    assert sam.visit().recent_ours.since(sam.visit().today.replace(day=1)) == []
    assert "Sertraline 50 mg, morning" in noor.page("/care/")


def test_a_shared_medicine_is_taken_back_whenever_one_likes(noor, sam):
    one = add(noor)
    share(noor, one)
    noor.post(f"{one}share/", **{"with": "me"})
    assert "Sertraline" not in sam.page("/care/")


@pytest.mark.parametrize("choice", [{"form": "dials", "headline": "partner"}, {"paused": "yes"}])
def test_a_dial_at_only_me_or_a_pause_shares_nothing(noor, sam, choice):
    one = add(noor)
    noor.post("/settings/choose/", **choice)
    noor.post(f"{one}share/", **{"with": "partner"})
    assert "Sertraline" not in sam.page("/care/")
