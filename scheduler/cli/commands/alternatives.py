"""`journee alternatives`: programmes that are as good and as different as can be, side by side."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.commands.contradicting import without_programme
from scheduler.cli.commands.solve import clear, progress_of
from scheduler.cli.commands.written import tell_written
from scheduler.cli.console import Console
from scheduler.cli.interruption import ended, go_on, uninterrupted
from scheduler.cli.report import alternatives as report_alternatives
from scheduler.cli.report import programme as report
from scheduler.search.control import Budget
from scheduler.services import alternative_programmes
from scheduler.services.alternative_programmes import Choice
from scheduler.services.effort import Effort


def alternatives(
    console: Console,
    folder: Path,
    count: int,
    losses: tuple[tuple[str, int], ...],
    take: int | None,
    budget: Budget,
    workers: int | None,
    seed: int,
) -> int:
    effort = Effort(budget, workers, seed, progress_of(console))
    choice = alternative_programmes.choose(folder, count, dict(losses), effort, to_take=take is not None)
    clear(console)
    event = choice.reading.event
    if not choice.programmes:
        return without_programme(console, event, folder, choice.result, choice.contradiction, budget)
    language = console.language
    console.answer(report_alternatives.alternatives_object(event, choice.programmes, choice.farthest))
    console.result(report_alternatives.alternatives_lines(event, choice.programmes, choice.farthest, language))
    if len(choice.programmes) < count:
        console.result([report_alternatives.no_more(choice.complete, dict(losses)).to(language)])
    if take is not None:
        go_on(budget)
        return _take(console, folder, choice, take)
    return ended(console, budget)


def _take(console: Console, folder: Path, choice: Choice, number: int) -> int:
    """Writes one of them into out/."""
    written = alternative_programmes.take(folder, choice, number, uninterrupted)
    tell_written(console, written)
    console.result(report.where_lines(written.folder, console.language))
    return 0
