"""`journee verify` and `journee export`: a programme that is there already, checked and written out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report
from scheduler.commands.base import SCHEDULE, read_programme
from scheduler.commands.files import write
from scheduler.console import Console
from scheduler.errors import CheckFailed
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.check import Report
    from scheduler.event import Event
    from scheduler.programme import Programme


def verify(console: Console, folder: Path, schedule: Path | None) -> int:
    event, claimed = _read_both(folder, schedule)
    from scheduler.check import check

    found = check(event, claimed)
    programme = restated(event, claimed, found)
    violations = (*found.hard, *found.soft)
    status = "invalid" if found.hard else programme.status
    out = str((schedule or folder / "out" / SCHEDULE).parent)
    console.answer(report.result_object(status, programme.levels, violations, out, console.language))
    console.result(report.violation_line(one, console.language) for one in violations)
    if found.hard:
        console.fail(CheckFailed(found.hard))
        return CheckFailed.exit_code
    console.tell(one.text.to(console.language) for one in found.disagreements)
    console.result([report.valid_line(programme, console.language)])
    console.result(report.level_lines(programme.levels, console.language))
    return 0


def export(console: Console, folder: Path, formats: tuple[str, ...], fold_marks: bool, creep: float) -> int:
    from scheduler.check import check
    from scheduler.output import claim
    from scheduler.reading import read_folder
    from scheduler.services.programme_files import Recording

    reading = read_folder(folder)
    event = reading.event
    claimed = read_programme(event, folder, None)
    found = check(event, claimed)
    if found.hard:
        raise CheckFailed(found.hard)
    programme = restated(event, claimed, found)
    target = folder / "out"
    claim(target, named=False)
    binding = {"fold_marks": fold_marks, "creep": creep} if fold_marks or creep else None
    label = told("Le programme changé à la main, contrôlé", "The programme changed by hand, checked")
    write(console, folder, reading, programme, target, formats, Recording("journee export", label), binding)
    console.answer(report.result_object(programme.status, programme.levels, found.soft, str(target), console.language))
    console.result(report.where_lines(target, console.language))
    return 0


def _read_both(folder: Path, schedule: Path | None) -> tuple[Event, Programme]:
    """The event and a programme of it, by default the one in out/. Raises InputError."""
    from scheduler.reading import read_folder

    event = read_folder(folder).event
    return event, read_programme(event, folder, schedule)


def restated(event: Event, programme: Programme, found: Report) -> Programme:
    """The programme with its levels as they were measured: a file edited by hand may claim what is no longer so.

    Bounds are kept where they can still be true, which they are not where the event has become another; it stays
    optimal only where the file said so and nothing has changed.
    """
    from scheduler.fingerprint import fingerprint
    from scheduler.programme import Level

    bounds = {level.name: level.bound for level in programme.levels}
    if programme.input not in (None, fingerprint(event)):
        from scheduler.search import least_levels

        bounds = least_levels(event)
    levels = tuple(
        Level(name=name, value=value, bound=min(value, bounds.get(name, value))) for name, value in found.levels
    )
    proved = levels == programme.levels and all(level.value == level.bound for level in levels)
    status = "optimal" if proved and programme.status == "optimal" else "feasible"
    stated_of = programme.input and fingerprint(event)
    return programme.model_copy(update={"levels": levels, "status": status, "input": stated_of})
