"""A shared home's key that somebody spoilt keeps nobody out of their own home."""

from tests.guests import Guest

from hearthlight.people.models import Member


def test_a_spoilt_key_to_the_shared_home_leaves_ones_own_home_open(noor: Guest, sam: Guest) -> None:
    noor.says(energy=3, mood=1, to="us")
    Member.objects.filter(person=noor.person.id).update(wrapped=b"spoilt")
    noor.lock()
    noor.unlock()
    assert "and heavy" in noor.page("/check-in/mine/")
    assert "Sam" not in noor.page("/?show=everything")
