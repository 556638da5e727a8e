"""Three PostgreSQL servers under Patroni and etcd, each in a network namespace of its own: three computers on one.

Needs root, and Debian's packages `patroni`, `etcd-server`, `postgresql` and `iproute2`.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

NET, BRIDGE = "10.84.11", "hl-bridge"
USER, PASSWORD = "postgres", "only-for-this-bench"
PATIENCE_SECONDS = 120


@dataclass
class Node:
    """One computer: a namespace with an address, and the processes in it."""

    number: int
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"hl-node-{self.number}"

    @property
    def address(self) -> str:
        return f"{NET}.{10 + self.number}"

    def wire(self) -> None:
        """Give the node its namespace and its cable."""
        near, far = f"hl-near-{self.number}", f"hl-far-{self.number}"
        _run("ip", "netns", "add", self.name)
        _run("ip", "link", "add", near, "type", "veth", "peer", "name", far)
        _run("ip", "link", "set", near, "master", BRIDGE, "up")
        _run("ip", "link", "set", far, "netns", self.name)
        self._inside("ip", "addr", "add", f"{self.address}/24", "dev", far)
        self._inside("ip", "link", "set", far, "up")
        self._inside("ip", "link", "set", "lo", "up")

    def cable(self, *, plugged: bool) -> None:
        """Pull the cable, or put it back."""
        _run("ip", "link", "set", f"hl-near-{self.number}", "up" if plugged else "down")

    def start(self) -> None:
        """Start etcd and Patroni, which starts PostgreSQL."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "patroni.json").write_text(json.dumps(self._patroni()))
        _run("chown", "-R", USER, str(self.folder))
        self._begin("etcd", *self._etcd())
        self._begin("patroni", str(self.folder / "patroni.json"))

    def kill(self) -> None:
        """End everything in the node this instant."""
        pids = subprocess.run(["ip", "netns", "pids", self.name], capture_output=True, text=True, check=True).stdout
        for pid in map(int, pids.split()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in self.processes:
            process.wait()
        self.processes.clear()

    def is_a(self, role: str) -> bool:
        """Return whether Patroni says that this node is a `leader`, a `replica`, or a `sync` that a write waits for."""
        try:
            return urllib.request.urlopen(f"http://{self.address}:8008/{role}", timeout=1).status == 200
        except OSError:
            return False

    def _begin(self, *command: str) -> None:
        log = (self.folder / f"{Path(command[0]).name}.log").open("ab")
        inside = ["ip", "netns", "exec", self.name, "setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"]
        self.processes.append(subprocess.Popen([*inside, *command], stdout=log, stderr=log, cwd=self.folder))

    def _inside(self, *command: str) -> None:
        _run("ip", "netns", "exec", self.name, *command)

    def _etcd(self) -> list[str]:
        peers = ",".join(f"hl-node-{n}=http://{NET}.{10 + n}:2380" for n in (1, 2, 3))
        own = f"http://{self.address}"
        return [
            *("--name", self.name, "--data-dir", str(self.folder / "etcd"), "--initial-cluster", peers),
            *("--listen-peer-urls", f"{own}:2380", "--initial-advertise-peer-urls", f"{own}:2380"),
            *("--listen-client-urls", f"{own}:2379", "--advertise-client-urls", f"{own}:2379"),
        ]

    def _patroni(self) -> dict[str, object]:
        binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
        entry = {"username": USER, "password": PASSWORD}
        dcs = {
            "ttl": 20,
            "loop_wait": 5,
            "retry_timeout": 5,
            "maximum_lag_on_failover": 0,
            "synchronous_mode": True,
            "synchronous_mode_strict": True,
            "postgresql": {"use_pg_rewind": True, "parameters": {"max_connections": 50, "wal_log_hints": "on"}},
        }
        return {
            "scope": "hearth",
            "name": self.name,
            "restapi": {"listen": f"{self.address}:8008", "connect_address": f"{self.address}:8008"},
            "etcd3": {"hosts": [f"{NET}.{10 + n}:2379" for n in (1, 2, 3)]},
            "bootstrap": {"dcs": dcs, "initdb": [{"encoding": "UTF8"}, "data-checksums"]},
            "postgresql": {
                "listen": f"{self.address}:5432",
                "connect_address": f"{self.address}:5432",
                "data_dir": str(self.folder / "data"),
                "pgpass": str(self.folder / "pgpass"),
                "bin_dir": str(binaries),
                "authentication": {"superuser": entry, "replication": entry, "rewind": entry},
                "pg_hba": [f"host {what} all {NET}.0/24 scram-sha-256" for what in ("all", "replication")],
                "parameters": {"unix_socket_directories": str(self.folder)},
            },
        }


@contextmanager
def three_nodes(folder: Path) -> Iterator[list[Node]]:
    """Start three nodes, give them once one leads and another follows closely, and remove all of it afterwards."""
    nodes = [Node(number, folder / f"node-{number}") for number in (1, 2, 3)]
    folder.chmod(0o755)
    _sweep(nodes)
    _run("ip", "link", "add", BRIDGE, "type", "bridge")
    _run("ip", "addr", "add", f"{NET}.1/24", "dev", BRIDGE)
    _run("ip", "link", "set", BRIDGE, "up")
    try:
        for node in nodes:
            node.wire()
        for node in nodes:
            node.start()
        wait_for_leader(nodes)
        yield nodes
    finally:
        for node in nodes:
            with suppress(subprocess.CalledProcessError):
                node.kill()
        _sweep(nodes)


def wait_for_leader(nodes: list[Node]) -> Node:
    """Return the node that leads, once all others follow, one so closely that writes wait for it; raises TimeoutError."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        leaders = [node for node in nodes if node.is_a("leader")]
        others = [node for node in nodes if node not in leaders]
        if len(leaders) == 1 and all(o.is_a("replica") for o in others) and any(o.is_a("sync") for o in others):
            return leaders[0]
        time.sleep(0.5)
    raise TimeoutError("no leader with followers")


def address_of(nodes: list[Node]) -> str:
    """Return the address the house is given: all of them."""
    return f"postgresql://{USER}:{PASSWORD}@{','.join(f'{node.address}:5432' for node in nodes)}/postgres"


def _sweep(nodes: list[Node]) -> None:
    for node in nodes:
        for gone in (("netns", "del", node.name), ("link", "del", f"hl-near-{node.number}")):
            subprocess.run(["ip", *gone], capture_output=True, check=False)
        shutil.rmtree(node.folder, ignore_errors=True)
    subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True, check=False)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
