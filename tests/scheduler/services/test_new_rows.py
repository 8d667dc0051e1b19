"""Rows are added and taken out in the table's own format, found again by their names, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import FolderChanged
from scheduler.services.new_rows import add_row, next_id, remove_row
from scheduler.services.undoing import undo

TALKS = "id;titre;intervenants\r\nE1;Un;Ada\r\nE2;Deux;Bo\r\n"


@pytest.fixture
def table(one_talk: Path) -> Path:
    path = one_talk / "talks.csv"
    path.write_bytes(TALKS.encode())
    return path


def test_a_row_is_added_in_the_form_of_the_table(table: Path) -> None:
    add_row(table.parent, "talks.csv", {"id": "E3", "titre": "Trois ; fin", "intervenants": ""}, "test")
    assert table.read_bytes().decode() == TALKS + 'E3;"Trois ; fin";\r\n'
    undo(table.parent)
    assert table.read_bytes().decode() == TALKS


def test_a_row_is_removed_wherever_it_stands_by_now(table: Path) -> None:
    sources = {path.name: path.read_bytes() for path in table.parent.iterdir() if path.is_file()}
    table.write_bytes(TALKS.replace("E1", "E0;Zero;Al\r\nE1").encode())
    remove_row(table.parent, sources, "talks.csv", 2, "test")
    assert table.read_bytes().decode() == TALKS.replace("E1;Un;Ada", "E0;Zero;Al")
    with pytest.raises(FolderChanged):
        remove_row(table.parent, sources, "talks.csv", 2, "test")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([], "T01"),
        (["E1", "E2"], "E3"),
        (["T09", "T03"], "T10"),
        (["T099", "X", "t100"], "t101"),
        (["keynote"], "T01"),
        (["7", "12"], "13"),
    ],
)
def test_the_next_id_counts_on_and_is_nobodys(ids: list[str], expected: str) -> None:
    assert next_id(ids) == expected
