"""What `journee publish` says of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from released import Folder

from scheduler.cli.program import main

Captured = pytest.CaptureFixture[str]


def told(folder: Folder, capsys: Captured, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["publish", str(folder.path), "--lang", "en", *words])
    return code, capsys.readouterr().err


def tree(path: Path) -> dict[str, bytes]:
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
