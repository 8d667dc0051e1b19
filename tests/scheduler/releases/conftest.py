"""A folder with a programme, not published yet, what commands print, and mail servers that answer as they are told."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from released import Folder, planted
from unprinted import print_nothing

from scheduler.cli.program import main
from tests.scheduler.releases.mail_server import Answer, Scripted, obliging


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


@pytest.fixture
def scripted() -> Iterator[Callable[..., Scripted]]:
    started: list[Scripted] = []

    def start(answer: Answer = obliging, greeting: Callable[[socket.socket], None] | None = None) -> Scripted:
        started.append(Scripted(answer, greeting))
        return started[-1]

    yield start
    for server in started:
        server.close()
