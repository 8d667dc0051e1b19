"""`journee solve`: from the folder to out/, or to the reason why there is no programme."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report
from scheduler.commands.contradicting import without_programme
from scheduler.commands.files import write
from scheduler.console import Console
from scheduler.errors import CheckFailed
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.check import Report
    from scheduler.event import Event
    from scheduler.outcome import Progress
    from scheduler.programme import Programme
    from scheduler.requirement import Violation

INTERRUPTED = 130
#: Seconds of the limit that are kept for the check and the files: for any programme, and for each of its talks.
_RESERVE, _RESERVE_A_TALK = 0.5, 0.01


def solve(console: Console, folder: Path, out: Path | None, time_limit: float, workers: int | None, seed: int) -> int:
    deadline = time.perf_counter() + time_limit
    from scheduler.output import claim
    from scheduler.reading import read_folder

    reading = read_folder(folder)
    event, target = reading.event, out or folder / "out"
    claim(target, named=out is not None)
    console.tell(report.remark_lines(len(reading.remarks), folder, console.language))
    from scheduler import search

    left = _left(deadline) - _RESERVE - _RESERVE_A_TALK * len(event.talks)
    result = search.solve(
        event, time_limit=max(left, _left(deadline) / 2), workers=workers, seed=seed, progress=progress_of(console)
    )
    if console.is_live:
        console.live("")
    if result.programme is None:
        return without_programme(console, event, folder, result, _left(deadline), workers)
    with uninterrupted():
        found = confirm(event, result.programme)
        write(console, folder, reading, result.programme, target, ())
    _show(console, event, result.programme, found.soft, target, result.seconds)
    if not result.interrupted:
        return 0
    text = told(
        "Interrompu : le meilleur programme trouvé jusque-là a été écrit.",
        "Interrupted: the best programme found until then was written.",
    )
    console.warn([text.to(console.language)])
    return INTERRUPTED


def _left(deadline: float) -> float:
    return max(0.1, deadline - time.perf_counter())


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


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C comes too late: the programme is there and is being written."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
