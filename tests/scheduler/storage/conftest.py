"""An output folder with files of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.storage.output_folder import write_output
from tests.scheduler.storage.output import OLD


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_output(tmp_path / "out", OLD, complete=True)
    (tmp_path / "out" / "public" / "notes.txt").write_bytes(b"mine")
    return tmp_path / "out"
