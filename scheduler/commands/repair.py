"""`journee repair`: what has changed is kept in amendments.toml, and out/ has the programme that changes least."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import report, report_repair
from scheduler.commands.asked import day_end, moment, person_named, talk_named, windows
from scheduler.commands.base import SCHEDULE, read_programme
from scheduler.commands.contradicting import without_programme
from scheduler.commands.files import write
from scheduler.commands.solve import confirm, progress_of, uninterrupted
from scheduler.console import Console
from scheduler.errors import InputError, Problem
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.amendments import Amendments, Delay
    from scheduler.event import Event
    from scheduler.programme import Programme
    from scheduler.reading import Reading
    from scheduler.repair import Repaired

_RESERVE, _RESERVE_A_TALK = 0.5, 0.01


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
    time_limit: float,
    workers: int | None,
    seed: int,
) -> int:
    deadline = time.monotonic() + time_limit
    from scheduler.amendments import Amendments
    from scheduler.output import claim
    from scheduler.reading import read_folder

    if late is None and (option := "--now" if now is not None else "--until" if until is not None else None):
        raise InputError([_lonely(option, now or until)])
    reading = read_folder(folder)
    if late is not None and reading.event.slots:
        raise InputError([_preset(late)])
    before = _base(reading.event, folder, base)
    more = Amendments(
        cancelled=tuple(_cancelled(reading.event, name) for name in cancel),
        absent=tuple(_absent(reading.event, name, hours) for name, hours in unavailable),
        delays=() if late is None else (_delay(reading, folder, before, late, now or "", until),),
    )
    text = _amendments_text(folder, reading, more)
    changed = reading if text is None else read_folder(folder, text)
    if add:
        _must_be_new(changed.event, before)
    claim(folder / "out", named=False)
    return _repaired(console, folder, changed, before, text, deadline, workers, seed)


def _base(event: Event, folder: Path, base: Path | None) -> Programme:
    """What people know: the last release, where there is one; else the programme in out/. Or the file `base`."""
    from exports.schedule import read_schedule
    from scheduler.releases import read_releases
    from scheduler.releases.store import name_of

    releases = read_releases(folder) if base is None else ()
    if not releases:
        return read_programme(event, folder, base, strict=False)
    last = releases[-1]
    return read_schedule(last.schedule, event, name_of(last.number, SCHEDULE), strict=False)


def _repaired(
    console: Console,
    folder: Path,
    reading: Reading,
    before: Programme,
    text: bytes | None,
    deadline: float,
    workers: int | None,
    seed: int,
) -> int:
    from scheduler.repair import repair as least_change

    event = reading.event
    left = deadline - time.monotonic() - _RESERVE - _RESERVE_A_TALK * len(event.talks)
    found = least_change(
        event, before, time_limit=max(0.1, left), workers=workers, seed=seed, progress=progress_of(console)
    )
    if console.is_live:
        console.live("")
    if found.programme is None:
        left = max(1.0, deadline - time.monotonic())
        return without_programme(console, event, folder if text is None else None, found.result, left, workers)
    with uninterrupted():
        confirm(event, found.programme)
        _write(console, folder, reading, found.programme, text)
    _show(console, folder, event, found)
    return 0


def _write(console: Console, folder: Path, reading: Reading, programme: Programme, text: bytes | None) -> None:
    """Both or none: the amendments, and the programme that follows from them."""
    from scheduler.folder_files import replace_files
    from scheduler.reading.amendments_file import FILE

    former = {} if text is None else replace_files(folder, {FILE: text})
    try:
        write(console, folder, reading, programme, folder / "out", ())
    except BaseException:
        replace_files(folder, former)
        raise


def _show(console: Console, folder: Path, event: Event, found: Repaired) -> None:
    assert found.programme is not None
    language = console.language
    console.answer(report_repair.repair_object(found, found.result.status, str(folder / "out")))
    if console.as_json or console.quiet:
        return
    console.result(report.programme_lines(event, found.programme, language))
    console.result(["", report_repair.repair_outcome(found, language)])
    console.result(report_repair.repair_lines(found, language))
    console.result(["", *report.where_lines(folder / "out", language)])


# ── what is said on the command line ─────────────────────────────────────────────────────────────────────────────────


def _cancelled(event: Event, name: str) -> str:
    """The talk's id; of one that is cancelled already too."""
    gone = {talk.id.casefold(): talk.id for talk in event.left_out}
    return gone.get(name.casefold()) or talk_named(event, name, "--cancel").id


def _absent(event: Event, name: str, hours: str) -> tuple[str, tuple[Any, ...]]:
    person = person_named(event, name, "--unavailable")
    return person.id, windows(event, hours, "--unavailable") if hours else ()


def _lonely(option: str, found: str | None) -> Problem:
    text = told("cette heure ne se dit qu'avec --late MINUTES", "this hour is only said with --late MINUTES")
    return Problem(option, None, None, found, text)


def _preset(late: int) -> Problem:
    from scheduler.reading.delays import PRESET

    return Problem("--late", None, None, str(late), PRESET)


def _delay(
    reading: Reading, folder: Path, before: Programme, late: int, now: str, until: str | None
) -> Delay:
    """The delay that is said; on a day that was late already, what is under way is what out/ has had since."""
    from scheduler.amendments import delay
    from scheduler.commands.base import is_there
    from scheduler.repair import on_its_days

    event = reading.event
    day, minute = moment(event, now, "--now")
    end = None if until is None else day_end(event, day, until, "--until")
    former = next((one for one in reading.amendments.delays if one.day == day), None)
    running = read_programme(event, folder, strict=False) if former is not None and is_there(folder) else before
    return delay(on_its_days(event, running), day, minute, late, end, former)


def _amendments_text(folder: Path, reading: Reading, more: Amendments) -> bytes | None:
    """What amendments.toml is to hold; None if nothing was said."""
    if not (more.cancelled or more.absent or more.delays):
        return None
    from scheduler.amendments_text import with_amendments
    from scheduler.reading.amendments_file import FILE

    path = folder / FILE
    return with_amendments(path.read_bytes() if path.exists() else None, reading.stated, more)


def _must_be_new(event: Event, before: Programme) -> None:
    """Raises InputError if the programme has every talk of the event already."""
    if {talk.id for talk in event.talks} <= before.talk.keys():
        text = told(
            "aucun exposé n'est nouveau : ajoutez d'abord sa ligne au tableau des exposés",
            "no talk is new: first add its row to the table of talks",
        )
        raise InputError([Problem("--add", None, None, None, text)])
