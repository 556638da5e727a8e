"""The scripts find a Python that runs and keep its room whole, whatever happened to it before."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("bash", "cat", "cmp", "dirname", "ls", "mkdir", "mktemp", "readlink", "rm", "sort", "touch")


@pytest.fixture
def clone(tmp_path):
    """A clone with a program of one line and a lock of no packages, so that a room is made without a network."""
    clone = tmp_path / "clone"
    (clone / "src/hearthlight").mkdir(parents=True)
    (clone / "src/hearthlight/__main__.py").write_text("import sys; print('open', *sys.argv[1:])")
    (clone / "requirements.lock").write_text("")
    shutil.copy(ROOT / "hearthlight", clone)
    shutil.copytree(ROOT / "tools", clone / "tools")
    return clone


@pytest.fixture
def bare(tmp_path):
    """An environment with the scripts' own tools and no Python at all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool))
    return {"PATH": str(folder), "HOME": str(tmp_path / "home")}


def pretend(bare, name, text):
    """Put a program `name` on the path that is not what its name says."""
    path = Path(bare["PATH"]) / name
    path.write_text(f"#!{shutil.which('bash')}\n{text}\n")
    path.chmod(0o755)


def open_house(clone, env, *words):
    return subprocess.run([str(clone / "hearthlight"), *words], env=env, capture_output=True, text=True)


def test_a_name_that_does_not_run_is_passed_over(clone, bare):
    for name in ("python3.14", "python3.13", "python3.12"):
        pretend(bare, name, "exit 127")
    pretend(bare, "python3", f'exec {sys.executable} "$@"')
    opened = open_house(clone, bare)
    assert (opened.returncode, opened.stdout) == (0, "open serve\n"), opened.stderr


def test_an_interpreter_kept_by_a_version_manager_is_found(clone, bare, tmp_path):
    there = tmp_path / "versions/3.13.0/bin"
    there.mkdir(parents=True)
    (there / "python").write_text(f'#!{shutil.which("bash")}\nexec {sys.executable} "$@"\n')
    (there / "python").chmod(0o755)
    opened = open_house(clone, bare | {"PYENV_ROOT": str(tmp_path)}, "doctor")
    assert (opened.returncode, opened.stdout) == (0, "open doctor\n"), opened.stderr


def test_without_any_python_that_fits_one_line_says_so(clone, bare):
    pretend(bare, "python3", "exit 1")
    pretend(bare, "uv", "exit 1")
    refused = open_house(clone, bare)
    assert refused.returncode == 3
    assert refused.stderr.splitlines()[-1].startswith("Hearthlight needs Python 3.12 or newer")


def test_a_room_left_half_made_is_made_again(clone, bare):
    env = bare | {"HEARTHLIGHT_PYTHON": sys.executable}
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/half-made").touch()
    assert open_house(clone, env).returncode == 0
    assert not (clone / ".venv/half-made").exists()


def test_a_room_whose_python_is_gone_is_made_again(clone, bare):
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").symlink_to("/gone/python")
    assert open_house(clone, bare | {"HEARTHLIGHT_PYTHON": sys.executable}).stdout == "open serve\n"


def test_a_room_that_is_ready_is_left_alone_also_through_a_link(clone, bare, tmp_path):
    open_house(clone, bare | {"HEARTHLIGHT_PYTHON": sys.executable})
    (tmp_path / "hearth").symlink_to(clone / "hearthlight")
    again = subprocess.run([tmp_path / "hearth"], env=bare, capture_output=True, text=True, cwd=os.sep)
    assert (again.stdout, again.stderr) == ("open serve\n", "")


def test_two_starts_at_once_share_one_room(clone, bare):
    env = bare | {"HEARTHLIGHT_PYTHON": sys.executable}
    starts = [subprocess.Popen([clone / "hearthlight"], env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [one.communicate()[0] for one in starts] == ["open serve\n"] * 2


def test_builders_and_keepers_run_the_same_versions():
    kept, built = (set(versions(name)) for name in ("requirements.lock", "requirements-dev.lock"))
    assert kept <= built


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "tools/uv.lock"])
def test_a_lock_names_hashes_and_no_place(name):
    text = (ROOT / name).read_text()
    assert "--hash=sha256:" in text
    assert "://" not in text


def versions(name):
    return [line.split()[0] for line in (ROOT / name).read_text().splitlines() if "==" in line]
