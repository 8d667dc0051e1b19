"""The programme in out/ or in another file, read and measured by the check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.check import Report, check
from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.search.stated_levels import restated
from scheduler.services.checking import sound_report
from scheduler.storage.output_folder import settle
from scheduler.storage.regular_files import read_regular

OUT, SCHEDULE = "out", "schedule.json"


@dataclass(frozen=True, slots=True)
class Verified:
    """A programme with its report; its levels have the measured values.

    `folder`: where its file stands.
    """

    event: Event
    programme: Programme
    report: Report
    folder: Path


def verify_programme(folder: Path, schedule: Path | None = None) -> Verified:
    """The programme in `schedule`, by default the one in out/, measured by the check; it may break rules.

    Raises InputError.
    """
    event = read_folder(folder).event
    programme = read_programme(event, folder, schedule)
    report = check(event, programme)
    file = schedule or folder / OUT / SCHEDULE
    return Verified(event, restated(event, programme, report), report, file.parent)


def sound_programme(reading: Reading, folder: Path) -> Programme:
    """The programme in out/, which breaks no hard rule. Raises InputError, CheckFailed."""
    programme = read_programme(reading.event, folder)
    return restated(reading.event, programme, sound_report(reading.event, programme))


def fitting_programme(event: Event, folder: Path) -> Programme | None:
    """The programme in out/ if it keeps the rules of the event as it is now; else None.

    Raises InputError.
    """
    programme = former_programme(event, folder)
    if programme is None or (report := check(event, programme)).hard:
        return None
    return restated(event, programme, report)


def former_programme(event: Event, folder: Path) -> Programme | None:
    """The programme in out/ if the event has all that it names, whatever rules it breaks by now; else None.

    Raises InputError.
    """
    if not is_there(folder):
        return None
    programme = read_programme(event, folder, strict=False)
    return programme if _fits(event, programme) else None


def _fits(event: Event, programme: Programme) -> bool:
    """True if the programme names only what the event has."""
    return (
        all(t.id in event.talk and t.day in event.day and t.room in event.room for t in programme.talks)
        and all(s.axis is None or s.axis in event.axis for s in programme.sessions)
        and {p.id for p in programme.plenaries} <= event.plenary.keys()
        and {b.id for b in programme.breaks} <= {b.id for b in event.breaks}
    )


def read_programme(event: Event, folder: Path, schedule: Path | None = None, *, strict: bool = True) -> Programme:
    """The programme in `schedule`, by default the one in out/. Not `strict`: it may name what the event no longer has.

    Raises InputError.
    """
    settle(folder / OUT)
    path = schedule or folder / OUT / SCHEDULE
    try:
        data = read_regular(path)
    except OSError as error:
        raise InputError([_unreadable(path, error, schedule is None)]) from error
    return _in_schedule(data, event, str(path), strict)


def programme_in(schedule: bytes | None, event: Event) -> Programme | None:
    """The programme in the bytes of a schedule.json, which may name what the event no longer has; None where they are
    none or cannot be read.
    """
    try:
        return _in_schedule(schedule, event, SCHEDULE, False) if schedule is not None else None
    except InputError:
        return None


@remembered
def _in_schedule(data: bytes, event: Event, file: str, strict: bool) -> Programme:
    """The programme in the bytes of the file. Raises InputError."""
    from exports.schedule import read_schedule

    return read_schedule(data, event, file, strict=strict)


def is_there(folder: Path) -> bool:
    """True if out/ holds a programme."""
    settle(folder / OUT)
    return (folder / OUT / SCHEDULE).is_file()


def _unreadable(path: Path, error: OSError, default: bool) -> Problem:
    if not (isinstance(error, FileNotFoundError) and default):
        text = EnvironmentFailure.of(OSError(error.errno, error.strerror)).text
        return Problem(str(path), None, None, None, text)
    text = message("Ce fichier manque ; cherchez d’abord un programme", "This file is missing; first find a programme")
    return Problem(str(path), None, None, None, text, options=("journee solve",))
