"""The house starts: from nothing, after a start that was killed, twice at once, and never over newer data."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from hearthlight.commands import place
from hearthlight.commands.__main__ import COMMANDS, start
from hearthlight.commands.refusal import Refused
from hearthlight.edges.archive import backup

ROOT = Path(__file__).resolve().parents[2]
MAKE_READY = (
    "from hearthlight.commands import ready\n"
    "from hearthlight.commands.place import Place\n"
    "ready.make_ready(Place(host='127.0.0.1', port=8411, tls=False))\n"
)


@pytest.fixture
def env(tmp_path):
    """An environment of its own: an empty data folder, and no setting from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHLIGHT_")}
    kept.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    return kept | {"HEARTHLIGHT_DATA": str(tmp_path / "data"), "PYTHONPATH": _python_path()}


def run(env, *words):
    return subprocess.run([sys.executable, "-m", "hearthlight", *words], env=env, capture_output=True, text=True)


def make_ready(env, **more):
    return subprocess.run([sys.executable, "-c", MAKE_READY], env=env | more, capture_output=True, text=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_house_opens_says_where_it_is_and_closes_without_a_word(env):
    port = free_port()
    words = [sys.executable, "-m", "hearthlight", "serve", "--port", str(port)]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as house:
        try:
            assert house.stdout.readline() == f"Hearthlight is at http://127.0.0.1:{port}/\n", house.stderr.read()
            answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/help/")
            assert answer.status == 200
        finally:
            house.send_signal(signal.SIGINT)
        assert house.wait(timeout=20) == 0
        assert house.stdout.read() == ""
        assert "Traceback" not in house.stderr.read()


def test_what_the_house_keeps_is_for_its_user_alone(env):
    assert make_ready(env).returncode == 0
    folder = Path(env["HEARTHLIGHT_DATA"])
    assert folder.stat().st_mode & 0o077 == 0


def test_two_starts_at_once_both_find_a_whole_house(env):
    starts = [subprocess.Popen([sys.executable, "-c", MAKE_READY], env=env) for _ in range(2)]
    assert [one.wait() for one in starts] == [0, 0]


def test_a_second_start_finds_all_as_it_was_left(env):
    make_ready(env)
    collected = Path(env["HEARTHLIGHT_DATA"]) / "static" / "collected"
    laid_at = collected.stat().st_mtime_ns
    assert make_ready(env).returncode == 0
    assert collected.stat().st_mtime_ns == laid_at


def test_static_files_that_were_lost_are_laid_out_again(env):
    make_ready(env)
    static = Path(env["HEARTHLIGHT_DATA"]) / "static"
    shutil.rmtree(static)
    assert make_ready(env).returncode == 0
    assert (static / "collected").is_file()


def test_data_of_a_newer_program_is_left_alone(env):
    make_ready(env)
    with sqlite3.connect(database(env)) as rows:
        rows.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030-01-01')"
        )
    before = database(env).read_bytes()
    refused = run(env, "serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "newer Hearthlight" in refused.stderr
    assert database(env).read_bytes() == before


def test_the_house_is_backed_up_before_the_rows_change(env, tmp_path):
    make_ready(env)
    back = "import django; django.setup(); from django.core.management import call_command as c; c('migrate', 'journal', 'zero')"
    subprocess.run([sys.executable, "-c", back], env=env, check=True, capture_output=True)
    assert make_ready(env).returncode == 0
    [file] = (Path(env["HEARTHLIGHT_DATA"]) / "backups").glob("hearthlight-before-journal.*.backup")
    assert backup.unpack(file, tmp_path) == {}
    with sqlite3.connect(tmp_path / backup.DATABASE) as rows:
        assert not rows.execute("SELECT 1 FROM django_migrations WHERE app = 'journal'").fetchall()
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_backup_nothing_is_upgraded(env, tmp_path):
    make_ready(env)
    back = "import django; django.setup(); from django.core.management import call_command as c; c('migrate', 'due', 'zero')"
    subprocess.run([sys.executable, "-c", back], env=env, check=True, capture_output=True)
    (tmp_path / "no folder").write_text("")
    more = {"HEARTHLIGHT_BACKUP_FOLDER": str(tmp_path / "no folder")}
    refused = run(env | more, "serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "Nothing was changed" in refused.stderr
    with sqlite3.connect(database(env)) as rows:
        assert not rows.execute("SELECT 1 FROM django_migrations WHERE app = 'due'").fetchall()


def test_a_first_start_has_nothing_to_copy(env):
    make_ready(env)
    assert not list(Path(env["HEARTHLIGHT_DATA"]).rglob("hearthlight-before-*"))


@pytest.mark.parametrize(
    ("more", "words", "told"),
    [
        ({}, ("--host", "0.0.0.0"), "--tls"),
        ({"HEARTHLIGHT_BEHIND_PROXY": "yes"}, ("--tls",), "Only one of them"),
        ({"HEARTHLIGHT_BEHIND_PROXY": "maybe"}, (), "Accepted: yes, no"),
        ({"HEARTHLIGHT_DATA": "/dev/null/data"}, (), "HEARTHLIGHT_DATA"),
        ({"HEARTHLIGHT_DATABASE_URL": "postgresql://a:b@127.0.0.1:1/c"}, (), "does not answer"),
        ({"HEARTHLIGHT_DATABASE_URL": "mysql://a"}, (), "Accepted: postgresql://"),
    ],
)
def test_what_cannot_work_is_told_in_one_breath(env, more, words, told):
    refused = run(env | more, "serve", "--port", str(free_port()), *words)
    assert refused.returncode == 1
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_in_use_is_told_with_the_way_out(monkeypatch):
    monkeypatch.setattr(place, "PATIENCE_SECONDS", 0)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Refused, match="--port"):
            place.refuse_when_taken("127.0.0.1", other.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "beyond"),
    [
        ("127.0.0.1", False),
        ("localhost", False),
        ("::1", False),
        ("0.0.0.0", True),
        ("192.168.1.4", True),
        ("pi", True),
    ],
)
def test_the_house_knows_when_others_could_reach_it(host, beyond):
    assert place.Place(host=host, port=8411, tls=False).is_beyond_loopback is beyond


def test_help_names_every_command(capsys):
    assert start(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown and sentence in shown for name, (_, sentence) in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_what_it_takes(name, capsys):
    with pytest.raises(SystemExit) as left:
        start([name, "--help"])
    assert left.value.code == 0
    assert f"hearthlight {name}" in capsys.readouterr().out


def test_an_unknown_command_gets_a_kind_line(capsys):
    assert start(["sevre"]) == 2
    assert "serve" in capsys.readouterr().err


def test_settings_show_no_password(env):
    shown = run(env | {"HEARTHLIGHT_DATABASE_URL": "postgresql://a:verysecret@db/c"}, "settings").stdout
    assert "HEARTHLIGHT_DATABASE_URL" in shown
    assert "verysecret" not in shown


def test_the_doctor_finds_a_ready_house_well(env):
    make_ready(env)
    seen = run(env, "doctor")
    assert (seen.returncode, seen.stderr) == (0, "")
    assert "All is well." in seen.stdout


def test_the_doctor_names_what_wants_a_look(env):
    make_ready(env)
    folder = Path(env["HEARTHLIGHT_DATA"])
    folder.chmod(0o755)
    seen = run(env | {"HEARTHLIGHT_HOST": "pi.local"}, "doctor")
    assert seen.returncode == 1
    assert f"chmod 700 {folder}" in seen.stdout
    assert "Perhaps HEARTHLIGHT_HOSTS was meant" in seen.stdout


def database(env):
    return Path(env["HEARTHLIGHT_DATA"]) / "hearthlight.sqlite3"


def _python_path():
    return os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
