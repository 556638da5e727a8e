"""What a keeper needs to hear when the house starts: settings that contradict, and numbers that grow old."""

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hearthlight.safety import helplines, local
from hearthlight.site import environment

# Names that the scripts and the serve command use beside the settings for people.
OTHER_NAMES = (
    "HEARTHLIGHT_PYTHON",
    "HEARTHLIGHT_TLS_AT_START",
    "HEARTHLIGHT_DIARIES",
    "HEARTHLIGHT_CHROMIUM",
)


@dataclass(frozen=True)
class Remark:
    """One thing for the keeper; the house does not open over a grave one."""

    text: str
    is_grave: bool = False


def look_around(*, beyond_loopback: bool, today: date, env: Mapping[str, str] = os.environ) -> list[Remark]:
    """Return all remarks about the settings in `env`, grave ones first; raises SettingRefused for an unreadable one."""
    _read_all(env)
    tls = env.get("HEARTHLIGHT_TLS_AT_START") == "yes"
    behind_proxy = environment.flag("HEARTHLIGHT_BEHIND_PROXY", env)
    remarks = [
        *_about_tls(tls=tls, behind_proxy=behind_proxy),
        *_about_reach(env, beyond_loopback=beyond_loopback, encrypted=tls or behind_proxy),
        *_about_names(env, beyond_loopback=beyond_loopback or behind_proxy),
        *_about_database(env),
        *_about_lamps(env),
        *_about_spelling(env),
        *_about_helplines(environment.data_folder(env), today),
    ]
    return sorted(remarks, key=lambda remark: not remark.is_grave)


def _read_all(env: Mapping[str, str]) -> None:
    # An unreadable value is told to the keeper here, and not in a trace of the worker.
    for setting in environment.SETTINGS:
        if setting.kind == "yes/no":
            environment.flag(setting.name, env)
    environment.secret("HEARTHLIGHT_DATABASE_URL", env)


def _about_lamps(env: Mapping[str, str]) -> Iterator[Remark]:
    if environment.flag("HEARTHLIGHT_LAMPS_AT_HOME", env) and environment.flag("HEARTHLIGHT_OPEN_REGISTRATION", env):
        yield Remark(
            "HEARTHLIGHT_LAMPS_AT_HOME is yes, and HEARTHLIGHT_OPEN_REGISTRATION lets strangers begin. Each of them could let "
            "this house call the computers of your network. Set one of the two to no."
        )


def _about_tls(*, tls: bool, behind_proxy: bool) -> Iterator[Remark]:
    if tls and behind_proxy:
        yield Remark(
            "HEARTHLIGHT_BEHIND_PROXY is yes, and --tls was given. Only one of them can hold the certificate. "
            "Leave out --tls when a proxy of yours ends TLS, or set HEARTHLIGHT_BEHIND_PROXY=no.",
            is_grave=True,
        )


def _about_reach(env: Mapping[str, str], *, beyond_loopback: bool, encrypted: bool) -> Iterator[Remark]:
    if not beyond_loopback:
        return
    if environment.flag("HEARTHLIGHT_DEBUG", env):
        yield Remark(
            "HEARTHLIGHT_DEBUG is yes, and other devices could reach this house. Debug pages show what stands in memory. "
            "Set HEARTHLIGHT_DEBUG=no, or stay on 127.0.0.1.",
            is_grave=True,
        )
    if encrypted:
        return
    if not environment.flag("HEARTHLIGHT_PLAIN_HTTP", env):
        yield Remark(
            "Other devices could reach this house, and nothing would hide the words on their way. Start it with --tls, "
            "or put a proxy in front and set HEARTHLIGHT_BEHIND_PROXY=yes, or accept it with HEARTHLIGHT_PLAIN_HTTP=yes.",
            is_grave=True,
        )
    else:
        yield Remark("HEARTHLIGHT_PLAIN_HTTP is yes: what is written here can be read on its way through the network.")


def _about_names(env: Mapping[str, str], *, beyond_loopback: bool) -> Iterator[Remark]:
    if beyond_loopback and not environment.names("HEARTHLIGHT_HOSTS", env):
        yield Remark(
            "HEARTHLIGHT_HOSTS is empty, so the house answers to localhost alone. "
            "Name what people type, such as HEARTHLIGHT_HOSTS=hearth.example.org."
        )


def _about_database(env: Mapping[str, str]) -> Iterator[Remark]:
    if environment.text("HEARTHLIGHT_DATABASE_URL", env) and environment.text("HEARTHLIGHT_DATABASE_URL_FILE", env):
        yield Remark(
            "HEARTHLIGHT_DATABASE_URL and HEARTHLIGHT_DATABASE_URL_FILE are both set. Keep one of them.", is_grave=True
        )
    shelf = environment.text("HEARTHLIGHT_BACKUP_FOLDER", env)
    if environment.secret("HEARTHLIGHT_DATABASE_URL", env) and shelf and shelf.lower() != "no":
        yield Remark(
            "HEARTHLIGHT_BACKUP_FOLDER is set, and the house makes no daily backup of PostgreSQL. "
            "Let a timer of yours run pg_dump, and leave HEARTHLIGHT_BACKUP_FOLDER out."
        )


def _about_spelling(env: Mapping[str, str]) -> Iterator[Remark]:
    known = [setting.name for setting in environment.SETTINGS]
    for name in sorted(env):
        if name.startswith("HEARTHLIGHT_") and name not in known and name not in OTHER_NAMES:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Perhaps {near[0]} was meant." if near else " All settings: hearthlight settings."
            yield Remark(f"{name} is set, and the house knows no setting of that name.{hint}")


def _about_helplines(folder: Path, today: date) -> Iterator[Remark]:
    own = folder / "helplines.json"
    listed = helplines.directory()
    if own.exists():
        try:
            listed = helplines.parse(own.read_bytes())
        except (OSError, helplines.ListRefused) as problem:
            yield Remark(f"{own} does not read as a list of helplines, so the built-in one is shown: {problem}.")
    if helplines.recheck_due(listed, today):
        yield Remark(
            f"The helpline numbers were last checked on {listed.compiled}. Compare them with the helplines’ own pages, "
            "or update Hearthlight."
        )
    yield from _about_own_lines(folder, today)


def _about_own_lines(folder: Path, today: date) -> Iterator[Remark]:
    try:
        added = [line for lines in local.read(folder).values() for line in lines]
    except helplines.ListRefused as problem:
        yield Remark(f"{folder / local.FILE} does not read, so your own help lines are not shown: {problem}.")
        return
    old = [line.name for line in added if line.added is None or today - line.added > helplines.RECHECK_AFTER]
    if old:
        yield Remark(
            f"Help lines of yours were added more than {helplines.RECHECK_AFTER.days} days ago: {', '.join(old)}. Call "
            "them once, and add them again under the same name."
        )
