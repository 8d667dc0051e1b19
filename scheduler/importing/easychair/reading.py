"""The tables of EasyChair as one import: submissions, with their authors, topics and further fields by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.importing.asked import Asked
from scheduler.importing.easychair.columns import (
    AFFILIATION,
    FAMILY,
    GIVEN,
    HEADERS,
    KNOWN,
    NUMBER,
    TRACK,
    Sort,
    sort_of,
)
from scheduler.importing.imported import Imported, ImportedAxis, ImportedPerson, ImportedTalk, Lost, Origin
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import source_files
from scheduler.importing.sources.keywords import keywords_of
from scheduler.importing.sources.mapped import with_mapped
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.people import enumerated, full_name
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, read_tables, reference
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Report

DOWNLOAD = message(
    "Dans EasyChair : menu « Conference » › « Conference data download » (submission.csv, author.csv, "
    "submission_topic.csv)",
    "In EasyChair: menu “Conference” › “Conference data download” (submission.csv, author.csv, submission_topic.csv)",
)
_ALL = message(
    "intervenants = auteurs (EasyChair ne dit pas qui présente)",
    "speakers = authors (EasyChair does not say who presents)",
)
#: The options that decide otherwise.
_OPTIONS = ("--speakers first", "--speakers presenting")
_TOPICS = message("axe = thème (topic) d’EasyChair", "axis = topic of EasyChair")
_YES = frozenset({"yes", "oui", "true", "1"})


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the other tables say of the submissions, by number."""

    authors: Mapping[str, tuple[ImportedPerson, ...]]
    topics: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, Mapping[str, str]]

    @property
    def topics_are_axes(self) -> bool:
        """True if no submission has several topics."""
        return bool(self.topics) and all(len(topics) == 1 for topics in self.topics.values())


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts = Report(), RichTexts()
    decisions = Decisions(asked.values.get("status", {}), begin_accepted=True)
    files = source_files(sources, report)
    read = {file.name: _sorted(read_tables(file, HEADERS, report, asked.sheet)) for file in files}
    tables = [pair for pairs in read.values() for pair in pairs]
    unfit = [file for file in files if not read[file.name]]
    if not any(sort == "submissions" for sort, _ in tables):
        report_unfit(files if tables else unfit, DOWNLOAD, report)
    beside = _Beside(_authors(tables, asked), _topics(tables), _fields(tables))
    submissions = [(table, row) for sort, table in tables if sort == "submissions" for row in table.rows]
    talks = tuple(_talk(table, row, beside, decisions, texts, report) for table, row in submissions)
    tracks = any(row.text(*TRACK) for _, row in submissions)
    if not tracks and beside.topics_are_axes:
        talks = tuple(_with_axis(talk, beside) for talk in talks)
    talks = tuple(with_mapped(talk, beside.fields.get(talk.reference, {}), asked.mapping) for talk in talks)
    guesses = tuple(_guesses(asked, talks, beside, tracks))
    result = Imported(
        format="easychair",
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        lost=joined(_left(tables), _further(beside, talks, tracks, asked), texts.lost(), further_files(unfit)),
        guesses=(*guesses, *decisions.guesses()),
        options=_OPTIONS if _ALL in guesses else (),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _sorted(tables: Iterable[Table]) -> list[tuple[Sort, Table]]:
    return [(sort, table) for table in tables if (sort := sort_of(table)) is not None]


def _talk(
    table: Table, row: Row, beside: _Beside, decisions: Decisions, texts: RichTexts, report: Report
) -> ImportedTalk:
    number = reference(row.text("#", *NUMBER))
    decision = clean_line(row.text("decision"))
    deleted = fold(row.text("deleted?", "deleted")) in _YES
    return ImportedTalk(
        reference=number,
        title=texts.title(row.text("title")),
        origin=Origin(table.file, row.number),
        kind=decisions.kind(decision),
        people=beside.authors.get(number) or _named(table, row, report),
        axis=clean_line(row.text(*TRACK)),
        keywords=keywords_of(row.text("keywords")),
        abstract=texts.html(row.text("abstract")),
        decision="withdrawn" if deleted else decisions.of(decision, stated=table.has("decision")),
    )


def _named(table: Table, row: Row, report: Report) -> tuple[ImportedPerson, ...]:
    """The people of the column `authors`; a list that can be read in two ways is reported."""
    names = enumerated(row.text("authors"))
    if names is None:
        text = message(
            "« and » peut séparer deux personnes ou être dans un nom : donnez aussi author.csv. {download}",
            "“and” may stand between two people or in a name: give author.csv too. {download}",
            download=DOWNLOAD,
        )
        report.mistake(table.spot(row, "authors"), row.text("authors"), text)
    return tuple(map(ImportedPerson, names or ()))


def _rows(tables: Iterable[tuple[Sort, Table]], sort: Sort) -> Iterator[tuple[str, Row]]:
    """The rows of the tables of one sort, with the numbers of their submissions."""
    yield from ((reference(row.text(*NUMBER)), row) for each, table in tables if each == sort for row in table.rows)


def _authors(tables: Sequence[tuple[Sort, Table]], asked: Asked) -> dict[str, tuple[ImportedPerson, ...]]:
    """The authors of each submission in the order of the file, which is that of the authors."""
    people: dict[str, tuple[ImportedPerson, ...]] = {}
    for number, row in _rows(tables, "authors"):
        corresponding = fold(row.text("corresponding?", "corresponding")) in _YES
        person = ImportedPerson(
            full_name(row.text(*GIVEN), row.text(*FAMILY)),
            clean_line(row.text("email")),
            clean_line(row.text(*AFFILIATION)),
            presents=corresponding if asked.speakers == "presenting" else None,
        )
        people[number] = (*people.get(number, ()), person)
    return people


def _topics(tables: Sequence[tuple[Sort, Table]]) -> dict[str, tuple[str, ...]]:
    topics: dict[str, tuple[str, ...]] = {}
    for number, row in _rows(tables, "topics"):
        topics[number] = (*topics.get(number, ()), clean_line(row.text("topic")))
    return topics


def _fields(tables: Sequence[tuple[Sort, Table]]) -> dict[str, dict[str, str]]:
    fields: dict[str, dict[str, str]] = {}
    for number, row in _rows(tables, "fields"):
        fields.setdefault(number, {})[clean_line(row.text("field name"))] = row.text("value")
    return fields


def _with_axis(talk: ImportedTalk, beside: _Beside) -> ImportedTalk:
    return replace(talk, axis="".join(beside.topics.get(talk.reference, ())))


def _left(tables: Iterable[tuple[Sort, Table]]) -> tuple[Lost, ...]:
    return joined(*(table.left(KNOWN[sort]) for sort, table in tables))


def _further(beside: _Beside, talks: Sequence[ImportedTalk], tracks: bool, asked: Asked) -> tuple[Lost, ...]:
    """Topics and fields of the form that are not taken, and authors of submissions that are not there."""
    mapped = {name for names in asked.mapping.values() for name in names}
    counts = Counter(name for fields in beside.fields.values() for name in fields if name not in mapped)
    lost = [Lost(message("« {name} »", "“{name}”", name=name), count) for name, count in counts.items()]
    if beside.topics and (tracks or not beside.topics_are_axes):
        count = sum(map(len, beside.topics.values()))
        lost.append(Lost(message("thèmes (topics) des propositions", "topics of the submissions"), count))
    strangers = len(set(beside.authors) - {talk.reference for talk in talks})
    if strangers:
        text = message("auteurs de propositions absentes", "authors of submissions that are not there")
        lost.append(Lost(text, strangers))
    return tuple(lost)


def _guesses(asked: Asked, talks: Sequence[ImportedTalk], beside: _Beside, tracks: bool) -> Iterator[Message]:
    if not asked.speakers and any(len(talk.people) > 1 for talk in talks):
        yield _ALL
    if beside.topics_are_axes and not tracks:
        yield _TOPICS
