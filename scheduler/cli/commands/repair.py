"""`journee repair`: what has changed is kept in amendments.toml, and out/ has the programme that changes least."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

from scheduler.cli.commands.contradicting import contradiction_of, warn_without_time
from scheduler.cli.commands.solve import clear, ended_written, progress_of
from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import ended, writing_best
from scheduler.cli.report import explanation as report_explanation
from scheduler.cli.report import oddities as report_odd
from scheduler.cli.report import programme as report
from scheduler.cli.report import repair as report_repair
from scheduler.domain.breaks import Aim
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.language.typography import colon
from scheduler.search.control import Budget
from scheduler.services.amending import Amended, Late, News, amend
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort
from scheduler.services.lookup import heard
from scheduler.services.open_tables import told_open


class NewsOptions(TypedDict):
    """The options that say what has happened, as click has read them."""

    cancel: tuple[str, ...]
    unavailable: tuple[tuple[str, str], ...]
    add: bool
    late: int | None
    now: str | None
    until: str | None
    aim: Aim | None
    apply: int | None


def repair(
    console: Console, folder: Path, base: Path | None, yes: bool, effort: Effort, **options: Unpack[NewsOptions]
) -> int:
    if not yes:
        held = told_open(folder, amendments_alone=options["apply"] is None)
        console.warn(text.to(console.language) for text in held)
    effort = effort.watched(progress_of(console))
    guard = partial(writing_best, console, effort.budget)
    amended = amend(folder, _news(options), effort, base=base, guard=guard, anyway=yes)
    clear(console)
    understood = [heard(amended.event, hours) for _, hours in options["unavailable"] if hours]
    console.warn(f"--unavailable{colon(console.language)}{text.to(console.language)}" for text in understood if text)
    if amended.written is None:
        return _without_programme(console, amended, _again(folder, base, options), effort.budget)
    report_written(console, amended.written)
    _show(console, folder, amended)
    return ended_written(console, amended.repaired.result)


def _without_programme(console: Console, amended: Amended, again: Sequence[object], budget: Budget) -> int:
    """The exit code, after the contradiction with what was said, the ways out, and how to take one were printed.

    `again`: the words of the command.
    """
    failure, language = contradiction_of(amended.repaired.result, amended.contradiction), console.language
    ways = [way.way for way in amended.ways]
    console.answer(report_explanation.explanation_object(amended.event, failure, ways, language))
    console.fail(failure)
    console.warn(report_explanation.explanation_lines(amended.event, failure, ways, language, stopped=budget.stopped))
    if not failure.contradictions:
        warn_without_time(console, budget)
    console.warn(report_repair.unkept_lines(amended, command_line(*again, "--apply", 1), language))
    return ended(console, budget, failure.exit_code)


def _again(folder: Path, base: Path | None, options: NewsOptions) -> list[object]:
    """The words of the command, without those that say how long and how it works."""
    words: list[object] = ["repair", folder]
    for talk in options["cancel"]:
        words += ["--cancel", talk]
    for name, hours in options["unavailable"]:
        words += ["--unavailable", name, *([hours] if hours else [])]
    words += ["--add"] if options["add"] else []
    late = [(f"--{name}", options[name]) for name in ("late", "now", "until", "aim")]
    given: list[tuple[str, object]] = [*late, ("--from", base)]
    for option, value in given:
        words += [option, value] if value is not None else []
    return words


def _news(options: NewsOptions) -> News:
    """The news that the options say. Raises InputError where an hour or an aim is said without a delay."""
    late = options["late"]
    for name in ("now", "until", "aim") if late is None else ():
        if options[name] is not None:
            raise InputError([_lonely(f"--{name}", options[name])])
    delay = None if late is None else Late(late, options["now"] or "", options["until"], options["aim"])
    return News(options["cancel"], options["unavailable"], delay, options["add"], options["apply"])


def _show(console: Console, folder: Path, amended: Amended) -> None:
    repaired, language = amended.repaired, console.language
    assert repaired.programme is not None
    applied = {} if amended.applied is None else {"applied": report_explanation.way_object(amended.applied, language)}
    odd = {"oddities": report_odd.oddity_objects(amended.odd, language)}
    besides = {"told_besides": list(amended.besides)} if amended.besides else {}
    answer = report_repair.repair_object(repaired, repaired.result.status, str(folder / OUT))
    console.answer(answer | besides | applied | odd)
    if console.as_json or console.quiet:
        return
    if amended.applied is not None:
        console.result([amended.applied.text.to(language)])
        console.result(f"  {report_explanation.change_line(change, language)}" for change in amended.applied.changes)
        console.result([""])
    console.result(report.programme_lines(amended.event, repaired.programme, language))
    console.result(["", report_repair.repair_outcome(repaired, language)])
    console.result(report_repair.repair_lines(repaired, language))
    console.result(report_repair.besides_lines(amended, command_line("diff", folder), language))
    console.result(report_odd.oddity_lines(amended.odd, folder, language))
    console.result(["", *report.where_lines(folder / OUT, language)])


def _lonely(option: str, value: str | None) -> Problem:
    text = message("cela ne se dit qu'avec --late MINUTES", "this is only said with --late MINUTES")
    return Problem(option, None, None, value, text)
