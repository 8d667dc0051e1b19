"""A message never ends in « .. »: what only points to a folder is called by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.language.message import message
from scheduler.language.place_names import place_name


@pytest.mark.parametrize(
    ("given", "named"),
    [(".", "inner"), ("..", "outer"), ("../..", "top"), ("out", "out"), ("../x", "../x"), ("./a.b", "a.b")],
)
def test_a_folder_that_is_only_pointed_to_is_named(given, named, tmp_path, monkeypatch):
    inner = tmp_path / "top" / "outer" / "inner"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert place_name(Path(given)) == str(Path(named))
    told = message("Rien dans {folder}.", "Nothing in {folder}.", folder=Path(given))
    assert told.fr == f"Rien dans {Path(named)}."
    assert told.en == f"Nothing in {Path(named)}."


def test_the_root_and_what_cannot_be_followed_stay_as_they_are():
    root = Path(Path.cwd().anchor)
    assert place_name(root) == str(root)
    assert place_name(Path("a\0/..")) == str(Path("a\0/.."))
