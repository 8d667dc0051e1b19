"""People as the files mention them: in a cell, in a list of event.toml, in a row of the speakers file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, clean_line
from scheduler.language.titles import without_titles
from scheduler.reading import values
from scheduler.reading.fields import Fields
from scheduler.reading.people.addresses import tell_converted
from scheduler.reading.people.name_pieces import Named, has_mention
from scheduler.reading.people.name_splitting import CellPeople, people_in
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, Wrong, shown


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at `spot`; `name` is "" if only the address stands there.

    `family_name` is "" where no column states it.
    """

    name: str
    spot: Spot
    email: str | None = None
    affiliation: str = ""
    pronunciation: str = ""
    family_name: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A row of the speakers file; `family_name` is "" where the row does not say by what to sort the name."""

    mention: Mention
    place: Place
    family_name: str = ""
    biography: str = ""
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    timezone: str | None = None
    may_chair: bool = False


def mention(text: str, spot: Spot, report: Report) -> Mention:
    """The person whom a text looks up: `Marie Curie`, `Dr Marie Curie <marie@example.org>` or an address."""
    try:
        people = people_in([text]).people
    except Wrong:
        people = ()
    if len(people) != 1:
        return Mention(without_titles(clean_line(text)), spot)
    return mention_of(people[0], spot, report)


def mention_of(person: Named, spot: Spot, report: Report) -> Mention:
    """The mention of a person of a cell; a wrong address is reported."""
    if not person.address:
        return Mention(person.name, spot, None, person.affiliation)
    return Mention(person.name, spot, checked_address(person.address, spot, report), person.affiliation)


def checked_address(text: str, spot: Spot, report: Report, *, alone: bool = True) -> str | None:
    """The address as it is sent to, told where that is not as it is written; None, reported, if it is none.

    What is offered instead is written in the place of all that is at the spot: only if it stands there `alone`.
    """
    try:
        address = values.address(clean_line(text))
    except Wrong as wrong:
        report.mistake(spot, text, wrong.text, wrong.suggestions if alone else ())
        return None
    tell_converted(text, address, spot, report)
    return address


def mentions_in(table: Fields, key: str) -> tuple[Mention, ...]:
    """The people under `key` of event.toml: a name or a list of names.

    An affiliation in brackets stays there, since event.toml has no other place for it, and is remarked. A mention in
    brackets, « (sous réserve) », is printed with the name for the same reason.
    """
    return _mentions(table, key, table.read(key, values.strings, ()))


def mention_lists_in(table: Fields, key: str) -> tuple[tuple[Mention, ...], ...]:
    """The lists of people under `key` of event.toml: one list of names, or several lists in a list."""
    lists = table.read(key, values.lists_of_strings, ())
    return tuple(people for texts in lists if (people := _mentions(table, key, texts, correct=len(lists) == 1)))


def _mentions(table: Fields, key: str, texts: Sequence[str], *, correct: bool = True) -> tuple[Mention, ...]:
    """The people of the texts under `key`. `correct`: they are all of it, so that `check --fix` may write it anew."""
    spot = table.spot(key)
    try:
        cell = people_in([_whole(clean_block(text)) for text in texts])
    except Wrong as wrong:
        single = len(texts) == 1
        table.report.mistake(spot, "; ".join(texts), wrong.text, wrong.suggestions if single else ())
        return ()
    people = [person for person in cell.people if person.name or person.address]
    written = [text for text in cell.written(brackets=True) if text]
    if cell.changed - {"affiliation"}:
        column = spot.column or key
        correction = Correction(spot.file, spot.row, column, written[0] if len(written) == 1 else written)
        corrections = (correction,) if correct else ()
        table.report.guesses.append(Guess(kind_of(cell), spot, shown(list(texts)), meant(cell), corrections))
    elif cell.changed:
        table.report.remark(spot, shown(list(texts)), _bracket_remark(cell))
    report_groups(cell, spot, table.report)
    return tuple(mention_of(person, spot, table.report) for person in people)


def _whole(text: str) -> str:
    """The text, in the quotes of a single name where a bracket says something of that person."""
    return f'"{text.strip()}"' if has_mention(text) and '"' not in text else text


def kind_of(cell: CellPeople) -> str:
    """The most important kind of guess that a cell needed."""
    return next(kind for kind in ("people", "affiliation", "address", "title") if kind in cell.changed)


def meant(cell: CellPeople) -> Message:
    """The people of a cell as a message tells them: « Paul Martin ; Anne Roy », affiliation « Paris 8 »."""
    told = [text.strip('"') for text in cell.written()]
    people = message("« {french} »", "“{english}”", french="\u202f; ".join(told), english="; ".join(told))
    affiliations = [person.affiliation for person in cell.people if person.affiliation]
    if not affiliations:
        return people
    return message(
        "{people}, affiliation « {french} »",
        "{people}, affiliation “{english}”",
        people=people,
        french="\u202f; ".join(affiliations),
        english="; ".join(affiliations),
    )


def report_groups(cell: CellPeople, spot: Spot, report: Report) -> None:
    """Every name of a group in which an « et » stands is remarked: it is one name."""
    for name in cell.groups:
        text = message(
            "tenu pour un seul nom, celui d'un groupe : entre deux personnes, écrivez « ; »",
            "taken for one name, that of a group: write “;” between two people",
        )
        report.remark(spot, name, text)


def _bracket_remark(cell: CellPeople) -> Message:
    places: Sequence[str] = [f"{person.name} : {person.affiliation}" for person in cell.people if person.affiliation]
    return message(
        "ce qui est entre parenthèses est lu comme l'affiliation ({places})",
        "what stands in brackets is read as the affiliation ({places})",
        places="; ".join(places),
    )
