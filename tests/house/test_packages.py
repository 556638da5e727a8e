"""The house as a package: everything it needs is inside, and it runs from an empty folder."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
NOT_INSIDE = ("/tests/", "/__pycache__/")


def ours() -> list[Path]:
    """Return every file of a clone."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    return [Path(name) for name in listed if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build wheel and sdist from a copy of what a clone holds."""
    clone = tmp_path_factory.mktemp("clone")
    for name in ours():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("made")
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(clone)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    return out


def test_the_wheel_holds_every_file_of_the_house_and_no_test(made: Path) -> None:
    (wheel,) = made.glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("hearthlight/")}
    parts = (name.relative_to("src").as_posix() for name in ours() if name.parts[0] == "src")
    assert inside == {name for name in parts if not any(part in f"/{name}" for part in NOT_INSIDE)}


def test_the_source_package_can_be_built_again(made: Path) -> None:
    (sdist,) = made.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        inside = {name.partition("/")[2] for name in packed.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "src/hearthlight/__main__.py"} <= inside


def test_the_installed_program_runs_anywhere(made: Path, tmp_path: Path) -> None:
    (wheel,) = made.glob("*.whl")
    venv.create(tmp_path / "room", with_pip=True)
    python = tmp_path / "room" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel], check=True)
    # What it rests on is taken from here: the lock holds the hashes of all of it.
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": sysconfig.get_path("purelib"), "HEARTHLIGHT_DATA": str(tmp_path)}
    program = tmp_path / "room" / "bin" / "hearthlight"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    done = {}
    for words in ("--version", "settings", "doctor"):
        done[words] = subprocess.run([program, words], env=env, cwd=tmp_path, capture_output=True, text=True)
        assert "Traceback" not in done[words].stderr, words
    assert done["--version"].stdout.strip() == version
    assert "HEARTHLIGHT_DATA" in done["settings"].stdout


def test_every_version_named_is_the_same() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()
    assert f'version: "{version}"' in (PACKAGING / "home-assistant" / "config.yaml").read_text()


def test_a_service_can_write_to_its_own_folder_alone() -> None:
    for name in ("hearthlight.service", "hearthlight-worker.service"):
        said = (PACKAGING / name).read_text()
        for line in ("ProtectSystem=strict", "ProtectHome=yes", "LimitCORE=0", "MemorySwapMax=0", "UMask=0077"):
            assert line in said, (name, line)
