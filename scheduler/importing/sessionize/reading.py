"""The files of Sessionize as one import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scheduler.importing.asked import Asked
from scheduler.importing.imported import (
    Decision,
    Held,
    Imported,
    ImportedAxis,
    ImportedPerson,
    ImportedRoom,
    ImportedTalk,
    Lost,
    Origin,
    Pause,
    Question,
)
from scheduler.importing.sessionize import flattened
from scheduler.importing.sessionize.views import Object, Views, line
from scheduler.importing.sources.aside import LINKS, PICTURES, Known, filled_paths, joined
from scheduler.importing.sources.decisions import DECISIONS, Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.hours import held, moment, unread
from scheduler.importing.sources.json_values import read_json
from scheduler.importing.sources.mapped import with_mapped
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.people import full_name
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.several_axes import questions
from scheduler.importing.sources.tables import Table, read_tables
from scheduler.importing.sources.tracks import axis_among, axis_question
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.languages import language_code
from scheduler.reading.report import Report

DOWNLOAD = message(
    "Dans Sessionize : API / Embed › point d'accès JSON, vue « All » ; ou Export › « Accepted sessions – flattened »",
    "In Sessionize: API / Embed › JSON endpoint, view “All”; or Export › “Accepted sessions – flattened”",
)
#: The statuses that are known; without any, the source has accepted sessions alone.
_STATUSES: Mapping[str, Decision] = {**DECISIONS, "": "accepted", "nominated": "submitted", "decline": "rejected"}
_SESSION = Known(
    taken={
        *("id", "title", "description", "startsAt", "endsAt", "roomId", "room", "speakers", "status", "isConfirmed"),
        *("isServiceSession", "isPlenumSession"),
    },
    useless={"isInformed", "recordingUrl/id", "categories/id", "categories/sort", "questionAnswers/id"},
    aside={"liveUrl": LINKS, "recordingUrl": LINKS},
)
_SPEAKER = Known(
    taken={"id", "firstName", "lastName", "fullName", "bio", "email"},
    useless={"isTopSpeaker", "sessions", "categoryItems", "categories", "questionAnswers/id"},
    aside={
        "tagLine": message("titres et fonctions (tagLine)", "titles and posts (tagLine)"),
        "links": LINKS,
        "profilePicture": PICTURES,
    },
)
_NO_ADDRESSES = message(
    "Sessionize ne donne pas les adresses des intervenants : complétez la colonne « courriels »",
    "Sessionize does not give the speakers’ addresses: fill in the column “emails”",
)
_SEVERAL = "; "
_LANGUAGE = ("language", "langue", "sprache", "idioma", "lingua")


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts, views, tables = Report(), RichTexts(), Views(), list[Table]()
    decisions = Decisions(asked.values.get("status", {}), _STATUSES)
    files = source_files(sources, report)
    unfit = [file for file in files if not _read(file, views, tables, report, asked.sheet)]
    if not views.sessions and not tables:
        report_unfit(unfit or files, DOWNLOAD, report)
    axes = axis_among(list(_categories(views)), asked.mapping)
    of_tables = {table.file: flattened.axes_of(table, asked) for table in tables}
    talks = [
        talk
        for place in views.sessions.values()
        for talk in _talks(views, place, axes, decisions, texts, asked.mapping)
    ]
    for table in tables:
        talks += flattened.talks_of(table, of_tables[table.file], decisions, texts, asked)
    pauses = [_pause(views, item, texts) for item in views.items() if item.get("isServiceSession")]
    hours = [*(talk.held for talk in talks if talk.held), *(pause.held for pause in pauses if pause.held)]
    flat = (table.left(flattened.known_of(of_tables[table.file][:1], asked)) for table in tables)
    result = Imported(
        format="sessionize",
        days=tuple(sorted({hour.start.date() for hour in hours})),
        talks=tuple(talks),
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=tuple(ImportedRoom(room) for room in _rooms(views, hours)),
        pauses=tuple(pauses),
        lost=joined(
            *flat,
            unread(row.text("scheduled at") for table in tables for row in table.rows),
            _left(views, axes, asked),
            texts.lost(),
            further_files(unfit),
        ),
        guesses=tuple(_guesses(talks)),
        questions=(
            *decisions.questions(),
            *_axis_questions(views, axes, of_tables),
            *questions(talks, _several(views, axes), asked),
        ),
    )
    return finished(result, report)


def _read(file: SourceFile, views: Views, tables: list[Table], report: Report, sheet: str) -> bool:
    """True if the file is a view or the flattened workbook."""
    if file.form == "json":
        return views.take(read_json(file, DOWNLOAD, report), file.name)
    found = [table for table in read_tables(file, flattened.HEADERS, report, sheet) if flattened.is_flattened(table)]
    tables += found
    return bool(found)


def _talks(
    views: Views,
    place: tuple[str, int, Object],
    axes: Sequence[str],
    decisions: Decisions,
    texts: RichTexts,
    mapping: Mapping[str, Sequence[str]],
) -> Iterator[ImportedTalk]:
    """The talk of a session; none of a service session."""
    file, number, item = place
    if item.get("isServiceSession"):
        return
    chosen = views.chosen(item)
    decision = decisions.of(line(item.get("status")))
    when = _held(views, item)
    talk = ImportedTalk(
        reference=line(item.get("id")),
        title=texts.title(line(item.get("title"))),
        origin=Origin(file, number),
        kind="plenary" if item.get("isPlenumSession") else "talk",
        people=tuple(_person(speaker, texts) for speaker in views.people(item)),
        axis=_SEVERAL.join(chosen.get(axes[0], ())) if axes else "",
        abstract=texts.markdown(str(item.get("description") or "")),
        minutes=when.minutes if when else None,
        language=_language(chosen),
        decision="confirmed" if decision == "accepted" and item.get("isConfirmed") is True else decision,
        held=when,
    )
    answers = views.answers(item) | {title: "; ".join(names) for title, names in chosen.items()}
    yield with_mapped(talk, answers, mapping)


def _language(chosen: Mapping[str, Sequence[str]]) -> str:
    """The language of a talk, where a category says one."""
    names = [name for title, names in chosen.items() if _is_language(title) for name in names]
    return language_code(names[0]) or "" if len(names) == 1 else ""


def _is_language(title: str) -> bool:
    return fold(title) in _LANGUAGE


def _person(item: Object, texts: RichTexts) -> ImportedPerson:
    name = line(item.get("fullName")) or full_name(line(item.get("firstName")), line(item.get("lastName")))
    biography = texts.markdown(str(item.get("bio") or ""))
    return ImportedPerson(name or line(item.get("name")), line(item.get("email")), biography=biography, presents=True)


def _held(views: Views, item: Object) -> Held | None:
    return held(moment(line(item.get("startsAt"))), moment(line(item.get("endsAt"))), views.room(item))


def _pause(views: Views, item: Object, texts: RichTexts) -> Pause:
    return Pause(texts.title(line(item.get("title"))), _held(views, item))


def _rooms(views: Views, hours: Iterable[Held]) -> list[str]:
    titles = dict.fromkeys([*(line(room.get("name")) for room in views.rooms), *(hour.room for hour in hours)])
    return [title for title in titles if title]


def _categories(views: Views) -> dict[str, list[str]]:
    """The values of each category that sessions use."""
    used: dict[str, list[str]] = {}
    for item in views.items():
        for title, names in views.chosen(item).items():
            used[title] = list(dict.fromkeys([*used.get(title, ()), *names]))
    return used


def _several(views: Views, axes: Sequence[str]) -> dict[str, Sequence[str]]:
    """The axes of each list of several that sessions are of, by the list."""
    lists = (views.chosen(item).get(axes[0], ()) for item in views.items()) if axes else ()
    return {_SEVERAL.join(names): names for names in lists if len(names) > 1}


def _axis_questions(views: Views, axes: Sequence[str], tables: Mapping[str, Sequence[str]]) -> Iterator[Question]:
    yield from axis_question(axes, [name for axis in axes for name in _categories(views)[axis][:2]])
    for columns in tables.values():
        yield from axis_question(columns, ())


def _left(views: Views, axes: Sequence[str], asked: Asked) -> tuple[Lost, ...]:
    """What of the views is not taken: categories and questions are told by their titles."""
    counts: Counter[str] = Counter()
    for item in views.items():
        chosen = views.chosen(item)
        counts.update(
            title for title in chosen if title not in axes[:1] and not (_is_language(title) and _language(chosen))
        )
    for item in (*views.items(), *views.speakers.values()):
        counts.update(views.answers(item).keys())
    mapped = {name for names in asked.mapping.values() for name in names}
    told = [
        Lost(message("« {name} »", "“{name}”", name=name), count)
        for name, count in counts.items()
        if name not in mapped
    ]
    sessions = [_without(item, "categoryItems", "categories", "questionAnswers", "speakers") for item in views.items()]
    speakers = [_without(item, "questionAnswers") for item in views.speakers.values()]
    return joined(_SESSION.left(filled_paths(sessions)), _SPEAKER.left(filled_paths(speakers)), told)


def _without(item: Object, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in keys}


def _guesses(talks: Sequence[ImportedTalk]) -> Iterator[Message]:
    if any(talk.people for talk in talks) and not any(person.email for talk in talks for person in talk.people):
        yield _NO_ADDRESSES
