"""Lines and objects of mistakes and remarks (contract §5); those of one kind in one column are told together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scheduler.domain.errors import Problem
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon, number_runs, quoted, semicolon
from scheduler.services.problem_objects import problem_objects

#: The number of problems of one kind whose sentences differ up to which each has its line, and of values quoted.
_APART, _QUOTED = 2, 4


def problem_line(problem: Problem, language: Language) -> str:
    """`talks.csv:4, durée : « 3O » : …`."""
    spot = f"{problem.file}:{problem.row}" if problem.row is not None else problem.file
    spot += f", {problem.column}" if problem.column is not None else ""
    return f"{spot}{colon(language)}{_said(problem, language)}"


def problem_lines(problems: Iterable[Problem], language: Language) -> Iterator[str]:
    """The problems as lines, in the order in which the first of each kind comes."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    for alike in kinds.values():
        yield from _together(alike, language)


def _kind(problem: Problem) -> tuple[object, ...]:
    """What problems share that are told together: file, column, and the sentence before its values are filled in."""
    if problem.found is not None and problem.found == problem.column:  # what is wrong is the header
        return problem.file, problem.row, problem.text, "header"
    if problem.row is None:
        return problem.file, problem.column, problem.found, problem.text
    return problem.file, problem.column, problem.text.kind, ""


def _together(alike: Sequence[Problem], language: Language) -> Iterator[str]:
    first = alike[0]
    sentences = {_sentence(problem) for problem in alike}
    if len(alike) == 1 or (len(sentences) > 1 and len(alike) <= _APART):
        yield from (problem_line(problem, language) for problem in alike)
        return
    if first.found is not None and first.found == first.column:
        spot = f"{first.file}:{first.row}" if first.row is not None else first.file
        headers = ", ".join(quoted(problem.found or "", language) for problem in alike)
        yield f"{spot}{colon(language)}{headers}{colon(language)}{_sentence(first).to(language)}"
        return
    column = f", {first.column}" if first.column is not None else ""
    lines = message("lignes {rows}", "rows {rows}", rows=number_runs(problem.row or 0 for problem in alike))
    spot = f"{first.file}{column}, {lines.to(language)}"
    if len(sentences) == 1:
        values = _values([problem.found for problem in alike if problem.found], language)
        yield f"{spot}{colon(language)}{values}{colon(language) if values else ''}{_sentence(first).to(language)}"
        return
    yield f"{spot}{colon(language).rstrip()}"
    yield from (
        f"  {_row(problem).to(language)}{colon(language)}{_said(problem, language)}" for problem in alike[:_QUOTED]
    )
    if rest := alike[_QUOTED:]:
        rows = {problem.row or 0 for problem in rest}
        likewise = message(
            "de même ligne{s} {rows}", "likewise row{s} {rows}", s="s" * (len(rows) > 1), rows=number_runs(rows)
        )
        values = _values([problem.found for problem in rest if problem.found], language)
        yield f"  {likewise.to(language)}{colon(language) if values else ''}{values}"


def _said(problem: Problem, language: Language) -> str:
    """What was found, quoted, and the sentence."""
    sentence = _sentence(problem).to(language)
    quotation = quoted(problem.found, language) if problem.found else ""
    return f"{quotation}{colon(language)}{sentence}" if not sentence.startswith(quotation) else sentence


def _sentence(problem: Problem) -> Message:
    """What is said of the problem, with the commands that do it, or the options of the command line that decide it."""
    if not problem.options:
        return problem.text
    listed = Message.each(lambda language: semicolon(language).join(problem.options))
    if problem.options[0].startswith("journee "):
        return message("{text} ({listed})", "{text} ({listed})", text=problem.text, listed=listed)
    return message(
        "{text}{end} Options qui en décident : {options}",
        "{text}{end} Options that decide it: {options}",
        text=problem.text,
        end="" if problem.text.en.endswith("?") else ".",
        options=listed,
    )


def _row(problem: Problem) -> Message:
    return message("ligne {row}", "row {row}", row=problem.row)


def _values(found: Sequence[str], language: Language) -> str:
    """`« 3O », « l5 » et 2 autres`: the different values, quoted."""
    different = list(dict.fromkeys(found))
    texts = ", ".join(quoted(value, language) for value in different[:_QUOTED])
    rest = len(different) - _QUOTED
    if rest <= 0:
        return texts
    more = message("{texts} et {rest} autre{s}", "{texts} and {rest} more", texts=texts, rest=rest, s="s" * (rest > 1))
    return more.to(language)


def check_object(mistakes: Sequence[Problem], remarks: Sequence[Problem], language: Language) -> dict[str, Any]:
    """The object of `check --json`."""
    return {"mistakes": told_objects(mistakes, language), "remarks": told_objects(remarks, language)}


def told_objects(problems: Sequence[Problem], language: Language) -> list[dict[str, Any]]:
    """Each problem with its place, as `check --json` and a command that met a changed folder print it."""
    return problem_objects(problems, language, _sentence)
