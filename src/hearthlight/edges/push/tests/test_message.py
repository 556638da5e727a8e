"""A notice is sealed as the standard says, to one browser alone, and always at one size."""

import base64

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from hearthlight.due.bells import WORDINGS
from hearthlight.edges.push import message
from hearthlight.edges.push.tests.browser import Browser


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


# RFC 8291, section 5 and appendix A.
KEY = raw("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
SECRET = raw("BTBZMqHH6r4Tts7J_aSIgg")
SALT = raw("DGv6ra1nlYgDCS1FRnbzlw")
ONCE = ec.derive_private_key(int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")), ec.SECP256R1())
PLAIN = b"When I grow up, I want to be a watermelon"
SEALED = raw(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard_comes_out_to_the_byte() -> None:
    sealed = message.seal(PLAIN, key=KEY, secret=SECRET, room=len(PLAIN) + 1, salt=SALT, once=ONCE)
    assert sealed == SEALED


def test_every_wording_has_one_size_and_opens_in_its_browser_alone() -> None:
    browser, other = Browser(), Browser()
    sealed = [message.notice(wording, key=browser.key, secret=browser.secret) for wording in WORDINGS]
    assert len({len(one) for one in sealed}) == 1
    assert [browser.opens(one) for one in sealed] == [{"wording": wording} for wording in WORDINGS]
    with pytest.raises(InvalidTag):
        other.opens(sealed[0])


def test_the_same_notice_never_looks_the_same_twice() -> None:
    browser = Browser()
    assert message.notice("plain", key=browser.key, secret=browser.secret) != message.notice(
        "plain", key=browser.key, secret=browser.secret
    )


def test_what_has_no_room_is_refused_and_never_cut() -> None:
    with pytest.raises(ValueError, match="room"):
        message.seal(bytes(message.ROOM), key=KEY, secret=SECRET)


@pytest.mark.parametrize("key", [b"", bytes(65), b"\x04" + bytes(64), KEY[:-1], KEY + b"\0", b"\x02" + KEY[1:33]])
def test_what_is_no_point_is_no_key(key: bytes) -> None:
    assert not message.is_key(key)
    assert message.is_key(KEY)
