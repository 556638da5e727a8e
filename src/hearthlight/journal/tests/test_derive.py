"""The quick form of HKDF against the general one."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.journal import seal


@given(secret=st.binary(min_size=20, max_size=64), salt=st.binary(min_size=16, max_size=16), label=st.text(max_size=12))
def test_a_key_is_derived_as_rfc_5869_says(secret: bytes, salt: bytes, label: str) -> None:
    general = HKDF(hashes.SHA256(), 32, salt=salt, info=f"hearthlight/1/{label}".encode()).derive(secret)
    assert seal.derive(secret, salt, label) == general
