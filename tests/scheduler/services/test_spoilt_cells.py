"""Cells that a web page or a wrong encoding has spoilt are read clean, told, and written clean by `check --fix`."""

from __future__ import annotations

import pytest
from tabled import FORMATS, saved

from scheduler.reading import read_folder
from scheduler.services.fixing import fix
from scheduler.services.undoing import undo

HEADER = ["id", "titre", "intervenants", "courriels", "durée", "résumé", "mots-clés"]
ROWS = [
    ["T1", "L&#39;IA &amp; la ville", "Zo&eacute; &Eacute;t&eacute;<br>Luc Bernard", "", "20&nbsp;min",
     "<p>Un <b>mot</b>.<br>Deux</p><p>Trois : a < b</p>", "a"],
    ["T2", "Lâ€™Ã©tÃ©", "Paul", "", "30", "R&D, <3", "Ã©tÃ© ; hiver"],
]  # fmt: skip
#: Row, column and kind of each guess.
SPOILT = {
    (0, "titre", "html"),
    (0, "intervenants", "html"),
    (0, "durée", "html"),
    (0, "résumé", "html"),
    (1, "titre", "encoding"),
    (1, "mots-clés", "encoding"),
}


@pytest.fixture(params=FORMATS)
def path(request, folder):
    (folder.path / "talks.csv").unlink()
    name = f"talks.{request.param}"
    (folder.path / name).write_bytes(saved(request.param, HEADER, ROWS))
    return folder.path / name


def test_spoilt_cells_are_read_clean(path):
    first, second = read_folder(path.parent).event.talks
    assert (first.title, first.abstract, first.duration) == ("L'IA & la ville", "Un mot.\nDeux\n\nTrois : a < b", 20)
    assert len(first.speakers) == 2
    assert (second.title, second.abstract, second.keywords) == ("L’été", "R&D, <3", ("été", "hiver"))


def test_every_spoilt_cell_is_told(path):
    reading = read_folder(path.parent)
    told = {(guess.spot.row, guess.spot.column, guess.kind) for guess in reading.guesses}
    first = 1 if path.suffix == ".json" else 2
    assert {(row + first, column, kind) for row, column, kind in SPOILT} <= told
    texts = " ".join(remark.text.en for remark in reading.remarks)
    for shown in ("L'IA & la ville", "L’été", "été ; hiver"):
        assert f"read as “{shown}”" in texts


def test_what_is_fixed_reads_the_same_without_guesses_and_can_be_undone(path):
    before, event = path.read_bytes(), read_folder(path.parent).event
    while fix(path.parent).changes:
        pass
    after = read_folder(path.parent)
    assert (after.event, after.guesses) == (event, ())
    assert fix(path.parent).changes == ()
    while path.read_bytes() != before:
        assert undo(path.parent) is not None
