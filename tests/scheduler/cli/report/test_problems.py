"""Mistakes and remarks as people read them: together where they are of one kind, each with its place."""

from __future__ import annotations

import pytest

from scheduler.cli.report.problems import problem_line, problem_lines, told_objects
from scheduler.domain.errors import Problem
from scheduler.language.message import Language, Message, message

N = "\u202f"


@pytest.mark.parametrize(
    ("problem", "french", "english"),
    [
        (
            Problem("talks.csv", 4, "durée", "3O", Message("Écrivez un nombre", "Write a number")),
            f"talks.csv:4, durée{N}: «{N}3O{N}»{N}: Écrivez un nombre",
            "talks.csv:4, durée: “3O”: Write a number",
        ),
        (
            Problem("event.toml", None, "event.date", None, Message("Manque", "Missing")),
            f"event.toml, event.date{N}: Manque",
            "event.toml, event.date: Missing",
        ),
        (Problem("talks.csv", None, None, None, Message("Vide", "Empty")), f"talks.csv{N}: Vide", "talks.csv: Empty"),
        (
            Problem("talks.csv", 2, "titre", "Dire « non »", Message("Long", "Long")),
            f"talks.csv:2, titre{N}: «{N}Dire “non”{N}»{N}: Long",
            "talks.csv:2, titre: “Dire « non »”: Long",
        ),
    ],
)
def test_a_problem_names_its_place_and_what_was_found(problem: Problem, french: str, english: str) -> None:
    assert problem_line(problem, "fr") == french
    assert problem_line(problem, "en") == english


def test_nothing_is_quoted_where_nothing_was_found() -> None:
    empty = Problem("talks.csv", 4, "durée", "", Message("La cellule est vide", "The cell is empty"))
    assert problem_line(empty, "fr") == f"talks.csv:4, durée{N}: La cellule est vide"
    assert list(problem_lines([empty, Problem("talks.csv", 6, "durée", "", empty.text)], "en")) == [
        "talks.csv, durée, rows 4, 6: The cell is empty"
    ]


def no_number(row: int, found: str, column: str = "durée", near: str = "") -> Problem:
    hint = message(", par exemple {near}", ", such as {near}", near=near) if near else ""
    return Problem(
        "talks.csv", row, column, found, message("écrivez un nombre{hint}", "write a number{hint}", hint=hint)
    )


def test_one_sentence_about_several_rows_is_one_line_with_examples() -> None:
    wrong = [no_number(row, found) for row, found in enumerate(["x", "y", "x", "z", "u", "v", "w"], start=4)]
    assert list(problem_lines(wrong, "fr")) == [
        f"talks.csv, durée, lignes 4–10{N}: «{N}x{N}», «{N}y{N}», «{N}z{N}», «{N}u{N}» et 2 autres"
        f"{N}: écrivez un nombre"
    ]


def test_sentences_of_one_kind_are_told_under_one_head_and_each_row_is_named() -> None:
    wrong = [no_number(row, f"v{row}", near=str(row)) for row in (4, 5, 6, 8, 9, 10)]
    assert list(problem_lines(wrong, "en")) == [
        "talks.csv, durée, rows 4–6, 8–10:",
        *(f"  row {row}: “v{row}”: write a number, such as {row}" for row in (4, 5, 6, 8)),
        "  likewise rows 9–10: “v9”, “v10”",
    ]


@pytest.mark.parametrize(
    ("language", "last"), [("fr", f"de même ligne 8{N}: «{N}v8{N}»"), ("en", "likewise row 8: “v8”")]
)
def test_a_single_row_behind_those_named_is_in_the_singular(language: Language, last: str) -> None:
    wrong = [no_number(row, f"v{row}", near=str(row)) for row in (4, 5, 6, 7, 8)]
    assert list(problem_lines(wrong, language))[-1] == f"  {last}"


def test_what_differs_in_column_kind_or_place_is_not_mixed() -> None:
    wrong = [
        no_number(4, "x"),
        no_number(4, "x", column="public"),
        no_number(5, "x", near="20"),
        Problem("talks.csv", None, None, None, Message("Vide", "Empty")),
        Problem("talks.csv", 6, "durée", "x", Message("Autre", "Other")),
    ]
    assert list(problem_lines(wrong, "en")) == [problem_line(problem, "en") for problem in wrong]


def test_two_sentences_of_one_kind_have_a_line_each() -> None:
    wrong = [no_number(4, "x", near="1"), no_number(5, "y", near="2")]
    assert list(problem_lines(wrong, "en")) == [problem_line(problem, "en") for problem in wrong]


def test_programs_get_every_problem_with_what_to_write_instead() -> None:
    text = Message("Heure ?", "Hour?")
    wrong = [Problem("talks.csv", row, "dispo", "x", text, ("15:00-17:00",)) for row in (2, 3)]
    assert [(told["row"], told["suggestions"]) for told in told_objects(wrong, "en")] == [
        (2, ["15:00-17:00"]),
        (3, ["15:00-17:00"]),
    ]


def test_what_the_sentence_quotes_first_is_quoted_once() -> None:
    told = Problem("talks.csv", 4, "durée", "1 h", message("« {found} » lu 60", "“{found}” read as 60", found="1 h"))
    assert problem_line(told, "fr") == f"talks.csv:4, durée{N}: «{N}1 h{N}» lu 60"
    assert problem_line(told, "en") == "talks.csv:4, durée: “1 h” read as 60"


def test_headers_of_which_the_same_is_to_be_said_are_one_line() -> None:
    unknown = message("colonne inconnue", "unknown column")
    wrong = [Problem("talks.csv", 1, name, name, unknown) for name in ("Seed", "Lastpage")]
    assert list(problem_lines(wrong, "en")) == ["talks.csv:1: “Seed”, “Lastpage”: unknown column"]
