"""The rows of tables that have one person each: the speakers file and that of the participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.domain.windows import Day
from scheduler.language.message import message
from scheduler.reading import cells, values
from scheduler.reading.columns.kinds import SPEAKERS, Kind
from scheduler.reading.fields import Fields
from scheduler.reading.people.address_cells import addresses, raw_places
from scheduler.reading.people.family_columns import stated_families
from scheduler.reading.people.mentions import Mention, SpeakerRow, checked_address
from scheduler.reading.people.name_corrections import tell, written_cells
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import CellPeople, people_in
from scheduler.reading.report import Correction
from scheduler.reading.spoken.answers import yes_or_no
from scheduler.reading.spoken.availability import read_hours


@dataclass(frozen=True, slots=True)
class PersonCells:
    """Who a row names: `family_name` is "" where nobody stated it, `email` is None without one."""

    name: str
    email: str | None
    affiliation: str
    family_name: str


def read_person(row: Fields, kind: Kind) -> PersonCells | None:
    """The person of a row, whose name is freed of titles and additions, which is told; what is wrong is reported.

    None for a row that names nobody, or several people.
    """
    if not row.has("name"):
        row.missing("name")
    cell = row.read("name", lambda value: people_in(raw_places(value)), CellPeople(()))
    if len(cell.people) > 1:
        text = message(
            "plusieurs personnes sur une ligne : écrivez une ligne par personne",
            "several people in one row: write a row for each person",
        )
        row.mistake("name", text)
    person = cell.people[0] if cell.people else Named("")
    emails = row.read("email", addresses([person.name]), ())
    affiliation = row.read("affiliation", cells.line, "")
    if len(cell.people) == 1:
        _tell(row, cell, affiliation)
    address = emails[0] if emails else person.address
    email = checked_address(address, row.spot("email" if emails else "name"), row.report) if address else None
    family = row.read("family_name", cells.line, "") or stated_families(row, "name", kind, [person.name])[0]
    if not person.name or len(cell.people) != 1:
        return None
    return PersonCells(person.name, email, affiliation or person.affiliation, family)


def read_speaker(row: Fields, days: Sequence[Day]) -> SpeakerRow | None:
    """The row of a person in the speakers file; None, reported, if it names nobody, or several people."""
    person = read_person(row, SPEAKERS)
    pronunciation = row.read("pronunciation", cells.line, "")
    available, preferred = read_hours(row, days)
    biography = row.read("biography", cells.block, "")
    timezone = row.read("timezone", lambda value: values.zone(cells.line(value)), None)
    may_chair = row.read("chairs", yes_or_no(row.place.tongue or "en"), False)
    if person is None:
        return None
    return SpeakerRow(
        Mention(person.name, row.spot("name"), person.email, person.affiliation, pronunciation),
        row.place,
        family_name=person.family_name,
        biography=biography,
        available=available,
        preferred=preferred,
        timezone=timezone,
        may_chair=may_chair,
    )


def _tell(row: Fields, cell: CellPeople, affiliation: str) -> None:
    """What was understood of a name is a guess; an affiliation that stands beside it gets its own column."""
    if not cell.changed:
        return
    spot = row.spot("name")
    corrections = written_cells(row, "name", cell)
    if cell.people[0].affiliation and not affiliation and corrections:
        column = row.place.headers.get("affiliation", "affiliation")
        corrections.append(Correction(spot.file, spot.row, column, cell.people[0].affiliation))
    tell(row, "name", cell, corrections)
