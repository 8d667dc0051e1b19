"""An event with two releases, each of which concerns some people."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from released import Folder, planted


@pytest.fixture(scope="module")
def _published(unprinted: None, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("mail") / "jour", *planted())
    folder.publish("2025-05-02", "Premier")
    folder.swap("T08", "T04")
    folder.drop("T01")
    folder.alter("T02", speakers=("p4@example.org",), affiliations=())
    folder.publish("2025-05-12", "T01 n'aura pas lieu.")
    return folder


@pytest.fixture
def folder(_published: Folder, tmp_path: Path) -> Folder:
    shutil.copytree(_published.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _published.event, _published.programme)
