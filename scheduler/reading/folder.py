"""An event folder read whole: the event, or every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.language.message import message
from scheduler.language.text import natural_key
from scheduler.reading.alike_axes import report_alike_axes
from scheduler.reading.amendments_file import Amending, read_amendments
from scheduler.reading.assembly import build_event, left_out_of, places_of, setting_of, table_of_talks, with_speakers
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, Kind
from scheduler.reading.draft import Draft, Item
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.example_day import with_day_first
from scheduler.reading.fields import Fields
from scheduler.reading.names import Names, names_of
from scheduler.reading.people.organisers import organisers_with_a_part
from scheduler.reading.people.participants import read_participants
from scheduler.reading.people.person_rows import read_speaker
from scheduler.reading.people.roster import Roster
from scheduler.reading.pinned_spans import with_start
from scheduler.reading.poster_rows import with_type
from scheduler.reading.posters import is_poster, report_posters
from scheduler.reading.preferences import read_preferences
from scheduler.reading.printed import read_printed
from scheduler.reading.problem_order import in_order
from scheduler.reading.published_id import published
from scheduler.reading.remarks import report_doubled, report_faults, report_talks
from scheduler.reading.report import Guess, Place, Report, Spot
from scheduler.reading.sheets.file_copies import report_copies
from scheduler.reading.sheets.file_names import report_misnamed
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.sheets.table_names import file_of
from scheduler.reading.stranded_breaks import report_stranded_breaks
from scheduler.reading.tables import Table, read_table
from scheduler.reading.tags import report_tags
from scheduler.reading.talks import ids_of, is_left_out, left_out_names, read_left_out, read_talk
from scheduler.reading.understood import tell_guesses
from scheduler.reading.unframed import report_unframed
from scheduler.storage.output_folder import settle
from scheduler.validation.invariants import checked
from scheduler.validation.references import faults


@dataclass(frozen=True, slots=True)
class Reading:
    """An event with the remarks about it and the place in the folder of each of its parts.

    `places` has as keys a kind and an id. The kinds are "axis", "room", "plenary", "break", "slot", "talk" and
    "person", "participant" with the position in `Event.participants`, the name of a table for one of its rows, "wish"
    with the person, and "absent" and "late" with the person and day of an amendment; ("event", "") is event.toml
    itself, with dotted keys such as "sessions.max_talks". The default room of a folder without rooms and a person
    without a row in the speakers file have no place.

    Where people stand on a sheet of the talks' workbook, the file of their places names both: `talks.xlsx [People]`.

    `stated` is the event without its amendments. `defaulted` are the talks that have the event's usual duration.
    `guesses` are what was understood although it is not in the contract's own form, with the corrections that
    `journee check --fix` writes.
    `sources` are the files of the folder as they were read, by name: an edit expects to find the values in them,
    even if the files have changed since.
    """

    event: Event
    remarks: tuple[Problem, ...]
    places: Mapping[tuple[str, str], Place]
    amendments: Amendments
    stated: Event
    defaulted: frozenset[str]
    sources: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    guesses: tuple[Guess, ...] = field(default=(), repr=False, compare=False)

    def spot(self, kind: str, name: str, key: str) -> Spot | None:
        """The file, row and column (or dotted key) of one value of an item; None if the item has no place."""
        place = self.places.get((kind, name))
        return place.spot(key) if place else None


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that was found in a folder: its event, None where there is a mistake, and the rest as in `Reading`."""

    reading: Reading | None
    mistakes: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    guesses: tuple[Guess, ...]
    sources: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Found:
    """The assembled event, the places of its parts, and its people."""

    event: Event
    places: Mapping[tuple[str, str], Place]
    roster: Roster


def read_folder(path: Path, instead: Mapping[str, bytes | None] | None = None) -> Reading:
    """The event in the folder `path`, amended by its amendments.toml.

    What a command that was killed had begun is put back first.

    Parameters
    ----------
    instead
        Files of the folder by name, read in the place of those on the disk; None for one taken for absent.

    Raises
    ------
    InputError
        With every mistake and remark of the whole folder, found in one pass.
    EnvironmentFailure
        The folder is in the hands of another command.
    """
    return without_mistakes(examine(path, instead))


def without_mistakes(examination: Examination) -> Reading:
    """What was read. Raises InputError where there is a mistake."""
    if examination.reading is None:
        raise InputError(examination.mistakes, examination.remarks)
    return examination.reading


def examine(path: Path, instead: Mapping[str, bytes | None] | None = None) -> Examination:
    """Everything that there is to say of the folder `path`, right or wrong; as `read_folder` without InputError."""
    settle(path)
    return examined(path, Report({path / name: data for name, data in (instead or {}).items()}))


def examined(path: Path, report: Report) -> Examination:
    """The same of a folder in which nothing is half written; `report` knows afterwards what was read."""
    names = list_folder(path, report)
    reading = None if names is None else _reading(path, names, report)
    tell_guesses(report.guesses, report)
    names = names or []
    report_copies(path, names, tuple(report.sources), report)
    remarks = in_order(report.remarks, names)
    sources = {file.name: data for file, data in report.sources.items() if file.parent == path}
    guesses = tuple(report.guesses)
    if reading is not None:
        reading = replace(reading, remarks=remarks, sources=sources, guesses=guesses)
    mistakes = in_order(with_day_first(report.mistakes, report.remarks), names)
    return Examination(reading, mistakes, remarks, guesses, sources)


def _reading(path: Path, names: list[str], report: Report) -> Reading | None:
    """The event with the places of its parts; None, reported, where there is a mistake."""
    draft = published(path, read_event_file(path, report), report)
    columns = draft.columns if draft is not None else {}
    talks = _table(path, names, table_of_talks(draft), report)
    speakers = _speakers(path, names, talks, SPEAKERS.with_stated(columns), report)
    assembled = _assemble(path, names, draft, talks, speakers, report)
    participants = _table(path, names, PARTICIPANTS.with_stated(columns), report)
    registered = read_participants(participants, assembled.event.people if assembled is not None else ())
    printed = {**read_printed(path, names, report), "participants": tuple(item.value for item in registered)}
    if assembled is not None:
        assembled = replace(assembled, event=assembled.event.model_copy(update=printed))
    amending = Amending()
    if assembled is not None and not report.mistakes:
        amending = read_amendments(path, assembled.event, assembled.roster, report)
    if report.mistakes or assembled is None:
        return None
    places = {**assembled.places, **amending.places}
    places |= {("participant", str(number)): item.place for number, item in enumerate(registered)}
    places = {item: place for item, place in places.items() if path / file_of(place.file) in report.sources}
    stated = checked(assembled.event)
    event = amended(stated, amending.amendments)
    defaulted = frozenset(row.raw.get("id") for row in talks.rows if not row.has("duration")) if talks else frozenset()
    defaulted = frozenset(talk.id for talk in event.talks) & defaulted
    return Reading(event, (), places, amending.amendments, stated, defaulted)


def _table(path: Path, names: list[str], kind: Kind, report: Report) -> Table | None:
    """The table of a kind; None without one or, reported, where it cannot be read or there are several."""
    files = find_table(names, kind.name, kind.french)
    if len(files) > 1:
        text = message(
            "il y a plusieurs fichiers {kind} ({files}) : gardez-en un seul",
            "there are several {kind} files ({files}): keep only one",
            kind=kind.name,
            files=", ".join(files),
        )
        report.mistake(Spot(files[1]), files, text)
    if not files:
        report_misnamed(names, kind, report)
    return read_table(path / files[0], kind, report) if len(files) == 1 else None


def _speakers(path: Path, names: list[str], talks: Table | None, kind: Kind, report: Report) -> Table | None:
    """The table of people: the speakers file, else a sheet of people in the workbook of the talks."""
    if find_table(names, kind.name, kind.french) or talks is None or not talks.sheet:
        return _table(path, names, kind, report)
    from scheduler.reading.sheets.people_sheet import read_people_sheet

    people = read_people_sheet(path / file_of(talks.place.file), talks, kind, report)
    return people or _table(path, names, kind, report)


def _assemble(
    path: Path,
    names: Sequence[str],
    draft: Draft | None,
    talks: Table | None,
    speakers: Table | None,
    report: Report,
) -> _Found | None:
    """The event with places and people; None if event.toml cannot be read."""
    setting = setting_of(draft)
    rows = [with_type(row, setting.axes) for row in (talks.rows if talks else ())]
    rows = [with_start(row, preset=setting.preset is not False) for row in rows]
    setting = replace(setting, talks=ids_of(rows))
    left_out_items = [read_left_out(row, setting.language) for row in rows if is_left_out(row)]
    items = [read_talk(row, setting) for row in rows if not is_left_out(row)]
    items.sort(key=lambda item: natural_key(item.value.id))
    if talks and all(item.value.type == "poster" for item in items):
        text = message("aucun exposé n'est accepté : il en faut un", "no talk is accepted: at least one is needed")
        report.mistake(Spot(talks.place.file), None, text)
    known = [speaker for row in (speakers.rows if speakers else ()) if (speaker := read_speaker(row, setting.hours))]
    planned: list[Item[Any]] = [*(draft.axes if draft else ()), *(draft.plenaries if draft else ()), *items]
    mentions = [mentioned for item in planned for mentioned in item.everybody]
    everybody = (*mentions, *(row.mention for row in known))
    mentions += organisers_with_a_part(draft.organisers if draft else (), everybody)
    roster = Roster(mentions, known, report)
    items = [with_speakers(item, roster, report) for item in items]
    if draft is None:
        return None
    event = build_event(draft, [item.value for item in items], roster)
    left_out = {item.value.id for item in left_out_items if item.value.id}
    report_faults(faults(event, left_out), draft, items, talks, report)
    report_doubled(items, left_out_items, report)
    roster.report_spellings()
    unscheduled = roster.identify_all(mentioned for item in left_out_items for mentioned in item.everybody)
    roster.report_unused([*event.person, *unscheduled])
    if talks:
        report_talks(event, items, talks, report, preset=draft.preset)
        report_unframed(event, draft, report)
        report_stranded_breaks(event, draft, report)
        report_alike_axes(event, draft, report)
        report_tags(event, draft, report)
        report_posters([row for row in rows if is_poster(row) and not is_left_out(row)], draft, report)
    preferences = read_preferences(path, names, draft, _talk_names(items, rows), roster, report)
    beside = {
        "tables": preferences.tables,
        "wishes": preferences.wishes,
        "left_out": left_out_of(left_out_items, roster),
    }
    event = event.model_copy(update=beside)
    written = [*(item for item in left_out_items if item.value.id), *items]
    return _Found(event, {**places_of(draft, written, roster), **preferences.places}, roster)


def _talk_names(items: Sequence[Item[Talk]], rows: Sequence[Fields]) -> Names | None:
    """The names by which tables and wishes may refer to talks; None without talks."""
    if not items:
        return None
    known = [(item.value.id, item.value.reference or "") for item in items if item.value.type == "talk"]
    aside = [row for row in rows if is_left_out(row) or is_poster(row)]
    return names_of("talk", known, [name for row in aside for name in left_out_names(row)])
