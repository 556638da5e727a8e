"""Opens the house: makes everything ready in a short-lived child, then answers until Ctrl-C."""

import argparse
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from hearthlight.commands import ready
from hearthlight.commands.place import Place, refuse_when_taken
from hearthlight.edges.tls import names
from hearthlight.edges.tls.desk import Desk


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight serve` takes."""
    parser.add_argument("--port", type=_port, default=8411, help="the port to answer on (8411)")
    parser.add_argument("--host", default="", help="the address to answer on (127.0.0.1, or 0.0.0.0 with --tls)")
    parser.add_argument("--tls", action="store_true", help="answer the phones at home, with a certificate made here")


def run(args: argparse.Namespace) -> int:
    """Open the house and keep it open; raises Refused when it cannot open here."""
    # Whatever is written from now on is for this user alone.
    os.umask(0o077)
    everywhere = "0.0.0.0" if args.tls else "127.0.0.1"  # noqa: S104  --tls is for the phones at home
    place = Place(host=args.host or everywhere, port=args.port, tls=args.tls)
    refuse_when_taken(place.host, place.port)
    if place.tls:
        refuse_when_taken(place.host, place.port + 1)
        _tell_settings_about_tls()
    desk = _make_ready(place)

    if desk:
        from hearthlight.edges.tls import trust_page

        trust_page.open_desk(desk, place.host, place.port + 1)

    from hearthlight.commands import house

    return house.keep_open(place, desk)


def _make_ready(place: Place) -> Desk | None:
    # Django and the migrations load in a child that ends, so that the process which stays is small.
    with ProcessPoolExecutor(
        1, mp_context=get_context("fork"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL)
    ) as child:
        return child.submit(ready.make_ready, place).result()


def _tell_settings_about_tls() -> None:
    """Say it in the environment, which the child and the worker read when they start."""
    given = os.environ.get("HEARTHLIGHT_HOSTS", "")
    os.environ["HEARTHLIGHT_HOSTS"] = ",".join(filter(None, [given, *names.of_this_computer()]))
    os.environ["HEARTHLIGHT_TLS_AT_START"] = "yes"


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65534:
        raise argparse.ArgumentTypeError(f"{text} is not a port. Accepted: 1 to 65534.")
    return int(text)
