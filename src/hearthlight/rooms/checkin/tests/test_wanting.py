"""How much wanting there is: for oneself alone, with “none” like any other answer, and not asked in the quiet days."""

from tests.guests import Guest

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read, write

ASKED = "How much wanting there is"
EVERYTHING = ("headline", "feelings", "needs", "good", "words", "closeness", "desire")


def say(guest: Guest, **more: str) -> None:
    guest.post("/check-in/", energy="5", mood="5", more="1")
    guest.post("/check-in/in-there/", **more)
    guest.post(
        "/check-in/share/", share=EVERYTHING, tick=EVERYTHING, **dict.fromkeys(EVERYTHING, "on"), **{"for": "us"}
    )


def said(guest: Guest) -> Checkin:
    kept = [one.entry for one in read.everything(guest.visit().mine) if isinstance(one.entry, Checkin)]
    return kept[-1]


def test_it_is_kept_with_the_rest_and_read_again(noor: Guest) -> None:
    noor.post("/check-in/", energy="5", mood="5", more="1")
    noor.post("/check-in/in-there/", desire="1", closeness="7", now="1")
    assert (said(noor).desire, said(noor).closeness) == (1, 7)
    assert "Wanting: none." in noor.page("/check-in/mine/")


def test_not_sure_is_no_answer(noor: Guest) -> None:
    noor.post("/check-in/", energy="5", mood="5", more="1")
    noor.post("/check-in/in-there/", desire="", now="1")
    assert said(noor).desire is None


def test_whatever_is_ticked_the_partner_sees_nothing_of_it(noor: Guest, sam: Guest) -> None:
    say(noor, desire="9", closeness="7")
    ours = noor.visit().ours
    assert ours is not None
    assert all(getattr(one.entry, "desire", None) is None for one in read.everything(ours))
    for path in ("/", "/?show=everything", "/patterns/", "/closer/"):
        assert "Wanting" not in sam.page(path)


def test_in_the_quiet_days_it_is_not_asked(noor: Guest) -> None:
    assert ASKED in noor.page("/check-in/in-there/")
    visit = noor.visit()
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    assert ASKED not in noor.page("/check-in/in-there/")
