"""Shows every setting a keeper can make, and keeps the help lines they add: a refuge nearby, a doctor on call."""

import argparse
import textwrap
from datetime import UTC, datetime

from hearthlight.commands.refusal import Refused
from hearthlight.safety import helplines, local
from hearthlight.safety.helplines import ListRefused
from hearthlight.site import environment


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight settings` takes: nothing, or `lines` and what to do with them."""
    parts = parser.add_subparsers(dest="part", metavar="lines")
    lines = parts.add_parser("lines", help="show, add or remove lines on the page behind “I need help now”")
    lines.add_argument("--country", default="", help="whose page it stands on, as GB")
    lines.add_argument(
        "--name", default="", help="what it is called; adds the line, or takes the place of one so called"
    )
    lines.add_argument("--kind", default="suicide_crisis", help=", ".join(local.KINDS))
    lines.add_argument("--call", default="", help="the number, as it is dialled where you live")
    lines.add_argument("--text", default="", help="a number for text messages")
    lines.add_argument("--word", default="", help="the word a text begins with, if it needs one")
    lines.add_argument("--hours", default="", help="when somebody answers, as 09:00-17:00")
    lines.add_argument("--remove", default="", metavar="ID", help="take a line of your own away")


def run(args: argparse.Namespace) -> int:
    """Print the table of settings, with nothing secret in it; or do what was asked with the lines. Raises Refused."""
    if args.part == "lines":
        return _lines(args)
    print("Each setting is an environment variable. An empty one counts as not set.\n")
    for setting in environment.SETTINGS:
        print(f"{setting.name}  ({setting.kind})")
        print(f"  now:       {_in_effect(setting)}")
        print(f"  by itself: {setting.default or _unset(setting.name)}")
        print(textwrap.fill(setting.sentence, 100, initial_indent="  ", subsequent_indent="  "), end="\n\n")
    return 0


def _lines(args: argparse.Namespace) -> int:
    folder = environment.data_folder()
    try:
        if args.remove:
            print("It is gone." if local.remove(folder, args.remove) else f"There is no line {args.remove!r} of yours.")
        elif args.name:
            local.add(folder, helplines.directory(folder / "helplines.json"), args.country.upper(), _line(args))
            print(
                "It stands on the page now. Call it once yourself, so that nobody finds out in need that it is wrong."
            )
        return _show(local.read(folder))
    except local.LineRefused as reason:
        raise Refused(str(reason)) from None
    except ListRefused as reason:
        raise Refused(f"{folder / local.FILE} does not read: {reason}. Mend it, or take it away.") from None
    except OSError as problem:
        raise Refused(f"{folder / local.FILE} cannot be written: {problem.strerror}.") from None


def _line(args: argparse.Namespace) -> helplines.Line:
    today = datetime.now(UTC).date()
    words = {name: getattr(args, name) for name in ("kind", "name", "call", "text", "word", "hours")}
    return local.line(**words, today=today)


def _show(lines: local.Lines) -> int:
    for code, own in lines.items():
        for one in own:
            ways = ", ".join((*one.call, *([f"text {one.text.to}"] if one.text else [])))
            print(f"{code}  {one.id}  {one.kind}  {one.name}: {ways}, added on {one.added}")
    if not lines:
        print("There are no lines of yours. Add one: hearthlight settings lines --country GB --name … --call …")
    return 0


def _in_effect(setting: environment.Setting) -> str:
    if setting.name == "HEARTHLIGHT_DATA":
        return str(environment.data_folder())
    value = environment.text(setting.name)
    if value and setting.kind == "url":
        # The address of a database holds its password.
        return "set (hidden)"
    if setting.kind == "yes/no":
        try:
            environment.flag(setting.name)
        except environment.SettingRefused as refusal:
            return str(refusal)
    return value or _unset(setting.name)


def _unset(name: str) -> str:
    return "~/.local/share/hearthlight" if name == "HEARTHLIGHT_DATA" else "not set"
