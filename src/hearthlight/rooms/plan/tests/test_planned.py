"""What the week holds: rituals on their days, and asks both said yes to, for both and without a name."""

from tests.guests import Guest, Hands

from hearthlight.frame import asking
from hearthlight.journal import write

TEA = "tea-in-the-dark-ten"


def week_of(guest: Guest) -> str:
    page = guest.page("/plan/")
    return page.split('id="small"')[1].split("</main>")[0]


def test_an_empty_week_is_fine(noor: Guest, sam: Guest) -> None:
    assert "Nothing is planned, and that is fine." in week_of(noor)


def test_a_ritual_stands_in_the_week_of_both(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", name="Tea in the dark", weekday="6", part="evening", often="weekly")
    for guest in (noor, sam):
        page = week_of(guest)
        assert "Tea in the dark, if it fits" in page
        assert "Sun" in page
        assert "Evening. Free to move, or to drop." in page
        assert "/plan/ritual/2026-11-29/" in page


def test_a_yes_lands_in_the_plan_of_both_and_leads_back_to_the_ask(noor: Guest, sam: Guest, hands: Hands) -> None:
    by = asking.hours(noor.visit())[0].isoformat()
    noor.post("/closer/ask/", item=TEA, words="Tea in the dark, tonight? No is fine.", by=by)
    assert "Both in" not in week_of(noor)
    sam.post("/closer/ask/answer/", answer="yes")
    assert "Both in" in week_of(noor)
    assert "/closer/ask/mine/" in week_of(noor)
    assert "/closer/ask/answer/" in week_of(sam)
    hands.pass_by(hours=10)
    noor.unlock()
    assert "Both in" not in week_of(noor)


def test_in_a_week_that_keeps_still_nothing_is_suggested(noor: Guest, sam: Guest) -> None:
    visit = noor.visit()
    assert "Pick a ritual" in week_of(noor)
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    assert "Pick a ritual" not in week_of(noor)
