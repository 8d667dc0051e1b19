"""A folder without talks, and its board."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.uploads.files import FIRST, event, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    event(tmp_path)
    return tmp_path


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    visitor = Visitor(folder)
    assert put(visitor, FIRST).text == "{}"
    return visitor
