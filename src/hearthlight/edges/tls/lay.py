"""Lays the trust page: the steps, the fingerprint, the QR code and the authority, each as a ready sheet."""

import io
from pathlib import Path

import segno
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.template import Context, Engine
from django.utils.translation import get_language, gettext

from hearthlight.edges.tls.authority import Papers
from hearthlight.edges.tls.desk import Desk, Sheet

HERE = Path(__file__).resolve().parent


def lay(papers: Papers, host: str, *, house_port: int, desk_port: int) -> Desk:
    """Return the desk for `papers`; phones reach this computer as `host`."""
    shown = f"[{host}]" if ":" in host else host
    house, page = f"https://{shown}:{house_port}/", f"http://{shown}:{desk_port}/"
    code = segno.make(page, micro=False)
    prints = fingerprint(papers)
    engine = Engine(dirs=[str(HERE / "templates")], builtins=["django.templatetags.i18n"])
    facts = {"house": house, "groups": prints.split(" "), "language": get_language() or "en"}
    html = engine.get_template("tls/trust.html").render(Context(facts))
    picture = io.BytesIO()
    code.save(picture, kind="svg", scale=6, border=4, dark="#2b1a2e", light="#fff")
    authority = Sheet("application/x-x509-ca-cert", papers.authority.public_bytes(Encoding.DER))
    sheets = {
        "/": Sheet("text/html; charset=utf-8", html.encode()),
        "/look.css": Sheet("text/css; charset=utf-8", (HERE / "templates/tls/look.css").read_bytes()),
        "/code.svg": Sheet("image/svg+xml", picture.getvalue()),
        "/hearthlight.crt": authority,
    }
    return Desk(papers.certificate, papers.key, sheets, _for_terminal(code, page, house, prints))


def fingerprint(papers: Papers) -> str:
    """Return the authority's SHA-256 fingerprint, in groups of four that two people can read to each other."""
    digits = papers.authority.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _for_terminal(code: segno.QRCode, page: str, house: str, prints: str) -> str:
    drawn = io.StringIO()
    code.terminal(out=drawn, compact=True)
    middle = len(prints) // 2
    return "\n".join(
        [
            gettext("For the phones at home: %(house)s") % {"house": house},
            "",
            gettext("The first time, each phone opens %(page)s and learns to trust this house.") % {"page": page},
            drawn.getvalue(),
            gettext("Fingerprint to compare with the one on the phone:"),
            f"  {prints[:middle].strip()}",
            f"  {prints[middle:].strip()}",
        ]
    )
