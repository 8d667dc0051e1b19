"""amendments.toml: the changes since the folder was written, which every command takes into account."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scheduler.domain.amendments import Amendments
from scheduler.domain.event import Event
from scheduler.domain.windows import Window
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.reading import times, values
from scheduler.reading.event_toml.event_file import is_nested, report_syntax
from scheduler.reading.fields import Fields
from scheduler.reading.people.mentions import Mention, mention
from scheduler.reading.people.roster import Roster
from scheduler.reading.report import Place, Report, Spot
from scheduler.reading.sheets.files import decode_utf8, is_there, read_bytes

FILE = "amendments.toml"


@dataclass(frozen=True, slots=True)
class Amending:
    """The amendments with the places of absences ("absent", the person's id) and delays ("late", the date)."""

    amendments: Amendments = field(default_factory=Amendments)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """The event and the people that amendments may name."""

    event: Event
    left_out: Collection[str]
    roster: Roster
    report: Report

    @property
    def dates(self) -> Sequence[date]:
        """The days of the event."""
        return [day.date for day in self.event.days]

    def off(self, mentioned: Mention) -> list[str]:
        """The id of who only has talks that are left out: her or his absence counts again once one is brought back."""
        people = {person for talk in self.event.left_out for person in (*talk.speakers, *talk.discussants)}
        person = self.roster.identify(mentioned)
        return [person] if person in people and person is not None else []


def read_amendments(path: Path, event: Event, roster: Roster, report: Report) -> Amending:
    """The amendments of `event` in amendments.toml; wrong ones are reported and left out."""
    if not is_there(path / FILE, report):
        return Amending()
    data = read_bytes(path / FILE, report)
    text = None if data is None else decode_utf8(data, Spot(FILE), report)
    if text is None:
        return Amending()
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        report_syntax(FILE, text, str(error), report)
        return Amending()
    if is_nested(FILE, raw, report):
        return Amending()
    return _read(Fields(raw, Place(FILE), report), _Known(event, {t.id for t in event.left_out}, roster, report))


def _read(root: Fields, known: _Known) -> Amending:
    cancelled = [name for table in root.tables("cancelled") if (name := _cancelled(table, known))]
    absences = [(absence, table.place) for table in root.tables("absent") if (absence := _absence(table, known))]
    from scheduler.reading.delays import read_delays

    delays = read_delays(root.tables("late"), known.event, known.left_out)
    root.refuse_unknown()
    if cancelled and {talk.id for talk in known.event.talks} <= set(cancelled):
        text = message("tous les exposés sont annulés : il en faut un", "every talk is cancelled: one is needed")
        root.report.mistake(Spot(FILE), None, text)
        cancelled = []
    amendments = Amendments(
        cancelled=tuple(cancelled),
        absent=tuple(absence for absence, _ in absences),
        delays=tuple(delay for delay, _ in delays),
    )
    _remark_amendments(root, len(cancelled) + len(absences) + len(delays))
    places = {("absent", person): place for (person, _), place in absences}
    places |= {("late", delay.day.isoformat()): place for delay, place in delays}
    return Amending(amendments, places)


def _remark_amendments(root: Fields, count: int) -> None:
    """The number of amendments is remarked."""
    if count:
        s = "s" if count > 1 else ""
        text = message(
            "{count} changement{s} depuis l'écriture du dossier : supprimez un bloc pour l'annuler",
            "{count} change{s} since the folder was written: delete a block to undo it",
            count=count,
            s=s,
        )
        root.report.remark(Spot(FILE), None, text)


def _cancelled(table: Fields, known: _Known) -> str | None:
    """The id of a cancelled talk or poster; None, reported, if no talk has it."""
    name = table.require("talk", values.string, None)
    table.refuse_unknown()
    if name is not None and name not in known.event.contribution and name not in known.left_out:
        near = suggestion(name, list(known.event.contribution))
        text = message("aucun exposé n'a cet identifiant : {near}", "no talk has this id: {near}", near=near)
        table.mistake("talk", text)
        return None
    return name


def _absence(table: Fields, known: _Known) -> tuple[str, tuple[Window, ...]] | None:
    """A person's id and the windows of absence (none: always); None, reported, if nobody is meant for certain."""
    written = table.require("person", values.string, None)
    hours = table.read("hours", lambda value: times.windows(values.string(value), known.event.days), ())
    table.refuse_unknown()
    if written is None:
        return None
    mentioned = mention(written, table.spot("person"), known.report)
    people = known.roster.candidates(mentioned) or known.off(mentioned)
    if len(people) == 1:
        return people[0], hours
    if people:
        text = message(
            "plusieurs personnes ont ce nom ou cette adresse : écrivez « {people} »",
            "several people have this name or address: write “{english}”",
            people=" » ou « ".join(people),
            english="” or “".join(people),
        )
    else:
        near = suggestion(written, [person.name for person in known.event.people])
        text = message(
            "personne ne porte ce nom ou cette adresse : {near}", "nobody has this name or address: {near}", near=near
        )
    table.mistake("person", text, people)
    return None
