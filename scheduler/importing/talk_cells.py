"""Talks of an export as rows of the table of talks: cells by our English names of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import count

from scheduler.importing.asked import Asked
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import ImportedPerson, ImportedTalk
from scheduler.importing.written import Cell, Row
from scheduler.language.text import clean_line, fold
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import people_in, written_name
from scheduler.reading.report import Wrong

#: The columns that every new table has; the others follow where some talk has a value.
_ALWAYS = ("id", "title", "axis", "speakers", "emails", "affiliations", "duration", "available", "keywords", "abstract")
_FURTHER = ("authors", "biography", "language", "note", "pin", "type", "status", "reference")
#: What our column `status` says of a decision; the empty cell is an accepted talk.
_STATUS = {"accepted": ""}


def ids_of(talks: Sequence[ImportedTalk], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """The id of each talk: its reference where that is a valid id, else one made of it; none of those `taken`."""
    references = {talk.reference.casefold() for talk in talks}
    used = {name.casefold() for name in taken}
    free = (name for number in count(1) if (name := f"T{number:02}").casefold() not in references | used)
    names = [talk.reference or next(free) for talk in talks]
    made = identifiers(names, "T")
    ids = []
    for name in names:
        id = made[name]
        while id.casefold() in used:
            id += "-x"
        used.add(id.casefold())
        ids.append(id)
    return tuple(ids)


def cells_of(talk: ImportedTalk, id: str, axes: Mapping[str, str], asked: Asked) -> dict[str, Cell]:
    """The cells of the talk that are not empty; `axes` has the ids of axes by title.

    Who presents is what was asked; else those of whom the source says it; else everybody.
    """
    speakers = presenting(talk.people, asked)
    others = [person.name for person in talk.people if person not in speakers]
    cells: dict[str, Cell] = {
        "id": id,
        "title": talk.title,
        "axis": axes.get(talk.axis, ""),
        "speakers": [written_name(Named(name_of(person))) for person in speakers],
        "emails": _aligned([clean_line(person.email) for person in speakers]),
        "affiliations": _aligned([_without_semicolon(person.affiliation) for person in speakers]),
        "authors": [_without_semicolon(name) for name in others],
        "duration": "" if talk.kind == "poster" else talk.minutes or "",
        "keywords": [_without_semicolon(word) for word in talk.keywords],
        "abstract": talk.abstract,
        "language": talk.language,
        "type": "poster" if talk.kind == "poster" else "",
        "status": _STATUS.get(talk.decision, talk.decision),
        "reference": talk.reference,
    }
    cells |= {key: value for key, value in talk.cells.items() if value and not cells.get(key)}
    return {key: value for key, value in cells.items() if value not in ("", [])}


def presenting(people: Sequence[ImportedPerson], asked: Asked) -> tuple[ImportedPerson, ...]:
    """The people who present; of people of whom the source says nothing, all."""
    if asked.speakers == "first":
        return tuple(people[:1])
    if asked.speakers == "all":
        return tuple(people)
    named = tuple(person for person in people if person.presents)
    return named or tuple(person for person in people if person.presents is None) or tuple(people)


def name_of(person: ImportedPerson) -> str:
    """The name of the person, or what stands before the @ of the address where there is none."""
    return clean_line(person.name) or person.email.partition("@")[0]


def people_of(talk: ImportedTalk) -> frozenset[str]:
    """Who presents or signs the talk, folded, for whoever counts people; those of its cells where it has no others.

    Somebody is known by an address where each speaker has one, else by the name.
    """
    if talk.people:
        return frozenset((person.email or person.name).casefold() for person in talk.people)
    addresses, names = (_places(talk.cells.get(column, "")) for column in ("emails", "speakers"))
    with suppress(Wrong):
        names = [person.name for person in people_in(names, len(addresses)).people] or names
    return frozenset(map(fold, addresses if len(addresses) >= len(names) else names))


def _places(cell: str) -> list[str]:
    return [place for place in re.split(r"[;\n]", cell) if place.strip()]


def columns_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The columns of a new table with those rows, in order."""
    stated = {key for row in rows for key in row}
    further = [key for key in _FURTHER if key in stated]
    return (*_ALWAYS, *further, *sorted(stated - {*_ALWAYS, *_FURTHER}))


def with_speakers(rows: Iterable[Row]) -> list[Row]:
    """The rows, each with a cell of speakers: JSON has no header, and a table has that column though nobody speaks."""
    return [{**row, "speakers": row.get("speakers", [])} for row in rows]


def speaker_rows(talks: Iterable[ImportedTalk], asked: Asked) -> list[Row]:
    """A row for each speaker who has a biography, once."""
    rows: dict[tuple[str, str], Row] = {}
    for talk in talks:
        for person in presenting(talk.people, asked):
            key = name_of(person).casefold(), person.email.casefold()
            if person.biography and key not in rows:
                rows[key] = {
                    "name": written_name(Named(name_of(person))),
                    "email": clean_line(person.email),
                    "affiliation": clean_line(person.affiliation),
                    "biography": person.biography,
                }
    return list(rows.values())


def _aligned(texts: list[str]) -> list[str]:
    """The texts of the people in order, [] where all are empty."""
    return texts if any(texts) else []


def _without_semicolon(text: str) -> str:
    """The text as an item of a list, which semicolons part."""
    return clean_line(text.replace(";", ","))
