"""A folder with a programme, not published yet, and what commands print."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from released import Folder, planted
from unprinted import print_nothing

from scheduler.cli.program import main


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("releases") / "jour", *planted())
    with pytest.MonkeyPatch.context() as patch:
        print_nothing(patch)
        folder.export()
    return folder


@pytest.fixture
def folder(_written: Folder, tmp_path: Path) -> Folder:
    shutil.copytree(_written.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _written.event, _written.programme)


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, object]]:
    """The one object that a command prints with --json, and its exit code."""

    def ask(*words: object) -> dict[str, object]:
        capsys.readouterr()
        code = main([*map(str, words), "--json", "--lang", "en"])
        result: dict[str, object] = json.loads(capsys.readouterr().out)
        return {**result, "code": code}

    return ask


@pytest.fixture(scope="module", autouse=True)
def _unprinted(unprinted: None) -> None:
    """No test here looks into a PDF file, but for those that use `printed`."""
