"""The files of ConfTool as one import: papers, and the sessions that say when and where they are held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.conftool.columns import HEADERS, PAPERS, SESSIONS
from scheduler.importing.conftool.papers import paper, session_alone, session_papers
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk, Lost, Pause
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.hours import unread
from scheduler.importing.sources.mapped import with_said
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading, read_tables
from scheduler.importing.sources.trees import read_tree
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block
from scheduler.reading.report import Report, Spot

DOWNLOAD = message(
    "Dans ConfTool : Aperçu › Export de données › « Contributions », et « Séances » avec leurs contributions "
    "(CSV, Excel ou XML)",
    "In ConfTool: Overview › Data Import and Export › Export Data › “Papers”, and “Sessions” with their papers "
    "(CSV, Excel or XML)",
)
_TOPICS = message("axe = thème (topic) de ConfTool", "axis = topic of ConfTool")
_SESSION_AXES = message(
    "axes = titres des séances, faute de thèmes", "axes = titles of sessions, since there are no topics"
)
_ALL = message(
    "intervenants = auteurs, là où ConfTool ne dit pas qui présente",
    "speakers = authors, where ConfTool does not say who presents",
)


@dataclass(slots=True)
class _Found:
    """What the files have had so far."""

    mapped: frozenset[str] = frozenset()
    papers: list[ImportedTalk] = field(default_factory=list)
    planned: list[ImportedTalk] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    lost: tuple[Lost, ...] = ()


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts, found = Report(), RichTexts(), _Found(mapped_names(asked))
    decisions = Decisions(asked.values.get("status", {}), begin_accepted=True)
    files = source_files(sources, report)
    unfit = [file for file in files if not _read(file, found, texts, decisions, report, asked.sheet)]
    if not found.papers and not found.planned:
        report_unfit(unfit or files, DOWNLOAD, report)
    topics = bool(found.papers) and all(";" not in talk.axis for talk in found.papers)
    talks = with_said(_talks(found, topics), found.mapped)
    hours = [*(talk.held for talk in talks if talk.held), *(pause.held for pause in found.pauses if pause.held)]
    result = Imported(
        format="conftool",
        days=tuple(sorted({hour.start.date() for hour in hours})),
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=tuple(ImportedRoom(room) for room in dict.fromkeys(hour.room for hour in hours if hour.room)),
        pauses=tuple(found.pauses),
        lost=joined(found.lost, _axes_lost(found, talks), texts.lost(), further_files(unfit)),
        guesses=(*_guesses(found, talks), *decisions.guesses()),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _read(file: SourceFile, found: _Found, texts: RichTexts, decisions: Decisions, report: Report, sheet: str) -> bool:
    """True if the file has papers or sessions."""
    if file.form == "xml":
        root = read_tree(file.data, Spot(file.name), report)
        tables = [] if root is None else [_table(root, file.name)]
    else:
        tables = read_tables(file, HEADERS, report, sheet)
    taken = [_take(table, found, texts, decisions) for table in tables]
    return any(taken)


def _take(table: Table, found: _Found, texts: RichTexts, decisions: Decisions) -> bool:
    """True if the table has papers or sessions, which are taken."""
    if table.has("paperid", "title"):
        found.papers += (paper(table, row, decisions, texts) for row in table.rows)
        found.lost = joined(found.lost, table.left(PAPERS.with_taken(found.mapped)))
        return True
    if table.has("session title", "session start"):
        for row in table.rows:
            talks = list(session_papers(table, row, texts))
            found.planned += talks
            found.pauses += [] if talks else [session_alone(row, texts)]
        hours = unread(row.text("session start") for row in table.rows)
        found.lost = joined(found.lost, hours, table.left(SESSIONS.with_taken(found.mapped)))
        return True
    return False


def _table(root: Element, file: str) -> Table:
    """The elements that have a number, as rows whose columns are the elements inside."""
    rows: list[Row] = []
    headers: dict[str, None] = {}
    for element in root.iter():
        if any(heading(child.tag) in ("paperid", "session id") for child in element):
            texts = {child.tag: clean_block("".join(child.itertext())) for child in element}
            headers |= dict.fromkeys(texts)
            cells = {heading(tag): text for tag, text in texts.items() if text}
            rows.append(Row(len(rows) + 1, cells))
    return Table(file, tuple(headers), tuple(rows))


def _talks(found: _Found, topics: bool) -> Iterator[ImportedTalk]:
    """The papers with their hours, then what only the sessions have; each has one topic, or the sessions are axes."""
    planned = {talk.reference: talk for talk in found.planned if talk.reference}
    axes = topics and any(talk.axis for talk in found.papers)
    for talk in found.papers:
        session = planned.pop(talk.reference, None)
        whole = talk if axes else replace(talk, axis=session.axis if session else "")
        yield whole if session is None else _with_hours(whole, session)
    for talk in found.planned:
        if not talk.reference or talk.reference in planned:
            yield replace(talk, axis="") if axes else talk


def _with_hours(talk: ImportedTalk, session: ImportedTalk) -> ImportedTalk:
    """The paper as its session holds it, with what it lacks from there."""
    says = any(person.presents for person in session.people)
    return replace(
        talk,
        people=session.people if says and not any(person.presents for person in talk.people) else talk.people,
        abstract=talk.abstract or session.abstract,
        minutes=session.minutes,
        held=session.held,
        said={**session.said, **talk.said},
    )


def _axes_lost(found: _Found, talks: Iterable[ImportedTalk]) -> Iterator[Lost]:
    """Topics and titles of sessions that are no axes."""
    axes = {talk.axis for talk in talks}
    topics = [talk for talk in found.papers if talk.axis and talk.axis not in axes]
    if topics:
        yield Lost(message("thèmes (topics) des contributions", "topics of the papers"), len(topics))
    titles = {talk.axis for talk in found.planned if talk.axis} - axes
    if titles:
        yield Lost(message("titres de séances", "titles of sessions"), len(titles))


def _guesses(found: _Found, talks: Sequence[ImportedTalk]) -> Iterator[Message]:
    axes = {talk.axis for talk in talks if talk.axis}
    if axes & {talk.axis for talk in found.papers}:
        yield _TOPICS
    elif axes:
        yield _SESSION_AXES
    if any(len(talk.people) > 1 and talk.people[0].presents is None for talk in talks):
        yield _ALL
