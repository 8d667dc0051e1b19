"""`journee repair`: what has changed is kept in amendments.toml, and out/ has the programme that changes least."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import api
from scheduler.cli.commands.contradicting import without_programme
from scheduler.cli.commands.solve import clear, ended_written, progress_of
from scheduler.cli.commands.written import tell_written
from scheduler.cli.console import Console
from scheduler.cli.interruption import uninterrupted
from scheduler.cli.report import programme as report
from scheduler.cli.report import repair as report_repair
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.search.control import Budget
from scheduler.services.amending import (
    Late,
    News,
    amended_file,
    amendments_of,
    known_programme,
    least_change,
    must_have_new_talks,
    write_amended,
)
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort
from scheduler.storage import output_folder as output

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.reading import Reading
    from scheduler.search.repair import Repaired


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
    files = amended_file(reading, amendments_of(news, reading, folder, before))
    changed = read_folder(folder, files) if files else reading
    if add:
        must_have_new_talks(changed.event, before)
    output.claim(folder / OUT, named=False)
    return _repaired(console, folder, changed, before, files, Effort(budget, workers, seed, progress_of(console)))


def _repaired(
    console: Console, folder: Path, reading: Reading, before: Programme, files: Mapping[str, bytes], effort: Effort
) -> int:
    event = reading.event
    amended = least_change(event, before, effort)
    clear(console)
    found = amended.repaired
    if found.programme is None:
        stated = None if files else folder
        return without_programme(console, event, stated, found.result, amended.contradiction, effort.budget)
    with uninterrupted():
        written = write_amended(folder, reading, found.programme, files)
    tell_written(console, written)
    _show(console, folder, event, found)
    return ended_written(console, found.result)


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
    text = message("cette heure ne se dit qu'avec --late MINUTES", "this hour is only said with --late MINUTES")
    return Problem(option, None, None, found, text)
