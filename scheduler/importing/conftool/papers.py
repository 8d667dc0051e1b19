"""The papers and the sessions of ConfTool as talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scheduler.importing.imported import ImportedPerson, ImportedTalk, Origin, Pause
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.hours import held, moment
from scheduler.importing.sources.keywords import keywords_of
from scheduler.importing.sources.kinds import kind_of
from scheduler.importing.sources.people import Listed, listed, natural, of_listed
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, reference
from scheduler.language.text import clean_line, fold

_NUMBERED = re.compile(r"^\s*\(?\d+\)?\s*[:.)]?\s*")
_EMAILS = re.compile(r"[^\s;,<>]+@[^\s;,<>]+")
_YES = frozenset({"1", "yes", "true", "oui"})
#: The largest number of papers of a session, and of authors in columns of their own.
_MOST = 200


def paper(table: Table, row: Row, decisions: Decisions, texts: RichTexts) -> ImportedTalk:
    """The paper of a row."""
    decision = clean_line(row.text("acceptance", "acceptance status"))
    stated = table.has("acceptance") or table.has("acceptance status")
    withdrawn = fold(row.text("withdrawn")) in _YES
    return ImportedTalk(
        reference=reference(row.text("paperid")),
        title=texts.title(row.text("title")),
        origin=Origin(table.file, row.number),
        kind=decisions.kind(decision, kind_of(row.text("contribution type", "contribtion type"))),
        people=_people(row, texts),
        axis=clean_line(row.text("track") or row.text("topics", "topic")),
        keywords=keywords_of(row.text("keywords", "keyword")),
        abstract=texts.html(row.text("abstract", "abstract plain")),
        decision="withdrawn" if withdrawn else decisions.of(decision, stated=stated),
        said=table.written(row),
    )


def _people(row: Row, texts: RichTexts) -> tuple[ImportedPerson, ...]:
    """The authors; the presenter is named by a column, or has a star."""
    formatted = list(_formatted(row))
    people = formatted or people_of(row.text("authors"), row.text("organisations"), row.text("all emails"))
    presenting = listed(row.text("presenting author"))
    emails = _EMAILS.findall(row.text("presenting author emails", "presenting author email"))
    biography = texts.html(row.text("presenting author cv"))
    return presented(people, presenting, emails, biography)


def presented(
    people: list[ImportedPerson], presenting: tuple[Listed, ...], emails: list[str], biography: str = ""
) -> tuple[ImportedPerson, ...]:
    """The people, with what is known of those who present; a presenter who is no author comes first."""
    if not presenting:
        return tuple(people)
    alone = len(presenting) == 1
    address = {fold(person.name): email for person, email in zip(presenting, emails, strict=False)}
    names = {fold(person.name) for person in presenting}
    strangers = [
        ImportedPerson(person.name, affiliation=person.bracket)
        for person in presenting
        if fold(person.name) not in {fold(author.name) for author in people}
    ]
    return tuple(
        ImportedPerson(
            person.name,
            address.get(fold(person.name), "") or person.email,
            person.affiliation,
            biography if alone and fold(person.name) in names else "",
            fold(person.name) in names,
        )
        for person in (*strangers, *people)
    )


def _formatted(row: Row) -> Iterator[ImportedPerson]:
    """The authors that have columns of their own."""
    stars = any("*" in row.text(f"authors formatted {number} name") for number in range(1, _MOST))
    for number in range(1, _MOST):
        name = row.text(f"authors formatted {number} name")
        if not name:
            return
        yield ImportedPerson(
            natural(name.replace("*", " ")),
            clean_line(row.text(f"authors formatted {number} email")),
            clean_line(row.text(f"authors formatted {number} organisation")),
            presents="*" in name if stars else None,
        )


def people_of(authors: str, organisations: str, emails: str = "") -> list[ImportedPerson]:
    """The people of a list of authors with the organisations that their numbers point to."""
    people = listed(authors)
    places = [clean_line(_NUMBERED.sub("", place)) for place in organisations.split(";") if place.strip()]
    made = of_listed(people, _EMAILS.findall(emails), places)
    if not any(person.starred for person in people):
        return made
    return [
        ImportedPerson(each.name, each.email, each.affiliation, presents=person.starred)
        for each, person in zip(made, people, strict=True)
    ]


def session_papers(table: Table, row: Row, texts: RichTexts) -> Iterator[ImportedTalk]:
    """The papers of a row of the export of sessions, with their hours."""
    room = clean_line(row.text("session room"))
    for number in range(1, _MOST):
        part = _part(row, number)
        if not part.get("paperid") and not part.get("title"):
            continue
        people = people_of(part.get("authors", ""), part.get("organisations", ""))
        start, end = moment(part.get("start", "")), moment(part.get("end", ""))
        yield ImportedTalk(
            reference=reference(part.get("paperid", "")),
            title=texts.title(part.get("title", "")),
            origin=Origin(table.file, row.number),
            kind=kind_of(part.get("contribution type", "")),
            people=presented(people, listed(part.get("presenting author", "")), []),
            axis=texts.title(row.text("session title")),
            abstract=texts.html(part.get("abstract", "")),
            minutes=int((end - start).total_seconds() // 60) if start and end and end > start else None,
            held=held(start or moment(row.text("session start")), end, room),
            said=table.written(row),
        )


def _part(row: Row, number: int) -> Mapping[str, str]:
    start = f"p{number} "
    return {name.removeprefix(start): text for name, text in row.cells.items() if name.startswith(start)}


def session_alone(row: Row, texts: RichTexts) -> Pause:
    """A session without papers, which is a break or something of that kind."""
    room = clean_line(row.text("session room"))
    when = held(moment(row.text("session start")), moment(row.text("session end")), room)
    return Pause(texts.title(row.text("session title")), when)
