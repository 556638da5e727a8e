"""Makes one person's copy of everything, looks whether a copy is whole, and brings one into this house."""

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

import django

from hearthlight.commands import owner
from hearthlight.commands.refusal import Refused

if TYPE_CHECKING:
    from hearthlight.edges.archive.bring_in import Brought
    from hearthlight.edges.archive.opening import Found


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight archive` takes."""
    actions = parser.add_subparsers(dest="action", required=True)
    making = actions.add_parser("make", help="write everything of one person into a file")
    making.add_argument("file", type=Path, help="the file to write; it may not be there yet")
    making.add_argument("--readable", action="store_true", help="a zip that anybody can read, instead of a sealed copy")
    making.add_argument("--leave-out-damaged", action="store_true", help="copy what opens, without the rest")
    owner.add(making)
    verifying = actions.add_parser("verify", help="read a sealed copy from end to end")
    bringing = actions.add_parser("import", help="bring a sealed copy into a person’s home in this house")
    owner.add(bringing)
    owner.add_passphrase(verifying)
    for opening in (verifying, bringing):
        opening.add_argument("file", type=Path, help="a sealed copy")
        opening.add_argument("--kit", action="store_true", help="open the copy with the recovery kit’s words")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; raises Refused when it cannot be done."""
    django.setup()
    {"make": _make, "verify": _verify, "import": _import}[args.action](args)
    return 0


def _make(args: argparse.Namespace) -> None:
    from hearthlight.edges.archive import contents, readable

    own = owner.open_own(args)
    with _told_kindly(args.file), _new_file(args.file) as file:
        belongings = contents.of(own.person, own.mine)
        if not args.leave_out_damaged and (unread := contents.unread(belongings)):
            raise Refused(f"Entries that do not open: {unread}. Copy the others with --leave-out-damaged.")
        if args.readable:
            readable.pack(belongings, file)
        else:
            for piece in contents.seal_everything(belongings):
                file.write(piece)
    if args.readable:
        print(f"{args.file} is written. It has no lock: whoever finds it can read it.")
    else:
        print(f"{args.file} is written. It opens with the passphrase or the kit of today.")


def _verify(args: argparse.Namespace) -> None:
    from hearthlight.edges.archive import opening

    with _told_kindly(args.file), args.file.open("rb") as file:
        mine = _open_copy(args, file)
        found = opening.look_through(mine, file)
    print(f"{args.file} is whole. {_told(found)}")


def _import(args: argparse.Namespace) -> None:
    from hearthlight.edges.archive import bring_in, contents, opening, sealed

    with _told_kindly(args.file), args.file.open("rb") as file:
        mine = _open_copy(args, file)
        found = opening.look_through(mine, file)
        print(_told(found))
        own = owner.open_own(args)
        file.seek(0)
        entries = opening.entries(sealed.open_records(mine, file))
        brought = bring_in.bring_in(own.person, contents.of(own.person, own.mine), entries)
    print(_brought(brought))


def _open_copy(args: argparse.Namespace, file: BinaryIO) -> bytes:
    """Return the secret that opens the copy, and leave `file` at its beginning."""
    from hearthlight.edges.archive import opening, sealed

    cover = sealed.read_cover(file)
    file.seek(0)
    if args.kit:
        return opening.with_kit(cover, owner.ask_secret(args, "The 15 words of the copy’s kit: "))
    return opening.with_passphrase(cover, owner.ask_secret(args, "The copy’s passphrase: "))


@contextlib.contextmanager
def _told_kindly(path: Path) -> Iterator[None]:
    """Turn whatever can be the matter with a copy into one line."""
    from hearthlight.edges.archive.sealed import NotACopy
    from hearthlight.entries.codec import TooNew, Unreadable
    from hearthlight.journal.locks import KitUnreadable
    from hearthlight.journal.seal import Damaged, NotShared, WrongKey

    try:
        yield
    except OSError as problem:
        raise Refused(f"{path}: {problem.strerror}.") from None
    except NotACopy:
        raise Refused(f"{path} is no sealed copy.") from None
    except KitUnreadable:
        raise Refused("These words do not fit together. One may be misspelt or left out.") from None
    except WrongKey:
        raise Refused(
            "That does not open it. A copy opens with the passphrase or the kit of the day it was made."
        ) from None
    except TooNew:
        raise Refused("A later Hearthlight wrote this. Take the newer program.") from None
    except (Damaged, NotShared, Unreadable) as problem:
        raise Refused(f"This is not whole ({problem}). Nothing was changed. Take another copy.") from None


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file for its owner alone, and take it away again when it does not come to a good end."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink()
            raise


def _told(found: "Found") -> str:
    days = f" The days run from {min(found.days)} to {max(found.days)}." if found.days else ""
    return f"It holds {found.alone} entries of its owner alone and {found.shared} that are shared.{days}"


def _brought(brought: "Brought") -> str:
    told = f"New: {brought.new}. Here already, or forgotten here: {brought.known}."
    if brought.standing:
        told += f" Left as they are, because their shared home stands in this house: {brought.standing}."
    return told
