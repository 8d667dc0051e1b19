"""The submissions of Microsoft CMT as an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported, ImportedAxis, ImportedPerson, ImportedTalk, Origin
from scheduler.importing.sources.aside import LINKS, PLACES, Known, joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import source_files
from scheduler.importing.sources.keywords import keywords_of
from scheduler.importing.sources.mapped import with_mapped
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.people import listed
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading, read_tables, reference
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Report

DOWNLOAD = message(
    "Dans CMT : Submissions › Actions › Export to Excel › Submissions",
    "In CMT: Submissions › Actions › Export to Excel › Submissions",
)
_NUMBER, _TITLE = ("paper id", "paper", "id"), ("paper title", "title")
_TAKEN = (
    *(*_NUMBER, *_TITLE, "abstract", "authors", "author names", "author emails", "track name", "track"),
    *("primary subject area", "status", "decision", "keywords"),
)
_AREAS = message(
    "axe = domaine principal (Primary Subject Area), puisque toutes les propositions ont le même parcours",
    "axis = Primary Subject Area, since all submissions are of the same track",
)
_ALL = message(
    "intervenants = auteurs (CMT ne dit pas qui présente)",
    "speakers = authors (CMT does not say who presents)",
)
#: The options that decide otherwise.
_OPTIONS = ("--speakers first", "--speakers presenting")


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts = Report(), RichTexts()
    decisions = Decisions(asked.values.get("status", {}), begin_accepted=True)
    files = source_files(sources, report)
    read = {file.name: [t for t in read_tables(file, _TAKEN, report, asked.sheet) if _is_ours(t)] for file in files}
    tables = [table for found in read.values() for table in found]
    unfit = [file for file in files if not read[file.name]]
    if not tables:
        report_unfit(unfit, DOWNLOAD, report)
    rows = [(table, row) for table in tables for row in table.rows if row.text(*_NUMBER) or row.text(*_TITLE)]
    areas = _areas_are_axes(rows)
    talks = tuple(_talk(table, row, areas, decisions, texts, asked) for table, row in rows)
    known = known_of("track name" if areas else "primary subject area", asked)
    guesses = tuple(_guesses(talks, asked, areas))
    result = Imported(
        format="cmt",
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        lost=joined(*(table.left(known) for table in tables), texts.lost(), further_files(unfit)),
        guesses=(*guesses, *decisions.guesses()),
        options=_OPTIONS if _ALL in guesses else (),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _is_ours(table: Table) -> bool:
    return table.has("paper id") and (table.has("paper title") or table.has("title"))


def _areas_are_axes(rows: Sequence[tuple[Table, Row]]) -> bool:
    """True if the subject areas part the submissions and the tracks do not."""
    tracks = {row.text("track name", "track") for _, row in rows} - {""}
    areas = {row.text("primary subject area") for _, row in rows} - {""}
    return len(tracks) < 2 and bool(areas) and (len(areas) > 1 or not tracks)


def known_of(unused: str, asked: Asked) -> Known:
    """The meaning of the columns; the mapped ones, and the column of axes in use, are taken."""
    mapped = {heading(name) for names in asked.mapping.values() for name in names}
    return Known(
        taken=(set(_TAKEN) | mapped) - {unused},
        useless={
            *("original paper id", "created", "last modified", "primary contact author name"),
            *("primary contact author email", "camera ready submitted?", "requested for camera ready"),
            *("is withdrawn", "delete", "num"),
        },
        private={
            *("reviewers", "meta-reviewers", "metareviewers", "senior meta-reviewers", "discussion", "chair note"),
            *("conflicts", "domain conflicts", "individual conflicts", "conflict reasons", "average rating", "score"),
            *("author feedback", "reviews", "comments"),
        },
        aside={
            "secondary subject areas": message("domaines secondaires", "secondary subject areas"),
            "primary subject area": message("domaines principaux", "primary subject areas"),
            "track name": message("parcours", "tracks"),
            "organization": PLACES,
            **dict.fromkeys(
                ("files", "number of files", "submission files", "supplementary files", "camera ready files"), LINKS
            ),
            **dict.fromkeys(("number of submission files", "number of supplementary files"), LINKS),
        },
        name=heading,
    )


def _talk(table: Table, row: Row, areas: bool, decisions: Decisions, texts: RichTexts, asked: Asked) -> ImportedTalk:
    decision = clean_line(row.text("status", "decision"))
    talk = ImportedTalk(
        reference=reference(row.text(*_NUMBER)),
        title=texts.title(row.text(*_TITLE)),
        origin=Origin(table.file, row.number),
        kind=decisions.kind(decision),
        people=tuple(_people(row, presenting=asked.speakers == "presenting")),
        axis=clean_line(row.text("primary subject area") if areas else row.text("track name", "track")),
        keywords=keywords_of(row.text("keywords")),
        abstract=texts.html(row.text("abstract")),
        decision=decisions.of(decision, stated=table.has("status") or table.has("decision")),
    )
    return with_mapped(talk, table.written(row), asked.mapping)


def _people(row: Row, *, presenting: bool) -> Iterator[ImportedPerson]:
    """The authors; the starred author is the contact, and presents where `presenting` asks for that."""
    people = listed(row.text("authors")) or listed(row.text("author names"))
    emails = [clean_line(email.replace("*", "")) for email in row.text("author emails").split(";") if email.strip()]
    for at, person in enumerate(people):
        email = emails[at] if len(emails) == len(people) else ""
        yield ImportedPerson(person.name, email, person.bracket, presents=person.starred if presenting else None)


def _guesses(talks: Sequence[ImportedTalk], asked: Asked, areas: bool) -> Iterator[Message]:
    if not asked.speakers and any(len(talk.people) > 1 for talk in talks):
        yield _ALL
    if areas and any(talk.axis for talk in talks):
        yield _AREAS
