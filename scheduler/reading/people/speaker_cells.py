"""The speakers of a row: their names, and the addresses, affiliations and pronunciations that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.fields import Fields
from scheduler.reading.people.address_cells import addresses, lined, raw_places
from scheduler.reading.people.family_columns import stated_families
from scheduler.reading.people.mentions import Mention, checked_address, mention_of, report_groups
from scheduler.reading.people.name_corrections import tell, written_cells
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import CellPeople, people_in
from scheduler.reading.report import Correction


@dataclass(frozen=True, slots=True)
class _Columns:
    """What stands beside the names, in their order; `affiliations` those that are stated."""

    emails: Sequence[str]
    affiliations: Sequence[str]
    pronunciations: Sequence[str]
    families: Sequence[str]


def read_speakers(row: Fields) -> tuple[Mention, ...]:
    """The speakers of a talk's row with what stands in the same order; whoever is not named is reported."""
    count = str(row.raw.get("emails") or "").count("@")
    cell = row.read("speakers", lambda value: people_in(raw_places(value), count), CellPeople(()))
    names = [person.name for person in cell.people]
    unread = row.has("speakers") and not names
    columns = _Columns(
        row.read("emails", addresses(names), ()) if not unread else (),
        row.read("affiliations", lined(names), ()) if not unread else (),
        row.read("pronunciation", lined(names), ()) if not unread else (),
        stated_families(row, "speakers", TALKS, names),
    )
    if names:
        _report_counts(row, columns, len(names))
    elif not unread and any(columns.emails):
        _report_nameless(row, next(filter(None, columns.emails)))
    _tell(row, cell, columns)
    report_groups(cell, row.spot("speakers"), row.report)
    mentions = (_mention(row, person, at, columns) for at, person in enumerate(cell.people))
    return tuple(mentioned for mentioned in mentions if mentioned is not None)


def read_discussants(row: Fields) -> tuple[Mention, ...]:
    """The people who respond to a talk, each by name, address or both.

    An affiliation in brackets stays there, since no column is for it.
    """
    cell = row.read("discussant", lambda value: people_in(raw_places(value)), CellPeople(()))
    spot = row.spot("discussant")
    if cell.changed - {"affiliation"}:
        written = "; ".join(text for text in cell.written(brackets=True) if text)
        alone = "discussant" not in row.parts
        tell(row, "discussant", cell, [Correction(spot.file, spot.row, spot.column or "discussant", written)][:alone])
    report_groups(cell, spot, row.report)
    people = [person for person in cell.people if person.name or person.address]
    return tuple(mention_of(person, spot, row.report) for person in people)


def _mention(row: Fields, person: Named, at: int, columns: _Columns) -> Mention | None:
    """The speaker at a place; None, reported, for an address without a name."""
    email = _at(columns.emails, at)
    if not person.name and not person.address:
        if email:
            _report_nameless(row, email)
        return None
    named = mention_of(person, row.spot("speakers"), row.report)
    alone = sum(map(bool, columns.emails)) == 1
    stated = checked_address(email, row.spot("emails"), row.report, alone=alone) if email else None
    affiliation = _at(columns.affiliations, at) or person.affiliation
    pronunciation, family = _at(columns.pronunciations, at), _at(columns.families, at)
    return Mention(named.name, named.spot, stated or named.email, affiliation, pronunciation, family)


def _report_nameless(row: Fields, email: str) -> None:
    """The address without a name is a mistake, unless the whole column of names is missed already."""
    names = row.spot("speakers")
    if "speakers" in row.place.absent and any(
        (missed.file, missed.column) == (names.file, names.column) for missed in row.report.mistakes
    ):
        return
    text = message(
        "cette adresse n'a pas d'intervenant : écrivez son nom à la même place dans « {column} »",
        "this address has no speaker: write the name at the same place in “{column}”",
        column=names.column,
    )
    row.report.mistake(row.spot("emails"), email, text)


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""


#: How one person’s affiliations stand in a cell.
_ONE_PERSON = message(
    "\u202f; celles d’une même personne se séparent par une virgule",
    "; those of one person are parted by a comma",
)


def _report_counts(row: Fields, columns: _Columns, names: int) -> None:
    for key, given in (
        ("emails", columns.emails),
        ("affiliations", columns.affiliations),
        ("pronunciation", columns.pronunciations),
    ):
        if len(given) > names:
            text = message(
                "{given} pour {names} intervenant{s} : écrivez-en au plus un par intervenant, "
                "dans le même ordre{several}",
                "{given} for {names} speaker{s}: write at most one for each speaker, in the same order{several}",
                given=len(given),
                names=names,
                s="s" if names > 1 else "",
                several=_ONE_PERSON if key == "affiliations" else "",
            )
            row.mistake(key, text)


def _tell(row: Fields, cell: CellPeople, columns: _Columns) -> None:
    """What was understood of the cell of names is a guess, with the affiliations that stood in it."""
    if not cell.changed:
        return
    spot = row.spot("speakers")
    corrections = written_cells(row, "speakers", cell)
    if "affiliation" in cell.changed and corrections:
        merged = [_at(columns.affiliations, at) or person.affiliation for at, person in enumerate(cell.people)]
        if list(columns.affiliations) != merged:
            column = row.place.headers.get("affiliations", "affiliations")
            corrections.append(Correction(spot.file, spot.row, column, "; ".join(merged)))
    effective = replace(
        cell,
        people=tuple(
            replace(person, affiliation="" if _at(columns.affiliations, at) else person.affiliation)
            for at, person in enumerate(cell.people)
        ),
    )
    tell(row, "speakers", effective, corrections)
    _report_aside(row, cell, columns)


def _report_aside(row: Fields, cell: CellPeople, columns: _Columns) -> None:
    """Each affiliation beside a name that is left aside for another one in its own column is remarked."""
    for at, person in enumerate(cell.people):
        stated = _at(columns.affiliations, at)
        if person.affiliation and stated and fold(person.affiliation) not in fold(stated):
            text = message(
                "« {aside} » est laissé de côté : l'affiliation de {name} est « {stated} »",
                "“{aside}” is left aside: the affiliation of {name} is “{stated}”",
                aside=person.affiliation,
                name=person.name,
                stated=stated,
            )
            row.remark("speakers", text, person.affiliation)
