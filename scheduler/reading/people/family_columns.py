"""Family names that a table states by itself: first and family name stand in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.language.text import fold
from scheduler.reading.columns.joined import across, places_of
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.columns.synonyms import GIVEN
from scheduler.reading.fields import Fields
from scheduler.reading.people.name_corrections import without_additions
from scheduler.reading.report import Wrong


def stated_families(row: Fields, key: str, kind: Kind, names: Sequence[str]) -> tuple[str, ...]:
    """The family name of each of the `names` of a row, which were joined from its columns under `key`.

    "" for each name where no column has first names, where the columns do not have one family name for each name, or
    where a family name is no part of its name.
    """
    parts = row.parts.get(key, ())
    meanings = [kind.vocabulary.meaning(label) for label, _ in parts]
    if not any(meaning is not None and meaning.key == GIVEN for meaning in meanings):
        return ("",) * len(names)
    people: Sequence[object] = across([cell for _, cell in parts]) or [cell for _, cell in parts]
    cells = [
        cell
        for cell, meaning in zip(people, meanings, strict=True)
        if cell is not None and (meaning is None or meaning.key != GIVEN)
    ]
    try:
        families = [without_additions(family) for cell in cells for family in places_of(cell)]
    except Wrong:
        families = []
    if len(families) != len(names):
        return ("",) * len(names)
    return tuple(
        family if _is_part(family, name) and fold(family) != fold(name) else ""
        for family, name in zip(families, names, strict=True)
    )


def _is_part(family: str, name: str) -> bool:
    return bool(fold(family)) and f" {fold(family)} " in f" {fold(name)} "
