"""Two people come in, join, check in, and Today answers."""

from tests.guests import Guest


def test_a_shared_check_in_shows_in_the_partners_light(noor: Guest, sam: Guest) -> None:
    noor.says(energy=3, mood=1, to="us")
    page = sam.page("/")
    assert "Noor" in page
    sam.says(energy=7, mood=7)
    page = sam.page("/?show=everything")
    assert "and heavy" in page


def test_a_private_check_in_shows_nothing(noor: Guest, sam: Guest) -> None:
    noor.says(energy=3, mood=1, to="me")
    sam.says(energy=7, mood=7)
    page = sam.page("/")
    assert "Quiet" in page
    assert "and heavy" not in page
