"""Mistakes and remarks as data for programs: the same keys on the command line and on the board."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from scheduler.domain.errors import Problem
from scheduler.language.message import Language, Message


def problem_objects(
    problems: Iterable[Problem],
    language: Language,
    sentence: Callable[[Problem], Message] = lambda problem: problem.text,
) -> list[dict[str, Any]]:
    """Each problem with its place, what was found there, its `sentence`, and what to write instead."""
    return [
        {
            "file": problem.file,
            "row": problem.row,
            "column": problem.column,
            "found": problem.found,
            "text": sentence(problem).to(language),
            "suggestions": list(problem.suggestions),
        }
        for problem in problems
    ]
