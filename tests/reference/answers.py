"""What programs get of a command: its object of `--json`, read in the test's own process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main

#: The folders of the golden texts.
FOLDERS = Path(__file__).parent.parent / "golden/folders"


def answer(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> Any:
    """The object that the command writes; it ends with the exit code `code`."""
    capsys.readouterr()
    assert main([*words, "--json", "--lang", "en"]) == code
    return json.loads(capsys.readouterr().out)
