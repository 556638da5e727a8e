"""The open house: one granian worker behind one small process that watches over it."""

import os
import signal
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import set_start_method
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hearthlight.commands.place import Place
from hearthlight.edges.tls.desk import Desk

# The worker ends open requests within this time when the house closes.
GOODBYE_SECONDS = 5


def keep_open(place: Place, desk: Desk | None) -> int:
    """Answer at `place` until the house is told to close; returns 0 when it was told to."""
    if sys.platform == "linux":
        # A forked worker shares what the small process has loaded; other systems cannot fork safely.
        set_start_method("fork", force=True)
    server = Granian(
        "hearthlight",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=2,
        backlog=256,
        backpressure=128,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        ssl_cert=desk.certificate if desk else None,
        ssl_key=desk.key if desk else None,
        respawn_failed_workers=True,
        workers_kill_timeout=GOODBYE_SECONDS,
    )
    server.on_startup(partial(_close_with_the_terminal, server, signal.getsignal(signal.SIGHUP)))
    threading.Thread(target=_announce, args=(place, desk), daemon=True).start()
    server.serve(target_loader=partial(_load, os.getpid()), wrap_loader=False)
    return 0


def _close_with_the_terminal(server: Any, earlier: Any) -> None:
    # Granian would start a new worker on SIGHUP and stay; a closed terminal means a closed house, unless under nohup.
    ignored = earlier is signal.SIG_IGN
    signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else server.signal_handler_interrupt)


def _load(parent: int) -> Callable[..., Any]:
    """Return Django's application, in the worker."""
    threading.Thread(target=_close_when_alone, args=(parent,), daemon=True).start()
    from hearthlight.commands import daily, worker
    from hearthlight.site.wsgi import application

    daily.begin()
    worker.begin_beside_the_answers()
    return application


def _close_when_alone(parent: int) -> None:
    # A killed parent would leave a worker behind that holds the port.
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def _announce(place: Place, desk: Desk | None) -> None:
    while not _answers(place):
        time.sleep(0.05)
    print(f"Hearthlight is at {place.address()}", flush=True)
    if desk:
        print(desk.for_terminal, flush=True)


def _answers(place: Place) -> bool:
    """Whether something comes back; any page will do."""
    try:
        with socket.create_connection((place.near_host, place.port), timeout=10) as plain:
            # Only our own process answers here and no secret is sent, so the certificate's name does not matter.
            wire = ssl._create_unverified_context().wrap_socket(plain) if place.tls else plain  # noqa: S323
            wire.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return bool(wire.recv(1))
    except OSError:
        return False
