"""Asks who somebody is: a sign-in name and a passphrase, typed or from standard input."""

import argparse
import getpass
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearthlight.commands.refusal import Refused

if TYPE_CHECKING:
    from hearthlight.people.models import Person


@dataclass(frozen=True, slots=True)
class Owner:
    """A person, and the secret of their home."""

    person: "Person"
    mine: bytes

    def __repr__(self) -> str:
        return "Owner(…)"


def add(parser: argparse.ArgumentParser) -> None:
    """Say which arguments tell who somebody is."""
    parser.add_argument("--name", default="", help="the name you sign in with")
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Say how a passphrase may come in."""
    parser.add_argument("--passphrase-stdin", action="store_true", help="read passphrases from standard input")


def ask_secret(args: argparse.Namespace, question: str) -> str:
    """Return what was typed without showing it, or the next line of standard input."""
    return sys.stdin.readline().rstrip("\n") if args.passphrase_stdin else getpass.getpass(question)


def open_own(args: argparse.Namespace) -> Owner:
    """Return whoever signs in with this name and this passphrase; Django is set up already. Raises Refused."""
    from django.db import DatabaseError

    from hearthlight.journal import locks, seal
    from hearthlight.people import names

    name = args.name or input("The name you sign in with: ")
    passphrase = ask_secret(args, "Your passphrase here: ")
    try:
        person = names.find(name)
        mine = locks.open_with_passphrase(bytes(person.home) if person else None, passphrase)
    except DatabaseError:
        raise Refused(
            "There is no house here yet. Start Hearthlight once, or say where with HEARTHLIGHT_DATA."
        ) from None
    except seal.WrongKey:
        raise Refused("That name and that passphrase open nothing here.") from None
    assert person is not None, "a passphrase opens nobody's home"
    return Owner(person, mine)
