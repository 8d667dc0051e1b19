"""`journee solve`: from the folder to out/, or to the reason why there is no programme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report
from scheduler.commands.contradicting import without_programme
from scheduler.commands.files import write
from scheduler.commands.interruption import INTERRUPTED, uninterrupted
from scheduler.commands.rendering import load_early
from scheduler.console import Console
from scheduler.control import Budget
from scheduler.errors import CheckFailed
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.check import Report
    from scheduler.event import Event
    from scheduler.outcome import Progress, Result
    from scheduler.programme import Programme
    from scheduler.requirement import Violation

#: Seconds of the limit that are kept for the check and the files: for any programme, and for each of its talks.
_RESERVE, _RESERVE_A_TALK = 0.5, 0.01


def solve(console: Console, folder: Path, out: Path | None, budget: Budget, workers: int | None, seed: int) -> int:
    from scheduler.output import claim
    from scheduler.reading import read_folder

    reading = read_folder(folder)
    event, target = reading.event, out or folder / "out"
    claim(target, named=out is not None)
    console.tell(report.remark_lines(len(reading.remarks), folder, console.language))
    from scheduler import search

    load_early()
    reserve = _RESERVE + _RESERVE_A_TALK * len(event.talks)
    searching = budget.at_most(max(budget.left - reserve, budget.left / 2))
    result = search.solve(event, searching, workers=workers, seed=seed, progress=progress_of(console))
    if console.is_live:
        console.live("")
    if result.programme is None:
        return without_programme(console, event, folder, result, budget.at_least(0.1), workers)
    with uninterrupted():
        found = confirm(event, result.programme)
        write(console, folder, reading, result.programme, target, ())
    _show(console, event, result.programme, found.soft, target, result.seconds)
    return written(console, result)


def written(console: Console, result: Result) -> int:
    """The exit code where the result's programme has been written; tells that the search was interrupted."""
    if not result.interrupted:
        return 0
    text = told(
        "Interrompu : le meilleur programme trouvé jusque-là a été écrit.",
        "Interrupted: the best programme found until then was written.",
    )
    console.warn([text.to(console.language)])
    return INTERRUPTED


def confirm(event: Event, programme: Programme) -> Report:
    """The independent check agrees with the solver, on the rules and on every level. Raises CheckFailed."""
    from scheduler.check import check

    found = check(event, programme)
    if found.hard:
        raise CheckFailed(found.hard)
    if found.disagreements:
        both = [" ".join(one.text.to(language) for one in found.disagreements) for language in ("fr", "en")]
        raise CheckFailed((), Saying(*both))
    return found


def _show(
    console: Console, event: Event, programme: Programme, soft: tuple[Violation, ...], target: Path, seconds: float
) -> None:
    language = console.language
    console.answer(report.result_object(programme.status, programme.levels, soft, str(target), language))
    if console.as_json or console.quiet:
        return
    console.result(report.programme_lines(event, programme, language))
    console.result(["", report.outcome_line(programme, seconds, language)])
    console.result(report.level_lines(programme.levels, language))
    console.result(report.violation_line(one, language) for one in soft)
    console.result(["", *report.where_lines(target, language)])


def progress_of(console: Console) -> Callable[[Progress], None] | None:
    """Shows level, value, bound and seconds on one line of a terminal; None where nobody looks."""
    if not console.is_live:
        return None
    titles = report.level_titles(console.language)

    def show(progress: Progress) -> None:
        title = titles.get(progress.level, progress.level)
        console.live(report.progress_line(title, progress, console.language))

    return show
