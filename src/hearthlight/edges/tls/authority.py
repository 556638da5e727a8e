"""The house's own certificate authority: it can vouch for names at home and for nothing else.

`renew` is the one function to call. The authority lives ten years; the certificate of the server is made anew when it
is within 30 days of its end, when the names of the computer changed, or when its files are not whole.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hearthlight.edges.tls import files
from hearthlight.edges.tls.names import PRIVATE_NETWORKS

AUTHORITY_LIVES = timedelta(days=3652)
# Phones refuse a longer life.
CERTIFICATE_LIVES = timedelta(days=397)
RENEW_BEFORE_END = timedelta(days=30)
# A phone whose clock is behind shall not turn the house away.
CLOCKS_DIFFER_BY = timedelta(days=1)

# With these and the private networks as all it may vouch for, a stolen authority key stands in for no site on the internet.
PRIVATE_NAMES = ("localhost", "local", "lan", "home", "internal", "home.arpa")
ALWAYS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Papers:
    """Where the server finds its certificate and key, and the authority that a phone is asked to trust."""

    certificate: Path
    key: Path
    authority: x509.Certificate


def renew(folder: Path, names: Sequence[str], *, now: datetime) -> Papers:
    """Return papers for `names` that hold at `now`, making in `folder` what is not there or no longer holds."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority, authority_key = _authority(folder, names, now)
    wanted = [name for name in dict.fromkeys([*ALWAYS, *names]) if _may_vouch_for(authority, name)]
    papers = Papers(folder / "server.crt", folder / "server.key", authority)
    held = files.read_pair(papers.certificate, papers.key)
    if not held or not _holds(held[0], wanted, authority, now):
        key = ec.generate_private_key(ec.SECP256R1())
        files.write_pair(papers.certificate, papers.key, _certificate(wanted, key, authority, authority_key, now), key)
    return papers


def covered(certificate: x509.Certificate) -> list[str]:
    """Return the names and addresses `certificate` was made for."""
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [
        *found.get_values_for_type(x509.DNSName),
        *(str(address) for address in found.get_values_for_type(x509.IPAddress)),
    ]


def _authority(
    folder: Path, names: Sequence[str], now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    held = files.read_pair(folder / "authority.crt", folder / "authority.key")
    if held and now + RENEW_BEFORE_END < held[0].not_valid_after_utc:
        return held
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _authority_certificate(key, [name for name in names if not _address(name)], now)
    files.write_pair(folder / "authority.crt", folder / "authority.key", certificate, key)
    return certificate, key


def _authority_certificate(key: ec.EllipticCurvePrivateKey, own_names: list[str], now: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Hearthlight at home, {now:%B %Y}")])
    permitted: list[x509.GeneralName] = [x509.DNSName(own) for own in dict.fromkeys([*PRIVATE_NAMES, *own_names])]
    permitted += [x509.IPAddress(network) for network in PRIVATE_NETWORKS]
    return (
        _builder(name, name, key.public_key(), now, AUTHORITY_LIVES)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _certificate(
    names: list[str],
    key: ec.EllipticCurvePrivateKey,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    now: datetime,
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Hearthlight")])
    addresses = [(name, _address(name)) for name in names]
    subjects = [x509.IPAddress(address) if address else x509.DNSName(name) for name, address in addresses]
    end = min(now + CERTIFICATE_LIVES - CLOCKS_DIFFER_BY, authority.not_valid_after_utc)
    return (
        _builder(name, authority.subject, key.public_key(), now, end - now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(subjects), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, lives: timedelta
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(now - CLOCKS_DIFFER_BY).not_valid_after(now + lives)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _holds(certificate: x509.Certificate, wanted: list[str], authority: x509.Certificate, now: datetime) -> bool:
    return (
        now + RENEW_BEFORE_END < certificate.not_valid_after_utc
        and sorted(covered(certificate)) == sorted(wanted)
        and certificate.issuer == authority.subject
        and files.is_signed_by(certificate, authority)
    )


def _may_vouch_for(authority: x509.Certificate, name: str) -> bool:
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    address = _address(name)
    if address:
        return any(address in network for network in PRIVATE_NETWORKS)
    endings = [subtree.value for subtree in permitted if isinstance(subtree, x509.DNSName)]
    return any(f".{name}".endswith(f".{ending}") for ending in endings)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
