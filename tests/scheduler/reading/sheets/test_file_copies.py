"""Copies beside the files that are read: told where they say something else, and never taken for something else."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.conftest import Folder

_TALKS = "id,title,axis,speakers\nT1,Un,1,Ada Roy\n"


def told(folder: Folder) -> list[str]:
    return [remark.file for remark in folder.remarks() if "a copy of" in remark.text.en]


@pytest.mark.parametrize(
    "name",
    [
        "talks (conflicted copy 2026-11-30).csv",
        "talks (Copie en conflit de Claire 2026-11-30).csv",
        "talks.sync-conflict-20261130-101112-ABCDEF.csv",
        "talks - Copie.csv",
        "talks - Copy (2).csv",
        "talks (1).csv",
        "talks 2.csv",
        "talks-DESKTOP-7A2B.csv",
        "Copie de talks.csv",
        "Copy of talks.csv",
    ],
)
def test_a_copy_that_says_something_else_is_told(folder: Folder, name: str) -> None:
    folder.write("talks.csv", _TALKS).write(name, _TALKS.replace("Un", "Deux"))
    assert told(folder) == [name]


def test_a_copy_of_the_event_is_told(folder: Folder) -> None:
    folder.write("talks.csv", _TALKS).write("event (1).toml", "[event]\n")
    assert told(folder) == ["event (1).toml"]


def test_a_copy_with_the_same_bytes_is_no_matter(folder: Folder) -> None:
    assert told(folder.write("talks.csv", _TALKS).write("talks (1).csv", _TALKS)) == []


@pytest.mark.parametrize("name", ["talks-2025.csv", "talks (1).txt", "talksheet (1).csv", "2 talks.csv"])
def test_another_file_is_no_copy(folder: Folder, name: str) -> None:
    assert told(folder.write("talks.csv", _TALKS).write(name, "x\n")) == []
