"""The files of a new event folder for what an export says; what it does not say stands there as commented lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.importing.event_text import toml_value
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedPerson, ImportedTalk
from scheduler.importing.written import Row, csv_text, is_plain, json_text
from scheduler.language.likeness import plain_name
from scheduler.language.message import Language
from scheduler.language.text import slug
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import written_name

#: The decisions after which a talk is scheduled.
SCHEDULED = ("accepted", "confirmed", "tentative")
_BOM = b"\xef\xbb\xbf"
_TALK_COLUMNS = (
    "id",
    "reference",
    "title",
    "axis",
    "speakers",
    "authors",
    "emails",
    "affiliations",
    "duration",
    "language",
    "keywords",
    "abstract",
    "type",
    "status",
)
_PEOPLE_COLUMNS = ("name", "email", "affiliation", "biography")
#: Columns that stand in the table even where no talk has a value there: the contract asks for them.
_ALWAYS = ("id", "title", "speakers")
_LATER = {
    "fr": ("à compléter", "heure de début de la journée", "heure de fin"),
    "en": ("to complete", "hour at which the day starts", "hour at which it ends"),
}


@dataclass(frozen=True, slots=True)
class NewFolder:
    """The files of the folder by name, and the talks and people that stand in its tables."""

    files: dict[str, bytes]
    talks: tuple[ImportedTalk, ...]
    people: int


def taken(imported: Imported, everything: bool) -> tuple[ImportedTalk, ...]:
    """The talks and posters that are written: those to be held, or with `everything` those of every decision."""
    return tuple(
        talk for talk in imported.talks if talk.kind != "plenary" and (everything or talk.decision in SCHEDULED)
    )


def new_folder(imported: Imported, language: Language, everything: bool = False) -> NewFolder:
    """The folder of an event that has none yet.

    Parameters
    ----------
    language : of the comments, of the separator, and of the event where the source does not name one.
    everything : talks of every decision are written, with their status.
    """
    talks = taken(imported, everything)
    titles = dict.fromkeys((*(axis.title for axis in imported.axes), *(talk.axis for talk in talks if talk.axis)))
    stated = {axis.title: axis.id for axis in imported.axes if axis.id}
    given = identifiers((stated.get(title, title) for title in titles), "axis")
    axes = {title: given[stated.get(title, title)] for title in titles}
    rows, people = _talk_rows(talks, axes), _people_rows(talks)
    files = _table("talks", (*_TALK_COLUMNS, *_further(talks)), rows, language)
    if any(row["biography"] or row["affiliation"] for row in people):
        files |= _table("speakers", _PEOPLE_COLUMNS, people, language)
    files["event.toml"] = "\n".join(_event_lines(imported, axes, language)).encode() + b"\n"
    return NewFolder(files, talks, len(people))


def _table(name: str, columns: Sequence[str], rows: Sequence[Row], language: Language) -> dict[str, bytes]:
    """The file of a table, with the columns that have something; JSON where CSV cannot hold it."""
    used = [column for column in columns if column in _ALWAYS or any(row.get(column) for row in rows)]
    kept = [{column: row.get(column, "") for column in used} for row in rows]
    if is_plain(kept):
        return {f"{name}.csv": _BOM + csv_text(used, kept, ";" if language == "fr" else ",").encode()}
    return {f"{name}.json": json_text(kept).encode()}


def _further(talks: Iterable[ImportedTalk]) -> tuple[str, ...]:
    """The further columns of the talks."""
    return tuple(dict.fromkeys(key for talk in talks for key in talk.cells if key not in _TALK_COLUMNS))


def _talk_rows(talks: Sequence[ImportedTalk], axes: dict[str, str]) -> list[Row]:
    references = {talk.reference for talk in talks}
    names = [talk.reference or _unnamed(number, references) for number, talk in enumerate(talks, start=1)]
    ids = identifiers(names, "T")
    return [_talk_row(talk, ids[name], axes) for talk, name in zip(talks, names, strict=True)]


def _unnamed(number: int, references: set[str]) -> str:
    """A name for a talk without a reference, which no reference is."""
    name = f"T{number:02}"
    while name in references:
        name += "-x"
    return name


def _talk_row(talk: ImportedTalk, id: str, axes: dict[str, str]) -> Row:
    presenting = [person for person in talk.people if person.presents is not False]
    signing = [person for person in talk.people if person.presents is False]
    return {
        **talk.cells,
        "id": id,
        "reference": talk.reference,
        "title": talk.title,
        "axis": axes.get(talk.axis, ""),
        "speakers": [written_name(Named(person.name)) for person in presenting],
        "authors": [written_name(Named(person.name)) for person in signing],
        "emails": _places(person.email for person in presenting),
        "affiliations": _places(person.affiliation for person in presenting),
        "duration": "" if talk.minutes is None or talk.kind == "poster" else talk.minutes,
        "language": talk.language,
        "keywords": list(talk.keywords),
        "abstract": talk.abstract,
        "type": "poster" if talk.kind == "poster" else "",
        "status": "" if talk.decision == "accepted" else talk.decision,
    }


def _places(texts: Iterable[str]) -> list[str]:
    """The texts in their places; [] where all are empty."""
    places = list(texts)
    return places if any(places) else []


def _people_rows(talks: Iterable[ImportedTalk]) -> list[Row]:
    """A row for each person who presents: known by the address, or by the name where that is all there is."""
    people = [person for talk in talks for person in talk.people if person.presents is not False]
    addressed = {plain_name(person.name) for person in people if person.email}
    rows: dict[str, dict[str, str]] = {}
    for person in people:
        if not person.email and plain_name(person.name) in addressed:
            continue
        row = rows.setdefault(_key(person), {"name": written_name(Named(person.name)), "email": person.email})
        for column, text in (("affiliation", person.affiliation), ("biography", person.biography)):
            row[column] = row.get(column) or text
    return [dict(row) for row in rows.values()]


def _key(person: ImportedPerson) -> str:
    return person.email.casefold() or plain_name(person.name)


def _event_lines(imported: Imported, axes: dict[str, str], language: Language) -> Iterator[str]:
    complete, start, end = _LATER[language]
    yield "[event]"
    if imported.title and slug(imported.title):
        year = f"-{imported.days[0].year}" if imported.days else ""
        yield f"id = {toml_value(slug(imported.title) + year)}"
    yield f"title = {toml_value(imported.title)}" if imported.title else f'#title = ""  # {complete}'
    hours = [f'#start = "09:00"  # {complete} : {start}', f'#end = "18:00"  # {complete} : {end}']
    if language == "en":
        hours = [line.replace(" : ", ": ") for line in hours]
    if len(imported.days) <= 1:
        yield f"date = {imported.days[0]}" if imported.days else f"#date = 2027-05-21  # {complete}"
        yield from hours
    if imported.timezone:
        yield f"timezone = {toml_value(imported.timezone)}"
    yield f"language = {toml_value(imported.language if imported.language in ('fr', 'en') else language)}"
    if imported.url:
        yield f"url = {toml_value(imported.url)}"
    for day in imported.days if len(imported.days) > 1 else ():
        yield from ("", "[[days]]", f"date = {day}", *hours)
    for title, id in axes.items():
        yield from ("", "[[axes]]", f"id = {toml_value(id)}", f"title = {toml_value(title)}")
    ids = identifiers((room.title for room in imported.rooms), "room")
    for title in ids:
        seats = next((room.capacity for room in imported.rooms if room.title == title and room.capacity), None)
        yield from ("", "[[rooms]]", f"id = {toml_value(ids[title])}", f"name = {toml_value(title)}")
        if seats:
            yield f"capacity = {seats}"
