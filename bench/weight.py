"""What the first load of Today weighs over the wire, everything compressed and fonts included. `python -m bench.weight`"""

import re

import brotli
from tests.browser import served

from bench.client import Phone

BROTLI = {"Accept-Encoding": "br"}


def main() -> None:
    with served.house() as house:
        phone = Phone(int(house.address.rsplit(":", 1)[1]))
        form = {"called": "Noor", "name": "noor", "passphrase": served.PASSPHRASE, "zone": "UTC"}
        phone.ask("POST", "/begin/", form | {"csrfmiddlewaretoken": phone.token("/begin/")})
        form = {"csrfmiddlewaretoken": phone.token("/"), "energy": "7", "mood": "7", "for": "me"}
        phone.ask("POST", "/check-in/", form)
        _, page = phone.ask("GET", "/?show=everything")
        sizes = {"the page itself": len(page)}
        for address in _linked(page.decode()):
            sizes[address.rsplit("/", 1)[-1]] = len(phone.ask("GET", address, **BROTLI)[1])
    for name, size in sizes.items():
        print(f"{size / 1024:6.1f} KB  {name}")
    total = sum(sizes.values()) / 1024
    packed = total - (len(page) - len(brotli.compress(page))) / 1024
    print(
        f"first load of Today: {total:.1f} KB with the page unpacked, {packed:.1f} KB behind a proxy that packs it (hold <= 60)"
    )


def _linked(page: str) -> list[str]:
    """Return what a browser by day fetches with the page: scripts, style sheets that apply, fonts, the mark."""
    tags = re.findall(r"<(?:link|script)[^>]*>", page)
    found = [re.search(r'(?:href|src)="(/static/[^"]+)"', tag) for tag in tags if "media=" not in tag]
    return list(dict.fromkeys(match.group(1) for match in found if match))


if __name__ == "__main__":
    main()
