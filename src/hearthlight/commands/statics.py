"""Lays out styles, scripts and fonts for the web server, only when they changed."""

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from hearthlight.commands.unchanged import COLLECTED


def collect_when_changed() -> None:
    """Collect the static files into STATIC_ROOT unless exactly these lie there already."""
    stamp = Path(settings.STATIC_ROOT) / COLLECTED
    print_now = fingerprint()
    if stamp.is_file() and stamp.read_text() == print_now:
        return
    # Clearing takes the stamp away first, so a start that is killed midway collects again.
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(print_now)


def fingerprint() -> str:
    """Return a value that changes with any static file and with the program that lays them out."""
    digest = hashlib.sha256(f"{django.VERSION} {settings.STORAGES['staticfiles']}".encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            with storage.open(name) as file:
                digest.update(name.encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()
