"""Opens a made-up home in a folder of its own, to look around in; a real home is never touched."""

import argparse
import os
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from hearthlight.commands import ready
from hearthlight.commands.place import Place, refuse_when_taken
from hearthlight.commands.refusal import Refused

PORT = 8412
MARK = "this-is-a-demo"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight demo` takes."""
    parser.add_argument("--port", type=_port, default=PORT, help=f"the port to answer on ({PORT})")
    parser.add_argument("--seed", type=int, default=7, help="another number, another made-up year (7)")
    parser.add_argument("--folder", type=Path, help="keep the made-up home here; otherwise it goes away at the end")


def run(args: argparse.Namespace) -> int:
    """Make two people up, tell their year, and answer until Ctrl-C; raises Refused when it cannot open here."""
    os.umask(0o077)
    place = Place(host="127.0.0.1", port=args.port, tls=False)
    refuse_when_taken(place.host, place.port)
    with _folder(args.folder) as folder:
        live_in(folder)
        # What happens in the child leaves no Django behind, so that the process which stays is small.
        with ProcessPoolExecutor(
            1, mp_context=get_context("fork"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL)
        ) as child:
            print(child.submit(prepare, place, args.seed).result(), flush=True)

        from hearthlight.commands import house

        return house.keep_open(place, None)


def live_in(folder: Path) -> None:
    """Let this process know no house but the made-up one in `folder`; raises Refused where a real one may be."""
    if any(folder.iterdir()) and not (folder / MARK).exists():
        raise Refused(f"{folder} is not empty and holds no demo. Choose an empty or a new folder with --folder.")
    (folder / MARK).touch()
    for name in [name for name in os.environ if name.startswith("HEARTHLIGHT_")]:
        del os.environ[name]
    os.environ["HEARTHLIGHT_DATA"] = str(folder)
    os.environ["HEARTHLIGHT_DEMO"] = "yes"


def prepare(place: Place, seed: int) -> str:
    """Make the folder ready and fill it unless it is filled already; return what to tell the person who looks around."""
    ready.make_ready(place)

    from hearthlight.edges.demo import fill
    from hearthlight.frame import clock
    from hearthlight.people.models import Person

    zone = fill.zone_of_this_computer()
    if not Person.objects.exists():
        fill.fill(seed, today=clock.now().astimezone(zone).date(), zone=zone)
    noor, sam = fill.NAMES
    return (
        "This is a demo. Noor and Sam are made up, and so is everything they said.\n"
        f"Sign in as {noor}, or as {sam} in a second browser. The passphrase of both: {fill.PASSPHRASE}"
    )


@contextmanager
def _folder(chosen: Path | None) -> Iterator[Path]:
    if chosen is not None:
        ready.make_folder(chosen)
        yield chosen.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="hearthlight-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port. Accepted: 1 to 65535.")
    return int(text)
