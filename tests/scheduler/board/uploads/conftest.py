"""A folder without talks, and its board."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.uploads.files import FIRST, event, is_in_place, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    event(tmp_path)
    return tmp_path


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    visitor = Visitor(folder)
    assert is_in_place(put(visitor, FIRST))
    return visitor
