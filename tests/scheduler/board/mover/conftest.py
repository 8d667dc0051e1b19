"""The morning of four talks, solved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.services import solving
from tests.scheduler.board.mover.four_talks import EVENT, TALKS, effort


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    (folder / "event.toml").write_text(EVENT, encoding="utf-8")
    (folder / "talks.csv").write_text(TALKS, encoding="utf-8")
    assert solving.solve(folder, None, effort()).written
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """Two axes of two talks in one of two rooms; the second talk comes after the first."""
    return Path(shutil.copytree(solved, tmp_path / "event"))
