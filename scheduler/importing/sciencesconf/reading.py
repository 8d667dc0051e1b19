"""The files of Sciencesconf as one import: submissions and programme are joined by the number of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk, Lost
from scheduler.importing.sciencesconf import planning, submissions
from scheduler.importing.sources.aside import filled_paths, joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.json_values import read_json
from scheduler.importing.sources.mapped import with_said
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import read_tables
from scheduler.importing.sources.trees import read_tree
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.report import Report, Spot

DOWNLOAD = message(
    "Dans Sciencesconf : Administration › Dépôts › Exporter (XML ou JSON), et Programme › Exporter (planning.csv)",
    "In Sciencesconf: Administration › Submissions › Export (XML or JSON), and Programme › Export (planning.csv)",
)
_REJECTED = message(
    "statut 3 de Sciencesconf = refusé, statut 1 ou absent = accepté",
    "status 3 of Sciencesconf = rejected, status 1 or none = accepted",
)
_AXES = message("axes = titres des séances du programme", "axes = titles of the programme’s sessions")


@dataclass(slots=True)
class _Found:
    """What the files have had so far."""

    mapped: frozenset[str] = frozenset()
    submitted: list[ImportedTalk] = field(default_factory=list)
    programmes: list[planning.Planning] = field(default_factory=list)
    lost: tuple[Lost, ...] = ()


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts = Report(), RichTexts()
    decisions = Decisions(asked.values.get("status", {}), submissions.STATUSES)
    files, found = source_files(sources, report), _Found(mapped_names(asked))
    unfit = [file for file in files if not _read(file, found, texts, decisions, report, asked.sheet)]
    if not found.submitted and not found.programmes:
        report_unfit(unfit, DOWNLOAD, report)
    talks = with_said(_talks(found), found.mapped)
    held = [talk.held for talk in talks if talk.held]
    pauses = tuple(pause for programme in found.programmes for pause in programme.pauses)
    all_held = held + [pause.held for pause in pauses if pause.held]
    result = Imported(
        format="sciencesconf",
        days=tuple(sorted({each.start.date() for each in all_held})),
        talks=talks,
        axes=tuple(ImportedAxis(title) for title in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=tuple(ImportedRoom(room) for room in dict.fromkeys(each.room for each in held if each.room)),
        pauses=pauses,
        lost=joined(found.lost, _sessions(found), texts.lost(), further_files(unfit)),
        guesses=tuple(_guesses(found)),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _read(file: SourceFile, found: _Found, texts: RichTexts, decisions: Decisions, report: Report, sheet: str) -> bool:
    """True if the file has submissions or a programme."""
    if file.form == "xml":
        root = read_tree(file.data, Spot(file.name), report)
        if root is None or (root.tag != "document" and root.find(".//document") is None):
            return False
        found.submitted += submissions.from_tree(root, file.name, texts, decisions)
        for document in [root] if root.tag == "document" else root.iter("document"):
            found.lost = joined(
                found.lost, submissions.KNOWN_XML.with_taken(found.mapped).left(submissions.filled_elements(document))
            )
        return True
    if file.form == "json":
        objects = _objects(read_json(file, DOWNLOAD, report))
        found.submitted += submissions.from_objects(objects, file.name, texts, decisions)
        found.lost = joined(found.lost, submissions.KNOWN_JSON.with_taken(found.mapped).left(filled_paths(objects)))
        return bool(objects)
    tables = [
        table for table in read_tables(file, planning.COLUMNS, report, sheet) if table.has("start", "type", "titre")
    ]
    for table in tables:
        programme = planning.planning_of(table, texts, report)
        found.programmes.append(programme)
        found.lost = joined(found.lost, programme.lost, table.left(planning.KNOWN.with_taken(found.mapped)))
    return bool(tables)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects that have a number and a title, of a list or of the only list in an object."""
    if isinstance(value, Mapping):
        value = next((inside for inside in value.values() if isinstance(inside, list)), [value])
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, Mapping) and {"docid", "title"} <= set(map(str.casefold, item))]


def _talks(found: _Found) -> tuple[ImportedTalk, ...]:
    """The submissions, with the hours that the programme gives them, then what only the programme has."""
    planned = _planned(found)
    by_number = {talk.reference: talk for talk in planned if talk.reference}
    known = {talk.reference for talk in found.submitted if talk.reference}
    joint = [_with_hours(talk, by_number.get(talk.reference)) for talk in _once(found.submitted)]
    return (*joint, *(talk for talk in planned if not talk.reference or talk.reference not in known))


def _planned(found: _Found) -> list[ImportedTalk]:
    """What the programme has; the titles of its sessions are axes only where the submissions name none."""
    planned = [talk for programme in found.programmes for talk in programme.talks]
    if any(talk.axis for talk in found.submitted):
        return [replace(talk, axis="") for talk in planned]
    return planned


def _once(talks: Sequence[ImportedTalk]) -> list[ImportedTalk]:
    """Each submission once: XML and JSON of one event have the same, and one has people that the other lacks."""
    merged: dict[str, ImportedTalk] = {}
    for number, talk in enumerate(talks):
        key = talk.reference or f" {number}"
        first = merged.get(key)
        merged[key] = talk if first is None else _filled(first, talk)
    return list(merged.values())


def _filled(talk: ImportedTalk, other: ImportedTalk) -> ImportedTalk:
    """The talk, with what it lacks from the other."""
    return replace(
        talk,
        decision=other.decision if talk.decision == "accepted" else talk.decision,
        people=talk.people or other.people,
        axis=talk.axis or other.axis,
        keywords=talk.keywords or other.keywords,
        abstract=talk.abstract or other.abstract,
        said={**other.said, **talk.said},
    )


def _with_hours(talk: ImportedTalk, planned: ImportedTalk | None) -> ImportedTalk:
    """The submission as the programme holds it; who presents is who the programme names, where it names an author."""
    if planned is None:
        return talk
    names = {fold(person.name) for person in planned.people}
    says = any(fold(person.name) in names for person in talk.people)
    people = tuple(replace(person, presents=fold(person.name) in names) if says else person for person in talk.people)
    whole = _filled(replace(talk, people=people), planned)
    return replace(whole, kind=planned.kind, minutes=planned.minutes, held=planned.held)


def _sessions(found: _Found) -> tuple[Lost, ...]:
    """The titles of sessions that are not taken for axes."""
    titles = {talk.axis for programme in found.programmes for talk in programme.talks if talk.axis}
    if not titles or any(talk.axis for talk in _planned(found)):
        return ()
    return (Lost(message("titres de séances", "titles of sessions"), len(titles)),)


def _guesses(found: _Found) -> list[Message]:
    guesses = []
    if any(talk.decision == "rejected" for talk in found.submitted):
        guesses.append(_REJECTED)
    if any(talk.axis for talk in _planned(found)):
        guesses.append(_AXES)
    return guesses
