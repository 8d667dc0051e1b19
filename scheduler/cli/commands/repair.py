"""`journee repair`: what has changed is kept in amendments.toml, and out/ has the programme that changes least."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

from scheduler.cli.commands.contradicting import without_programme
from scheduler.cli.commands.solve import clear, ended_written, progress_of
from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console
from scheduler.cli.interruption import writing_best
from scheduler.cli.report import programme as report
from scheduler.cli.report import repair as report_repair
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.services.amending import Amended, Late, News, amend
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort


class NewsOptions(TypedDict):
    """The options that say what has happened, as click has read them."""

    cancel: tuple[str, ...]
    unavailable: tuple[tuple[str, str], ...]
    add: bool
    late: int | None
    now: str | None
    until: str | None


def repair(
    console: Console, folder: Path, base: Path | None, yes: bool, effort: Effort, **options: Unpack[NewsOptions]
) -> int:
    effort = effort.watched(progress_of(console))
    guard = partial(writing_best, console, effort.budget)
    amended = amend(folder, _news(options), effort, base=base, guard=guard, anyway=yes)
    clear(console)
    result = amended.repaired.result
    if amended.written is None:
        stated = folder if amended.is_stated else None
        return without_programme(console, amended.event, stated, result, amended.contradiction, effort.budget)
    report_written(console, amended.written)
    _show(console, folder, amended)
    return ended_written(console, result)


def _news(options: NewsOptions) -> News:
    """The news that the options say. Raises InputError where an hour is said without a delay."""
    late, now, until = options["late"], options["now"], options["until"]
    if late is None and (option := "--now" if now is not None else "--until" if until is not None else None):
        raise InputError([_lonely(option, now or until)])
    delay = None if late is None else Late(late, now or "", until)
    return News(options["cancel"], options["unavailable"], delay, options["add"])


def _show(console: Console, folder: Path, amended: Amended) -> None:
    repaired, language = amended.repaired, console.language
    assert repaired.programme is not None
    console.answer(report_repair.repair_object(repaired, repaired.result.status, str(folder / OUT)))
    if console.as_json or console.quiet:
        return
    console.result(report.programme_lines(amended.event, repaired.programme, language))
    console.result(["", report_repair.repair_outcome(repaired, language)])
    console.result(report_repair.repair_lines(repaired, language))
    console.result(["", *report.where_lines(folder / OUT, language)])


def _lonely(option: str, hour: str | None) -> Problem:
    text = message("cette heure ne se dit qu'avec --late MINUTES", "this hour is only said with --late MINUTES")
    return Problem(option, None, None, hour, text)
