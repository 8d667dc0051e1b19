"""Remarks that are alike are one line, with the rows of all."""

from __future__ import annotations

from scheduler.board.gathered import gathered
from scheduler.domain.errors import Problem
from scheduler.language.message import message


def lacking(row: int, name: str, column: str = "biography") -> Problem:
    text = message("pas de biographie ({name})", "no biography ({name})", name=name)
    return Problem("talks.csv", row, column, "", text)


def lines(*problems: Problem) -> list[tuple[int | None, str, str]]:
    return [(first.row, first.column or "", also.en if also else "") for first, also in gathered(problems)]


def test_three_of_a_kind_are_one_line_at_the_place_of_the_first() -> None:
    other = Problem("talks.csv", 3, "abstract", "x", message("trop long", "too long"))
    assert lines(lacking(2, "Ada"), other, lacking(3, "Bo"), lacking(4, "Cy"), lacking(7, "Di")) == [
        (2, "biography", "likewise rows 3–4, 7"),
        (3, "abstract", ""),
    ]


def test_two_of_a_kind_and_other_columns_stand_apart() -> None:
    assert lines(lacking(2, "Ada"), lacking(3, "Bo"), lacking(4, "Cy", "emails")) == [
        (2, "biography", ""),
        (3, "biography", ""),
        (4, "emails", ""),
    ]


def test_what_is_said_of_files_and_headers_stands_apart() -> None:
    of_file = [Problem("talks.csv", None, None, "", message("le fichier", "the file"))] * 3
    of_header = [Problem("talks.csv", 1, "Divers", "Divers", message("non lue", "not read"))] * 3
    assert all(not also for *_, also in lines(*of_file, *of_header))
    assert len(lines(*of_file, *of_header)) == 6
