"""Columns and answers that the organiser maps to fields of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scheduler.importing.imported import ImportedTalk
from scheduler.language.text import clean_line


def with_mapped(talk: ImportedTalk, answers: Mapping[str, str], mapping: Mapping[str, Sequence[str]]) -> ImportedTalk:
    """The talk with what it has been answered in the columns that are mapped; `axis` is its axis, others are cells."""
    cells = {}
    for field, names in mapping.items():
        text = "; ".join(answer for name in names if (answer := answers.get(name, "")))
        if text:
            cells[field] = text
    axis = clean_line(cells.pop("axis", talk.axis))
    return replace(talk, axis=axis, cells={**talk.cells, **cells})
