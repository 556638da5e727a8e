"""What does not open is told, and let go only by whoever wrote it."""

from tests.guests import Guest

from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Digest, Row

TOLD = "does not open"


def harm_the_latest(home: OpenHome) -> None:
    row = Row.objects.filter(home=home.id).order_by("seq").last()
    assert row is not None
    changed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    Row.objects.filter(home=home.id, seq=row.seq).update(sealed=changed)
    Digest.objects.filter(home=home.id).delete()


def test_with_everything_whole_the_page_says_so(noor: Guest) -> None:
    noor.says()
    assert "Everything opens" in noor.page("/history/unread/")


def test_ones_own_damaged_entry_is_let_go_and_nothing_else_is(noor: Guest) -> None:
    noor.says(energy=7)
    noor.says(energy=9)
    home = noor.visit().mine
    before = Row.objects.filter(home=home.id).count()
    harm_the_latest(home)
    assert TOLD in noor.page("/?show=everything")
    assert "Some of it is yours" in noor.page("/history/unread/")
    noor.post("/history/unread/")
    assert TOLD not in noor.page("/?show=everything")
    assert Row.objects.filter(home=home.id).count() == before - 1


def test_what_the_partner_wrote_is_not_ours_to_let_go(noor: Guest, sam: Guest) -> None:
    sam.says(energy=7, to="us")
    ours = noor.visit().ours
    assert ours is not None
    harm_the_latest(ours)
    assert "Some of it is from Sam" in noor.page("/history/unread/")
    before = Row.objects.filter(home=ours.id).count()
    noor.post("/history/unread/")
    assert Row.objects.filter(home=ours.id).count() == before
    sam.post("/history/unread/")
    assert Row.objects.filter(home=ours.id).count() == before - 1
    assert TOLD not in noor.page("/?show=everything")


def test_a_choice_that_did_not_open_can_be_made_again(noor: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    harm_the_latest(noor.visit().mine)
    noor.post("/history/unread/")
    noor.post("/settings/choose/", paused="yes")
    assert noor.visit().choice("paused") == "yes"
