"""The morning of three talks, solved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.cli.program import main
from tests.scheduler.cli.commands.repair.three_talks import BASE, EVENT, TALKS, placements


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    (folder / "event.toml").write_text(EVENT)
    (folder / "talks.csv").write_text(TALKS)
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert placements(folder) == BASE
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """Three talks, solved."""
    return Path(shutil.copytree(solved, tmp_path / "event"))
