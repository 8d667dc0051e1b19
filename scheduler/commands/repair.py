"""`journee repair`: what has changed is kept in amendments.toml, and out/ has the programme that changes least."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import api, output, report, report_repair
from scheduler.commands.contradicting import without_programme
from scheduler.commands.files import tell_written
from scheduler.commands.interruption import uninterrupted
from scheduler.commands.solve import clear, ended_written, progress_of
from scheduler.console import Console
from scheduler.control import Budget
from scheduler.errors import InputError, Problem
from scheduler.saying import told
from scheduler.services.amending import (
    Late,
    News,
    amendments_of,
    known_programme,
    least_change,
    must_have_new_talks,
)
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort
from scheduler.services.writing import Written, check_and_write

if TYPE_CHECKING:
    from scheduler.amendments import Amendments
    from scheduler.event import Event
    from scheduler.programme import Programme
    from scheduler.reading import Reading
    from scheduler.repair import Repaired


def repair(
    console: Console,
    folder: Path,
    cancel: tuple[str, ...],
    unavailable: tuple[tuple[str, str], ...],
    add: bool,
    late: int | None,
    now: str | None,
    until: str | None,
    base: Path | None,
    budget: Budget,
    workers: int | None,
    seed: int,
) -> int:
    from scheduler.reading import read_folder

    if late is None and (option := "--now" if now is not None else "--until" if until is not None else None):
        raise InputError([_lonely(option, now or until)])
    news = News(cancel, unavailable, None if late is None else Late(late, now or "", until))
    reading = api.read(folder)
    before = known_programme(reading.event, folder, base)
    text = _amendments_text(folder, reading, amendments_of(news, reading, folder, before))
    changed = reading if text is None else read_folder(folder, text)
    if add:
        must_have_new_talks(changed.event, before)
    output.claim(folder / OUT, named=False)
    return _repaired(console, folder, changed, before, text, Effort(budget, workers, seed, progress_of(console)))


def _repaired(
    console: Console, folder: Path, reading: Reading, before: Programme, text: bytes | None, effort: Effort
) -> int:
    event = reading.event
    amended = least_change(event, before, effort)
    clear(console)
    found = amended.repaired
    if found.programme is None:
        stated = folder if text is None else None
        return without_programme(console, event, stated, found.result, amended.contradiction, effort.budget)
    with uninterrupted():
        written = _write(folder, reading, found.programme, text)
    tell_written(console, written)
    _show(console, folder, event, found)
    return ended_written(console, found.result)


def _write(folder: Path, reading: Reading, programme: Programme, text: bytes | None) -> Written:
    """Both or none: the amendments, and the programme that follows from them."""
    from scheduler.folder_files import replace_files
    from scheduler.reading.amendments_file import FILE

    former = {} if text is None else replace_files(folder, {FILE: text})
    try:
        return check_and_write(folder, reading, programme, folder / OUT)
    except BaseException:
        replace_files(folder, former)
        raise


def _amendments_text(folder: Path, reading: Reading, more: Amendments) -> bytes | None:
    """What amendments.toml is to hold; None if nothing was said."""
    if not (more.cancelled or more.absent or more.delays):
        return None
    from scheduler.amendments_text import with_amendments
    from scheduler.reading.amendments_file import FILE

    path = folder / FILE
    return with_amendments(path.read_bytes() if path.exists() else None, reading.stated, more)


def _show(console: Console, folder: Path, event: Event, found: Repaired) -> None:
    assert found.programme is not None
    language = console.language
    console.answer(report_repair.repair_object(found, found.result.status, str(folder / OUT)))
    if console.as_json or console.quiet:
        return
    console.result(report.programme_lines(event, found.programme, language))
    console.result(["", report_repair.repair_outcome(found, language)])
    console.result(report_repair.repair_lines(found, language))
    console.result(["", *report.where_lines(folder / OUT, language)])


def _lonely(option: str, found: str | None) -> Problem:
    text = told("cette heure ne se dit qu'avec --late MINUTES", "this hour is only said with --late MINUTES")
    return Problem(option, None, None, found, text)
