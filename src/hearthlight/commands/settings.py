"""Shows every setting a keeper can make: what it is now, what it is by itself, and what it is for."""

import argparse
import textwrap

from hearthlight.site import environment


def add(_parser: argparse.ArgumentParser) -> None:
    """`hearthlight settings` takes nothing."""


def run(_args: argparse.Namespace) -> int:
    """Print the table of settings, with nothing secret in it."""
    print("Each setting is an environment variable. An empty one counts as not set.\n")
    for setting in environment.SETTINGS:
        print(f"{setting.name}  ({setting.kind})")
        print(f"  now:       {_in_effect(setting)}")
        print(f"  by itself: {setting.default or _unset(setting.name)}")
        print(textwrap.fill(setting.sentence, 100, initial_indent="  ", subsequent_indent="  "), end="\n\n")
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
