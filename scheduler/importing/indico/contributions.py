"""The spreadsheets of Indico as talks: that of contributions, and that of the abstracts of a call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from scheduler.importing.imported import Decision, ImportedPerson, ImportedTalk, Origin
from scheduler.importing.sources.aside import LINKS, PLACES, Known
from scheduler.importing.sources.decisions import DECISIONS, Decisions
from scheduler.importing.sources.hours import held, minutes_of, moment
from scheduler.importing.sources.keywords import keywords_of
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading, reference
from scheduler.language.message import message
from scheduler.language.text import clean_line

_ROLES = ("presenters", "authors", "co-authors")
CONTRIBUTIONS = Known(
    taken={
        *("id", "title", "description", "date", "duration", "track", "keywords", "type"),
        *(f"{role}{part}" for role in _ROLES for part in ("", " (affiliation)", " (email)")),
    },
    useless={"program code", "board number"},
    aside={"materials": LINKS, "session": message("titres de séances", "titles of sessions")},
    name=heading,
)
ABSTRACTS = Known(
    taken={
        *("id", "title", "content", "description", "abstract", "state", "track", "keywords", "contribution type"),
        *(
            "primary authors",
            "authors",
            "co-authors",
            "speakers",
            "presenters",
            "submitted tracks",
            "submitted for tracks",
        ),
        *("accepted track", "accepted in tracks", "final track"),
    },
    useless={"submission date", "modification date", "submitted date", "last modified"},
    private={"judgment comment", "judgement comment", "judge", "comments", "submission comment", "score"},
    aside={
        "submitter": message("personnes qui ont déposé", "people who submitted"),
        "submitter (affiliation)": PLACES,
        "submitter (email)": PLACES,
        "accepted type": message("formes proposées", "types that were proposed"),
    },
    name=heading,
)
#: All columns by which the header of any of the spreadsheets is known.
HEADERS = frozenset(CONTRIBUTIONS.taken) | frozenset(ABSTRACTS.taken)
#: The states of abstracts in Indico's words.
STATES: Mapping[str, Decision] = {
    **DECISIONS,
    "merged": "withdrawn",
    "duplicated": "withdrawn",
    "duplicate": "withdrawn",
    "invited": "submitted",
}
#: What stands before the number of an abstract, since contributions have numbers of their own.
_ABSTRACT = "abstract-"
_SEVERAL = "; "
_ADDRESS = re.compile(r"([^<>,]+?)\s*<([^<>\s]+@[^<>\s]+)>")
_TALK_COLUMNS, _ABSTRACT_COLUMNS = {"id", "title", "duration"}, {"id", "title", "state"}


def is_contributions(table: Table) -> bool:
    """True for the spreadsheet of contributions."""
    return table.has(*_TALK_COLUMNS)


def is_abstracts(table: Table) -> bool:
    """True for the spreadsheet of abstracts."""
    return table.has(*_ABSTRACT_COLUMNS) and not is_contributions(table)


def contribution(table: Table, row: Row, zone: str, texts: RichTexts) -> ImportedTalk:
    """The talk of a row; an hour with an offset is put into `zone`."""
    minutes = minutes_of(row.text("duration"))
    return ImportedTalk(
        reference=reference(row.text("id")),
        title=texts.title(row.text("title")),
        origin=Origin(table.file, row.number),
        kind="poster" if "poster" in row.text("type").casefold() else "talk",
        people=tuple(_people(row)),
        axis=clean_line(row.text("track")),
        keywords=keywords_of(row.text("keywords")),
        abstract=texts.markdown(unfolded(row.text("description"))),
        minutes=minutes,
        held=held(moment(row.text("date"), zone), None, "", minutes),
        said=table.written(row),
    )


def unfolded(text: str) -> str:
    """The text with its line ends, each of which the export writes as four spaces."""
    return text if "\n" in text else re.sub(r" {4}", "\n", text)


def _people(row: Row) -> list[ImportedPerson]:
    """Who presents, then who signs: each once, with address and affiliation by the name."""
    people: dict[str, ImportedPerson] = {}
    for role in _ROLES:
        names = [clean_line(name) for name in row.text(role).split(", ") if name.strip()]
        affiliations = affiliations_of(row.text(f"{role} (affiliation)"), names)
        emails = {clean_line(name): email for name, email in _ADDRESS.findall(row.text(f"{role} (email)"))}
        for name in names:
            person = ImportedPerson(
                name, emails.get(name, ""), affiliations.get(name, ""), presents=role == "presenters"
            )
            people.setdefault(name, person)
    if not row.text("presenters"):
        return [ImportedPerson(person.name, person.email, person.affiliation) for person in people.values()]
    return list(people.values())


def affiliations_of(text: str, names: Sequence[str]) -> dict[str, str]:
    """The affiliation in the brackets behind each name; a comma in brackets parts nobody."""
    found: dict[str, str] = {}
    at = 0
    for number, name in enumerate(names):
        start = text.find(name, at)
        if start < 0:
            continue
        after = start + len(name)
        following = [text.find(f", {other}", after) for other in names[number + 1 :]]
        end = min((place for place in following if place >= 0), default=len(text))
        bracket = text[after:end].strip()
        if bracket.startswith("(") and bracket.endswith(")"):
            found[name] = clean_line(bracket[1:-1])
        at = end
    return found


def abstract(table: Table, row: Row, decisions: Decisions, texts: RichTexts) -> ImportedTalk:
    """The proposal of a row of abstracts; its lists are parted by semicolons."""
    speakers = _listed(row.text("speakers", "presenters"))
    authors = [*_listed(row.text("primary authors", "authors")), *_listed(row.text("co-authors"))]
    presents = None if not speakers else True
    people = {person.name: person for person in speakers} | {
        person.name: person for person in authors if person.name not in {speaker.name for speaker in speakers}
    }
    named = {person.name for person in speakers}
    tracks = row.text("accepted track", "accepted in tracks", "final track", "track") or row.text(
        "submitted tracks", "submitted for tracks"
    )
    return ImportedTalk(
        reference=f"{_ABSTRACT}{reference(row.text('id'))}",
        title=texts.title(row.text("title")),
        origin=Origin(table.file, row.number),
        people=tuple(
            ImportedPerson(p.name, p.email, p.affiliation, presents=presents and p.name in named)
            for p in people.values()
        ),
        axis=_SEVERAL.join(filter(None, map(clean_line, tracks.split(";")))),
        keywords=keywords_of(row.text("keywords")),
        abstract=texts.markdown(unfolded(row.text("content", "abstract", "description"))),
        decision=decisions.of(clean_line(row.text("state"))),
        said=table.written(row),
    )


def several_tracks(talks: Iterable[ImportedTalk]) -> dict[str, tuple[str, ...]]:
    """The tracks of each list of several for which proposals were sent, by the list."""
    lists = (talk.axis for talk in talks if is_abstract(talk) and _SEVERAL in talk.axis)
    return {text: tuple(text.split(_SEVERAL)) for text in lists}


def is_abstract(talk: ImportedTalk) -> bool:
    """True for a proposal of the spreadsheet of abstracts."""
    return talk.reference.startswith(_ABSTRACT)


def _listed(text: str) -> list[ImportedPerson]:
    """The people of “A B (Institute) <a@b>; C D”."""
    people = []
    for piece in text.split(";"):
        email = re.search(r"<([^<>\s]+@[^<>\s]+)>", piece)
        bare = re.sub(r"<[^<>]*>", " ", piece)
        name, _, bracket = bare.partition("(")
        if clean_line(name):
            people.append(ImportedPerson(clean_line(name), email[1] if email else "", clean_line(bracket.rstrip(") "))))
    return people
