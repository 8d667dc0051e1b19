"""Tables of talks with any columns, and what is told of these."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from scheduler.domain.errors import Problem
from scheduler.reading import Reading

USUAL = ("id", "title", "axis", "keywords", "biography")
ONE = ("T1", "Un", "1", "k", "b")
TWO = ("T2", "Deux", "2", "k", "b")


def table(*rows: Sequence[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def with_columns(*columns: Sequence[str]) -> str:
    """The usual columns and others, each a header with its two values."""
    rows = zip(*columns, strict=True)
    return table(*((*usual, *more) for usual, more in zip((USUAL, ONE, TWO), rows, strict=True)))


def columns_told(reading: Reading) -> dict[str, str | list[str]]:
    """What `--fix` would write of columns, by key."""
    corrections = [
        correction for guess in reading.guesses if guess.kind == "columns" for correction in guess.corrections
    ]
    assert all((correction.file, correction.row) == ("event.toml", None) for correction in corrections)
    return {correction.column: correction.value for correction in corrections}


def names(reading: Reading) -> list[list[str]]:
    return [[reading.event.person[person].name for person in talk.speakers] for talk in reading.event.talks]


def told(problems: Sequence[Problem], column: str) -> list[str]:
    return [problem.text.en for problem in problems if problem.column == column]
