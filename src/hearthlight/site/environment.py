"""Every setting the keeper of a house may make: one table, one reader each, kind words when a value does not fit."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingRefused(Exception):
    """A value the house cannot use; the text names the setting, the value and what is accepted."""


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, how it reads, its default and one sentence about it."""

    name: str
    kind: str
    default: str
    sentence: str


SETTINGS = (
    Setting(
        "HEARTHLIGHT_DATA",
        "folder",
        "",
        "The folder that holds everything: the database, the server secret, the certificates.",
    ),
    Setting(
        "HEARTHLIGHT_DATABASE_URL",
        "url",
        "",
        "postgresql://user:password@host:port/name. Empty means SQLite in the data folder.",
    ),
    Setting(
        "HEARTHLIGHT_DATABASE_URL_FILE",
        "file",
        "",
        "A file that holds the address of the database, so that it is in no process list.",
    ),
    Setting(
        "HEARTHLIGHT_BACKUP_FOLDER",
        "folder",
        "",
        "The folder for the daily backup of a SQLite house. Empty means backups in the data folder; no means none.",
    ),
    Setting(
        "HEARTHLIGHT_HOSTS", "list", "", "Names this house answers to, with commas between. Loopback names always work."
    ),
    Setting(
        "HEARTHLIGHT_BEHIND_PROXY",
        "yes/no",
        "no",
        "yes when a proxy of yours ends TLS and sets X-Forwarded-Proto and X-Forwarded-For.",
    ),
    Setting(
        "HEARTHLIGHT_PLAIN_HTTP",
        "yes/no",
        "no",
        "yes to answer beyond loopback without TLS. What you write can then be read on the way.",
    ),
    Setting(
        "HEARTHLIGHT_OPEN_REGISTRATION",
        "yes/no",
        "no",
        "yes for a host of many couples. Otherwise one pair may live here.",
    ),
    Setting(
        "HEARTHLIGHT_ROWS_PER_HOME",
        "number",
        "",
        "How many rows one home may hold, for a host of many couples; ten busy years of two take 36,000. Empty sets no bound.",
    ),
    Setting(
        "HEARTHLIGHT_CHECKS",
        "yes/no",
        "yes",
        "no takes the two-week checks out of the house. In some countries they could make it a medical device.",
    ),
    Setting(
        "HEARTHLIGHT_WHO5",
        "yes/no",
        "no",
        "yes adds the WHO-5 to the checks. Its terms are not told alike everywhere: read docs/checks.md first.",
    ),
    Setting(
        "HEARTHLIGHT_LAMPS_AT_HOME",
        "yes/no",
        "no",
        "yes lets the house call lamps in its own home network, as Home Assistant is. Never where strangers may begin.",
    ),
    Setting(
        "HEARTHLIGHT_PUSH_CONTACT",
        "text",
        "",
        "How a push service finds you: mailto:you@example.org or https://... Empty means the address of the house.",
    ),
    Setting(
        "HEARTHLIGHT_METRICS_TOKEN",
        "text",
        "",
        "Whoever sends it as a bearer token may read /metrics: counts and timings. Empty means there is no such page.",
    ),
    Setting(
        "HEARTHLIGHT_METRICS_TOKEN_FILE", "file", "", "A file that holds this token, so that it is in no process list."
    ),
    Setting("HEARTHLIGHT_DEMO", "yes/no", "no", "yes marks every page as a demo; the demo command says so by itself."),
    Setting("HEARTHLIGHT_DEBUG", "yes/no", "no", "yes while building. Never where real people live."),
)


def text(name: str, env: Mapping[str, str] = os.environ) -> str:
    """Return the value of `name`, or its default when it is unset or empty."""
    setting = next(s for s in SETTINGS if s.name == name)
    return env.get(name, "").strip() or setting.default


def flag(name: str, env: Mapping[str, str] = os.environ) -> bool:
    """Return whether `name` is yes; raises SettingRefused for anything but yes or no."""
    value = text(name, env).lower()
    if value not in ("yes", "no"):
        raise SettingRefused(f"{name} is {value!r}. Accepted: yes, no.")
    return value == "yes"


def number(name: str, env: Mapping[str, str] = os.environ) -> int:
    """Return `name` as a whole number, 0 when it is empty; raises SettingRefused for anything else."""
    told = text(name, env)
    if told and not told.isdecimal():
        raise SettingRefused(f"{name} is {told!r}. Accepted: a whole number, or nothing.")
    return int(told or 0)


def names(name: str, env: Mapping[str, str] = os.environ) -> list[str]:
    """Return the comma-separated values of `name`, without blanks."""
    return [part.strip() for part in text(name, env).split(",") if part.strip()]


def secret(name: str, env: Mapping[str, str] = os.environ) -> str:
    """Return `name`, or what stands in the file that `name`_FILE points to."""
    path = text(f"{name}_FILE", env)
    if not path:
        return text(name, env)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise SettingRefused(f"{name}_FILE is {path!r}, and that file cannot be read: {problem.strerror}.") from None


def data_folder(env: Mapping[str, str] = os.environ) -> Path:
    """Return the data folder: HEARTHLIGHT_DATA, else the usual place for a person's own data."""
    chosen = text("HEARTHLIGHT_DATA", env)
    if chosen:
        return Path(chosen).expanduser().resolve()
    base = env.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "hearthlight"


def backup_folder(env: Mapping[str, str] = os.environ) -> Path | None:
    """Return where the house keeps its backups, or None when it makes none by itself."""
    chosen = text("HEARTHLIGHT_BACKUP_FOLDER", env)
    if chosen.lower() == "no":
        return None
    return Path(chosen).expanduser().resolve() if chosen else data_folder(env) / "backups"


# Set by the serve command for its own worker when it holds a certificate; not a setting for people.
TLS_AT_START = os.environ.get("HEARTHLIGHT_TLS_AT_START") == "yes"
