"""The Makefile's promises that can be kept cheaply: what is missing is named, and the locks are fit for any machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "Makefile", folder)
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False, env=alone)


def stand_in(folder: Path, script: str) -> Path:
    """An executable that plays Python."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@needs_make
def test_a_missing_python_is_named(tmp_path: Path) -> None:
    ran = make(tmp_path, ".venv/made", "PYTHON=no-such-python")
    assert ran.returncode != 0
    assert "apt install python3 python3-venv" in ran.stderr
    assert not (tmp_path / ".venv").exists()


@needs_make
def test_an_old_python_is_named(tmp_path: Path) -> None:
    python = stand_in(tmp_path, 'case "$2" in *version_info*) exit 1;; esac')
    ran = make(tmp_path, ".venv/made", f"PYTHON={python}")
    assert ran.returncode != 0
    assert "is too old" in ran.stderr
    assert "trop ancien" in ran.stderr


@needs_make
def test_a_missing_venv_module_is_named(tmp_path: Path) -> None:
    python = stand_in(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac')
    ran = make(tmp_path, ".venv/made", f"PYTHON={python}")
    assert ran.returncode != 0
    assert "apt install python3-venv" in ran.stderr


@needs_make
def test_a_second_run_installs_nothing(tmp_path: Path) -> None:
    for name in ("pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").mkdir()
    for stamp in ("made", "runtime", "dev"):
        (tmp_path / ".venv" / stamp).touch()
    assert make(tmp_path, "--question", ".venv/dev").returncode == 0
    (tmp_path / ".venv" / "dev").unlink()
    assert make(tmp_path, "--question", ".venv/dev").returncode == 1
    assert make(tmp_path, "--question", ".venv/runtime").returncode == 0


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_and_hash_everything_and_name_no_place(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"https?:|file:|--index|--find-links|--extra-index|--trusted", text)
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]
    assert len(entries) > 20
    assert all(re.match(r"[a-z0-9._-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


def test_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    extras = project["project"]["optional-dependencies"]
    development = [*runtime, *extras["test"], *extras["lint"], *extras["fuzz"]]
    for lock, asked in zip(LOCKS, (runtime, development), strict=True):
        text = (ROOT / lock).read_text()
        for requirement in asked:
            name = re.split(r"[<>=~!\[ ]", requirement)[0].lower().replace("_", "-")
            assert re.search(rf"^{re.escape(name)}==", text, re.MULTILINE), f"{name} is not in {lock}: make lock"


def asked() -> list[Requirement]:
    """What pyproject.toml asks for, with its bounds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"].values()
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    return [Requirement(line) for line in (*lines, *(line for extra in extras for line in extra))]


def pinned(lock: str) -> list[Requirement]:
    """What a lock pins, a version for each system."""
    text = (ROOT / lock).read_text()
    return [Requirement(entry) for entry in re.findall(r"^([a-z0-9._-]+==\S+(?: ;[^\\]+)?)", text, re.MULTILINE)]


def version_of(pin: Requirement) -> str:
    return str(next(iter(pin.specifier)).version)


def test_no_pin_is_older_than_what_pyproject_asks_for() -> None:
    versions = {pin.name: version_of(pin) for pin in pinned("requirements-dev.lock")}
    for wish in asked():
        name = wish.name.lower().replace("_", "-")
        assert wish.specifier.contains(versions[name]), f"{name} {versions[name]} is not {wish.specifier}: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_installed_is_older_than_its_pin(lock: str) -> None:
    compared = 0
    for pin in pinned(lock):
        if pin.marker is not None and not pin.marker.evaluate():
            continue
        with suppress(PackageNotFoundError):  # the library is installed without what only tests need
            installed = version(pin.name)
            assert Version(installed) >= Version(version_of(pin)), f"{pin.name} {installed} is older than {pin}"
            compared += 1
    assert compared > 20


def test_both_locks_agree() -> None:
    runtime, development = (
        set(re.findall(r"^([a-z0-9._-]+==\S+(?: ;[^\\]+)?)", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS
    )
    assert runtime <= development


@needs_make
def test_fuzzing_takes_so_long_and_the_targets_named(tmp_path: Path) -> None:
    ran = make(tmp_path, "--dry-run", "--assume-old=.venv/dev", "fuzz", "SECONDS=5", "TARGETS=csv xlsx")
    assert ran.stdout.rstrip().endswith("-m tests.fuzz --seconds 5 csv xlsx")


@needs_make
def test_the_tables_of_the_benchmarks_are_made_by_one_target(tmp_path: Path) -> None:
    for arguments, told in (((), "--seeds 1"), (("PARTS=start late", "SEEDS=5"), "--seeds 5 start late")):
        ran = make(tmp_path, "--dry-run", "--assume-old=.venv/dev", "bench", *arguments)
        assert ran.stdout.rstrip().endswith(f"-m benchmarks.report {told}")
