"""`journee alternatives`: equally good programmes that differ most from each other, side by side."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.commands.contradicting import without_programme
from scheduler.cli.commands.solve import clear, progress_of
from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console
from scheduler.cli.interruption import ended, uninterrupted
from scheduler.cli.report import alternatives as report_alternatives
from scheduler.cli.report import programme as report
from scheduler.services.alternative_programmes import Choice, Wanted, choose, choose_and_take
from scheduler.services.effort import Effort


def alternatives(
    console: Console,
    folder: Path,
    count: int,
    losses: tuple[tuple[str, int], ...],
    take: int | None,
    effort: Effort,
) -> int:
    def show(choice: Choice) -> None:
        clear(console)
        language = console.language
        event, programmes = choice.reading.event, choice.programmes
        stopped = effort.budget.stopped
        console.result(
            report_alternatives.alternatives_lines(event, programmes, choice.farthest, language, stopped=stopped)
        )
        is_known = choice.complete or not stopped  # else `ended` tells of the interruption
        if len(programmes) < count and is_known:
            console.result([report_alternatives.no_more(choice.complete, wanted.losses).to(language)])

    wanted, watched = Wanted(count, dict(losses)), effort.watched(progress_of(console))
    if take is None:
        choice = choose(folder, wanted, watched)
    else:
        choice = choose_and_take(folder, wanted, take, watched, show, uninterrupted)
    event, programmes = choice.reading.event, choice.programmes
    if not programmes:
        clear(console)
        return without_programme(console, event, folder, choice.result, choice.contradiction, effort.budget)
    if take is None:
        show(choice)
    console.answer(report_alternatives.alternatives_object(event, programmes, choice.farthest))
    if choice.written is None:
        return ended(console, effort.budget)
    report_written(console, choice.written)
    console.result(report.where_lines(choice.written.folder, console.language))
    return 0
