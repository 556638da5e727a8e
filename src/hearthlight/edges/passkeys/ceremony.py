"""The two ceremonies of WebAuthn, as values: what the browser is asked, and whether its answer holds.

py_webauthn checks the answers. It is imported where it is used, because most requests never need it.
"""

import binascii
import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.http import HttpRequest

SECRET_BYTES = 32


class NoName(Exception):
    """This address is a number; a browser keeps passkeys for names alone."""


class NotHeld(Exception):
    """The answer is not what was asked for, or not from where it was asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passkey lives: the name in the address, and the whole origin."""

    name: str
    origin: str


def place_of(request: HttpRequest) -> Place:
    """Return the place this request came to; raises NoName for an address that is a number."""
    origin = request.build_absolute_uri("/").rstrip("/")
    name = urlsplit(origin).hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return Place(name, origin)
    raise NoName


def ask_for_new(place: Place, challenge: bytes, *, person: bytes, called: str, known: list[bytes]) -> str:
    """Return, as JSON, what a browser needs to make a passkey; `known` are credentials this person has already."""
    import webauthn
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    return webauthn.options_to_json(
        webauthn.generate_registration_options(
            rp_id=place.name,
            rp_name="Hearthlight",
            user_id=person,
            user_name=called,
            user_display_name=called,
            challenge=challenge,
            exclude_credentials=_descriptors(known),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
        )
    )


def ask_for_touch(place: Place, challenge: bytes, *, known: list[bytes]) -> str:
    """Return, as JSON, what a browser needs to use a passkey: one of `known`, or any that it holds for this place."""
    import webauthn
    from webauthn.helpers.structs import UserVerificationRequirement

    return webauthn.options_to_json(
        webauthn.generate_authentication_options(
            rp_id=place.name,
            challenge=challenge,
            allow_credentials=_descriptors(known),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def _descriptors(credentials: list[bytes]) -> list[Any]:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return [PublicKeyCredentialDescriptor(id=one) for one in credentials]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser sent back: the credential as it is, its id, the challenge it answers, and what the touch gave."""

    credential: dict[str, Any]
    id: bytes
    challenge: bytes
    secret: bytes


def read(credential: str, secret: str) -> Answer:
    """Return what a browser sent; raises NotHeld when it is no such thing."""
    try:
        held = msgspec.json.decode(credential, type=dict[str, Any])
        said = msgspec.json.decode(_bytes(held["response"]["clientDataJSON"]), type=dict[str, Any])
        answer = Answer(held, _bytes(held["id"]), _bytes(said["challenge"]), _bytes(secret))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotHeld from None
    if len(answer.secret) != SECRET_BYTES:
        raise NotHeld
    return answer


def _bytes(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), strict_mode=True)
    except binascii.Error:
        raise NotHeld from None


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey that was just made."""

    credential: bytes
    public_key: bytes
    sign_count: int


def look_at_new(place: Place, answer: Answer) -> Made:
    """Return the passkey an answer brings; raises NotHeld. The challenge was used up before."""
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = webauthn.verify_registration_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except WebAuthnException:
        raise NotHeld from None
    return Made(made.credential_id, made.credential_public_key, made.sign_count)


def look_at_touch(place: Place, answer: Answer, *, public_key: bytes, sign_count: int) -> int:
    """Return the device's new count when the answer is signed by this passkey; raises NotHeld."""
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        seen = webauthn.verify_authentication_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except WebAuthnException:
        raise NotHeld from None
    return seen.new_sign_count
