"""`journee alternatives`: programmes that are as good and as different as can be, side by side."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report, report_alternatives
from scheduler.commands.asked import unknown_level
from scheduler.commands.contradicting import without_programme
from scheduler.commands.files import write
from scheduler.commands.solve import confirm, progress_of, uninterrupted
from scheduler.console import Console
from scheduler.errors import CheckFailed

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.programme import Programme
    from scheduler.reading import Reading

#: Of the time, what the best programme may take, from which all others are measured.
_FOR_BEST = 0.5


def alternatives(
    console: Console,
    folder: Path,
    count: int,
    losses: tuple[tuple[str, int], ...],
    take: int | None,
    time_limit: float,
    workers: int | None,
    seed: int,
) -> int:
    from scheduler.alternatives import alternatives as others
    from scheduler.output import claim
    from scheduler.reading import read_folder
    from scheduler.search import solve

    deadline = time.monotonic() + time_limit
    reading = read_folder(folder)
    event = reading.event
    for name, _ in losses:
        if name not in event.levels:
            unknown_level(event, name)
    if take is not None:
        claim(folder / "out", named=False)
    result = solve(event, time_limit=time_limit * _FOR_BEST, workers=workers, seed=seed, progress=progress_of(console))
    if console.is_live:
        console.live("")
    if result.programme is None:
        return without_programme(console, event, folder, result, max(1.0, deadline - time.monotonic()), workers)
    left = max(0.5, deadline - time.monotonic())
    made = others(event, result.programme, count - 1, dict(losses), time_limit=left, workers=workers, seed=seed)
    programmes = [result.programme, *(one.programme for one in made.found)]
    proved = [one.proved for one in made.found]
    for programme in programmes:
        _check(event, programme)
    language = console.language
    console.answer(report_alternatives.alternatives_object(event, programmes, proved))
    console.result(report_alternatives.alternatives_lines(event, programmes, proved, language))
    if len(programmes) < count:
        console.result([report_alternatives.no_more(made.complete, dict(losses)).to(language)])
    if take is not None:
        return _take(console, folder, reading, programmes, take)
    return 0


def _check(event: Event, programme: Programme) -> None:
    from scheduler.check import check

    if (found := check(event, programme)).hard:
        raise CheckFailed(found.hard)


def _take(console: Console, folder: Path, reading: Reading, programmes: list[Programme], number: int) -> int:
    """Writes one of them into out/."""
    from scheduler.errors import InputError, Problem
    from scheduler.saying import told
    from scheduler.services.programme_files import Recording

    if number > len(programmes):
        text = told(
            "dernier programme : {count} ; écrivez un nombre de 1 à {count}",
            "last programme: {count}; write a number from 1 to {count}",
            count=len(programmes),
        )
        raise InputError([Problem("--take", None, None, str(number), text)])
    programme = programmes[number - 1]
    with uninterrupted():
        confirm(reading.event, programme)
        label = told("Le programme n° {n} parmi d’autres", "Programme no. {n} among others", n=number)
        recording = Recording("journee alternatives --take", label, always=True)
        write(console, folder, reading, programme, folder / "out", (), recording)
    console.result(report.where_lines(folder / "out", console.language))
    return 0
