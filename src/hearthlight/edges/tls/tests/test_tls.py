"""The house vouches for itself at home, for nothing else, and always in time."""

import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from hearthlight.edges.tls import authority, lay, names, trust_page

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NAMES = ["192.168.1.20", "kitchen", "kitchen.local"]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "tls"


@pytest.fixture
def papers(folder):
    return authority.renew(folder, NAMES, now=NOW)


def read(papers):
    return x509.load_pem_x509_certificate(papers.certificate.read_bytes())


def trusts(papers, name, at=NOW):
    """Whether a phone that trusts the authority takes the certificate for `name` at that time."""
    subject = x509.IPAddress(ip_address(name)) if name[0].isdecimal() else x509.DNSName(name)
    verifier = PolicyBuilder().store(Store([papers.authority])).time(at).build_server_verifier(subject)
    try:
        verifier.verify(read(papers), [])
    except VerificationError:
        return False
    return True


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", *NAMES])
def test_a_phone_that_trusts_the_house_takes_each_of_its_names(papers, name):
    assert trusts(papers, name)


def test_a_name_on_the_internet_is_left_out(folder):
    papers = authority.renew(folder, ["93.184.215.14"], now=NOW)
    assert "93.184.215.14" not in authority.covered(read(papers))


def test_the_authority_can_vouch_for_home_alone(papers):
    limits = papers.authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    permitted = [str(subtree.value) for subtree in limits.value.permitted_subtrees]
    assert "192.168.0.0/16" in permitted
    assert not any(name in permitted for name in ("", "com", "org", "0.0.0.0/0", "::/0"))


def test_no_phone_finds_the_certificate_too_long(papers):
    certificate = read(papers)
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=397)


def test_a_second_start_changes_nothing(folder, papers):
    before = papers.certificate.read_bytes()
    assert authority.renew(folder, NAMES, now=NOW).certificate.read_bytes() == before


@pytest.mark.parametrize(
    ("new_names", "later"),
    [([*NAMES, "192.168.1.77"], timedelta(0)), (["192.168.1.99"], timedelta(0)), (NAMES, timedelta(days=370))],
)
def test_new_addresses_or_a_near_end_bring_a_new_certificate_under_the_same_authority(folder, papers, new_names, later):
    renewed = authority.renew(folder, new_names, now=NOW + later)
    assert renewed.authority == papers.authority
    assert all(trusts(renewed, name, at=NOW + later) for name in new_names)
    assert read(renewed).not_valid_after_utc > NOW + later + timedelta(days=300)


@pytest.mark.parametrize("broken", ["server.crt", "server.key"])
def test_a_file_that_was_cut_short_is_made_again(folder, papers, broken):
    (folder / broken).write_bytes(b"cut")
    assert trusts(authority.renew(folder, NAMES, now=NOW), "kitchen.local")


def test_the_keys_are_for_the_house_alone(folder, papers):
    assert (folder / "authority.key").stat().st_mode & 0o077 == 0
    assert (folder / "server.key").stat().st_mode & 0o077 == 0


def test_the_names_of_this_computer_are_private_ones():
    assert all(not ip_address(address).is_global for address in names.private_addresses())


@pytest.fixture
def page(papers):
    desk = lay.lay(papers, "192.168.1.20", house_port=8411, desk_port=8412)
    server = trust_page.open_desk(desk, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_the_trust_page_shows_the_fingerprint_and_the_way_in(page, papers):
    text = urllib.request.urlopen(f"{page}/").read().decode()
    assert all(group in text for group in lay.fingerprint(papers).split())
    assert "https://192.168.1.20:8411/" in text


def test_the_trust_page_hands_out_the_authority_and_never_a_key(page, papers):
    answer = urllib.request.urlopen(f"{page}/hearthlight.crt")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(answer.read()) == papers.authority


@pytest.mark.parametrize("path", ["/server.key", "/authority.key", "/../authority.key", "/sign-in/", "/?x=1"])
def test_the_trust_page_answers_nothing_else(page, path):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(page + path)


def test_the_terminal_shows_the_same_fingerprint_and_the_page(papers):
    desk = lay.lay(papers, "192.168.1.20", house_port=8411, desk_port=8412)
    assert "http://192.168.1.20:8412/" in desk.for_terminal
    assert all(group in desk.for_terminal for group in lay.fingerprint(papers).split())
