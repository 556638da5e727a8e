"""The door of the program `hearthlight`: finds the command that was asked for, and only then loads it."""

import argparse
import os
import sys
from importlib import import_module

# A command's module has `add(parser)`, which says what it takes, and `run(args)`, which returns the exit status.
COMMANDS = {
    "serve": ("serve", "Open the house on this computer."),
    "worker": ("worker", "Bring what is due, where the database is PostgreSQL."),
    "demo": ("demo", "Look around in a made-up home that goes away again."),
    "inspect": ("inspect", "Look into such a file without bringing anything in."),
    "import": ("import_", "Bring in what another app or watch has kept."),
    "archive": ("archive", "Take a copy of everything that is yours, or bring one in."),
    "backup": ("backup", "Copy the whole house into one file, also while it is open."),
    "restore": ("restore", "Put a whole house back from such a file."),
    "move": ("move", "Move the house from its file into PostgreSQL, or back."),
    "divide": ("divide", "Divide the tables in PostgreSQL by home, for a host of very many."),
    "doctor": ("doctor", "Look whether all is well, in plain words."),
    "foresee": ("foresee", "Look ahead in a diary, from JSON lines."),
    "notice": ("notice", "Notice when a diary has shifted, from JSON lines."),
    "choose": ("choose", "Offer small acts that fit an evening, from JSON lines."),
    "score": ("score", "Add up the answers to a two-week check, from JSON lines."),
    "coach": ("coach", "Read lines the way the writing coach does, JSON in and JSON out."),
    "settings": ("settings", "Show every setting, what it is now and what it is for."),
}


def main() -> None:
    """Run the command on the command line and leave with its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    try:
        status = start(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    except _refusals() as refusal:
        print(refusal, file=sys.stderr)
        status = 1
    finally:
        _let_go()
    sys.exit(status)


def start(words: list[str]) -> int:
    """Run the command that `words` begin with, and return its exit status."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if words[0] == "--version":
        print(import_module("hearthlight").__version__)
        return 0
    if words[0] not in COMMANDS:
        print(f"There is no command “{words[0]}”. There are: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    module, sentence = COMMANDS[words[0]]
    command = import_module(f"hearthlight.commands.{module}")
    parser = argparse.ArgumentParser(prog=f"hearthlight {words[0]}", description=sentence, allow_abbrev=False)
    command.add(parser)
    status: int = command.run(parser.parse_args(words[1:]))
    return status


def _let_go() -> None:
    # The threads that hold connections to PostgreSQL ready would keep the program from ending for twenty seconds.
    if "django.db" not in sys.modules:
        return
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()


def _overview() -> str:
    lines = [f"  {name:<10}{sentence}" for name, (_, sentence) in COMMANDS.items()]
    return "\n".join(
        ["Hearthlight, a private house on the web for two.", "", *lines, "", "More: hearthlight COMMAND --help"]
    )


def _refusals() -> tuple[type[Exception], ...]:
    # Looked up only once something was refused: serve sets its environment before the settings are first read.
    from hearthlight.commands.refusal import Refused
    from hearthlight.site.environment import SettingRefused

    return Refused, SettingRefused


if __name__ == "__main__":
    main()
