"""The files of Indico as one import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk, Lost
from scheduler.importing.indico import contributions
from scheduler.importing.indico.contributions import is_abstract
from scheduler.importing.indico.event import EventParts, event_of
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.hours import unread
from scheduler.importing.sources.json_values import read_json
from scheduler.importing.sources.mapped import with_said
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.several_axes import questions
from scheduler.importing.sources.tables import Table, read_tables
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.report import Report

DOWNLOAD = message(
    "Dans Indico : Gestion de l'événement › Contributions › tout sélectionner › Exporter › « CSV » ou « Excel » "
    "(ou l'adresse …/export/event/N.json?detail=contributions, connecté)",
    "In Indico: event management › Contributions › select all › Export › “CSV” or “Excel” "
    "(or the address …/export/event/N.json?detail=contributions, logged in)",
)
#: The zone of the hours where no file names one, which is that of an event that names none.
_ZONE = "Europe/Paris"
_UTC = message(
    "les heures du CSV, en UTC, sont lues à l'heure de {zone} (Indico n'y écrit pas le fuseau)",
    "the hours of the CSV, in UTC, are read in the time of {zone} (Indico does not write the zone there)",
    zone=_ZONE,
)
_STRIPPED = message(
    "le CSV d'Indico supprime « = + @ - » en tête des cellules et écrit quatre espaces pour une fin de ligne : "
    "les lignes sont rétablies, le premier tiret d'une liste est perdu",
    "Indico’s CSV strips “= + @ -” from the beginning of cells and writes four spaces for a line end: "
    "lines are restored, the first dash of a list is lost",
)


@dataclass(slots=True)
class _Found:
    """What the files have had so far."""

    mapped: frozenset[str] = frozenset()
    talks: list[ImportedTalk] = field(default_factory=list)
    events: list[EventParts] = field(default_factory=list)
    lost: tuple[Lost, ...] = ()
    utc: bool = False
    stripped: bool = False


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts, found = Report(), RichTexts(), _Found(mapped_names(asked))
    decisions = Decisions(asked.values.get("status", {}), contributions.STATES)
    files = sorted(source_files(sources, report), key=lambda file: file.form != "json")  # it names the zone
    unfit = [file for file in files if not _read(file, found, texts, decisions, report, asked.sheet)]
    every = [*(talk for event in found.events for talk in event.talks), *found.talks]
    talks = with_said(_once(every), found.mapped)
    pauses = tuple(pause for event in found.events for pause in event.pauses)
    if not talks and not pauses:
        report_unfit(unfit or files, DOWNLOAD, report)
    hours = [*(talk.held for talk in talks if talk.held), *(pause.held for pause in pauses if pause.held)]
    result = Imported(
        format="indico",
        title=next((event.title for event in found.events if event.title), ""),
        days=tuple(sorted({hour.start.date() for hour in hours})),
        timezone=next((event.zone for event in found.events if event.zone), ""),
        url=next((event.url for event in found.events if event.url), ""),
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=tuple(ImportedRoom(room) for room in dict.fromkeys(hour.room for hour in hours if hour.room)),
        pauses=pauses,
        lost=joined(found.lost, *(event.lost for event in found.events), texts.lost(), further_files(unfit)),
        guesses=tuple(_guesses(found)),
        questions=(*decisions.questions(), *questions(talks, contributions.several_tracks(talks), asked)),
    )
    return finished(result, report)


def _read(file: SourceFile, found: _Found, texts: RichTexts, decisions: Decisions, report: Report, sheet: str) -> bool:
    """True if the file has contributions or abstracts."""
    if file.form == "json":
        event = event_of(read_json(file, DOWNLOAD, report), file.name, texts)
        found.events += [event] if event is not None else []
        return event is not None
    tables = read_tables(file, contributions.HEADERS, report, sheet)
    taken = [_take(table, file, found, texts, decisions) for table in tables]
    return any(taken)


def _take(table: Table, file: SourceFile, found: _Found, texts: RichTexts, decisions: Decisions) -> bool:
    """True if the table has contributions or abstracts, which are taken."""
    zone = next((event.zone for event in found.events if event.zone), _ZONE)
    if contributions.is_contributions(table):
        found.talks += (contributions.contribution(table, row, zone, texts) for row in table.rows)
        hours = unread(row.text("date") for row in table.rows)
        found.lost = joined(found.lost, hours, table.left(contributions.CONTRIBUTIONS.with_taken(found.mapped)))
        found.utc |= any(row.text("date").endswith("+00:00") for row in table.rows)
        found.stripped |= file.form == "text" and any("    " in row.text("description") for row in table.rows)
        return True
    if contributions.is_abstracts(table):
        found.talks += (contributions.abstract(table, row, decisions, texts) for row in table.rows)
        found.lost = joined(found.lost, table.left(contributions.ABSTRACTS.with_taken(found.mapped)))
        return True
    return False


def _once(talks: Sequence[ImportedTalk]) -> tuple[ImportedTalk, ...]:
    """A talk that several files have is one: the first, with what it lacks from the later ones.

    The numbers of abstracts are not those of contributions: an abstract is known by its title.
    """
    joint: dict[str, ImportedTalk] = {}
    titles = {fold(talk.title): talk.reference for talk in talks if not is_abstract(talk)}
    for place, whole in enumerate(talks):
        talk = replace(whole, reference=titles.get(fold(whole.title), whole.reference)) if is_abstract(whole) else whole
        first = joint.get(talk.reference)
        if first is None or first.origin.file == talk.origin.file or first.title != talk.title:
            joint[talk.reference if first is None else f" {place}"] = talk
            continue
        joint[talk.reference] = replace(
            first,
            people=first.people or talk.people,
            axis=first.axis or talk.axis,
            keywords=first.keywords or talk.keywords,
            abstract=first.abstract or talk.abstract,
            minutes=first.minutes or talk.minutes,
            held=first.held or talk.held,
            said={**talk.said, **first.said},
        )
    return tuple(joint.values())


def _guesses(found: _Found) -> Iterator[Message]:
    if found.utc and not any(event.zone for event in found.events):
        yield _UTC
    if found.stripped:
        yield _STRIPPED
