"""`journee solve`: from the folder to out/, or to the reason why there is no programme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import INTERRUPTED, writing_best
from scheduler.cli.report import oddities as report_odd
from scheduler.cli.report import programme as report
from scheduler.language.message import message
from scheduler.services import solving
from scheduler.services.effort import Effort

if TYPE_CHECKING:
    from scheduler.search.result import Progress, Result
    from scheduler.services.solving import Solved
    from scheduler.services.writing import Written


def solve(console: Console, folder: Path, out: Path | None, effort: Effort) -> int:
    guard = partial(writing_best, console, effort.budget)
    solved = solving.solve(
        folder,
        out,
        effort.watched(progress_of(console)),
        guard,
        lambda reading: console.notice(report.remark_lines(len(reading.remarks), folder, console.language)),
    )
    clear(console)
    event, result = solved.reading.event, solved.result
    if result.programme is None or solved.written is None:
        from scheduler.cli.commands.contradicting import without_programme

        return without_programme(console, event, folder, result, solved.contradiction, effort.budget)
    report_written(console, solved.written)
    _show(console, folder, solved, solved.written)
    if (folder / "releases" / "v1").is_dir():
        text = message(
            "Une version est publiée : pour la changer le moins possible, {command}",
            "A release is published: to change it as little as possible, {command}",
            command=command_line("repair", folder),
        )
        console.notice([text.to(console.language)])
    return ended_written(console, result)


def ended_written(console: Console, result: Result) -> int:
    """The exit code of a search whose programme was written; prints a notice if the search was interrupted."""
    if not result.interrupted:
        return 0
    text = message(
        "Interrompu : le meilleur programme trouvé jusque-là a été écrit.",
        "Interrupted: the best programme found until then was written.",
    )
    console.warn([text.to(console.language)])
    return INTERRUPTED


def _show(console: Console, folder: Path, solved: Solved, written: Written) -> None:
    language, target, soft = console.language, written.folder, written.report.soft
    event, programme = solved.reading.event, solved.result.programme
    assert programme is not None
    answer = report.result_object(programme.status, programme.levels, soft, str(target), language)
    console.answer(answer | {"oddities": report_odd.oddity_objects(solved.odd, language)})
    if console.as_json or console.quiet:
        return
    console.result(report.programme_lines(event, programme, language))
    console.result(["", report.outcome_line(programme, solved.result.seconds, language)])
    console.result(report.level_lines(programme.levels, language))
    console.result(report.violation_line(violation, language) for violation in soft)
    console.result(report_odd.oddity_lines(solved.odd, folder, language))
    console.result(["", *report.where_lines(target, language)])


def progress_of(console: Console) -> Callable[[Progress], None] | None:
    """A callback that shows level, value, bound and seconds on one line of the terminal; None without a terminal."""
    if not console.is_live:
        return None
    titles = report.level_titles(console.language)

    def show(progress: Progress) -> None:
        title = titles.get(progress.level, progress.level)
        console.live(report.progress_text(title, progress, console.language))

    return show


def clear(console: Console) -> None:
    """Erases the progress line."""
    if console.is_live:
        console.live("")
