"""Folders for the tests of single commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from answers import FOLDERS

from scheduler.cli.program import main

#: An event whose sessions are preset: two places of 20 minutes, and one of an hour.
SLOTTED = """\
[event]
title = "Slots"
date = 2025-05-23
start = "09:00"
end = "12:00"
[[slots]]
start = "09:00"
end = "09:40"
places = 2
[[slots]]
start = "11:00"
end = "12:00"
places = 1
"""


@pytest.fixture(scope="session")
def solved_matinee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved") / "matinee"
    shutil.copytree(FOLDERS / "matinee", folder)
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def matinee(solved_matinee: Path, tmp_path: Path) -> Path:
    """A morning of five talks, solved: two wishes are not met, one axis is split."""
    return Path(shutil.copytree(solved_matinee, tmp_path / "event"))


@pytest.fixture
def slotted(tmp_path: Path) -> Path:
    """Talks without a duration of their own, in preset sessions."""
    (tmp_path / "event.toml").write_text(SLOTTED)
    (tmp_path / "talks.csv").write_text("id,title,speakers,available\nT1,First,Ada,\nT2,Second,Bob,09:00-09:20\n")
    return tmp_path
