"""`journee explain`: why there is no programme and what would help; or, where there is one, what was optimised."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report_why
from scheduler.console import Console
from scheduler.errors import InputError, NoAnswer, Problem
from scheduler.report_why import Way, Written
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.editing import PlannedEdit
    from scheduler.event import Event
    from scheduler.reading import Reading
    from scheduler.requirement import Requirement
    from scheduler.ways_out import WayOut

#: Seconds: with less left, ways out were not looked for to the end.
_NO_TIME = 0.5
#: Of the time, what the contradictions may take.
_FOR_CONTRADICTIONS = 0.35


def explain(
    console: Console, folder: Path, apply: int | None, time_limit: float, workers: int | None, seed: int,
    yes: bool = False,
) -> int:  # fmt: skip
    from scheduler.reading import read_folder

    deadline = time.monotonic() + time_limit
    reading = read_folder(folder)
    event = reading.event
    if apply is None and (code := _explained(console, event, folder, deadline, workers, seed)) is not None:
        return code
    from scheduler.explain import contradictions

    share = (deadline - time.monotonic()) * _FOR_CONTRADICTIONS
    found = contradictions(event, time_limit=share, workers=workers)
    if found is None and apply is not None and _is_possible(event, deadline, workers):
        text = told("un programme est possible : il n'y a rien à changer", "a programme is possible: nothing to change")
        raise InputError([Problem("--apply", None, None, str(apply), text)])
    if found is None:
        raise NoAnswer
    ways = ways_in_files(reading, found.contradictions, deadline, workers)
    if apply is not None:
        return _apply(console, folder, ways, apply, yes)
    told_ways = [way for way, _, _ in ways]
    console.answer(report_why.explanation_object(event, found, told_ways, console.language))
    console.result(report_why.explanation_lines(event, found, told_ways, console.language))
    if not ways:
        console.tell([_without_ways(deadline).to(console.language)])
    return 0


def _without_ways(deadline: float) -> Saying:
    if time.monotonic() > deadline - _NO_TIME:
        return told(
            "Le temps a manqué pour trouver comment en sortir (--time-limit)",
            "There was no time to find a way out (--time-limit)",
        )
    return told(
        "Ni un seul changement ni deux ensemble ne suffisent pour en sortir",
        "Neither one change nor two together are a way out",
    )


def _is_possible(event: Event, deadline: float, workers: int | None) -> bool:
    from scheduler.search import possible

    return possible(event, seconds=max(0.1, deadline - time.monotonic()), workers=workers) in ("optimal", "feasible")


def _explained(
    console: Console, event: Event, folder: Path, deadline: float, workers: int | None, seed: int
) -> int | None:
    """Says what was optimised, and gives the exit code; None if there is no programme to say it of."""
    from scheduler.commands.optimised import programme_for, say_optimised

    programme = programme_for(console, event, folder, deadline, workers, seed)
    if programme is None:
        return None
    return say_optimised(console, event, programme, deadline, workers)


def ways_in_files(
    reading: Reading,
    contradictions: Sequence[Sequence[Requirement]],
    deadline: float,
    workers: int | None,
) -> list[tuple[Way, tuple[PlannedEdit, ...], WayOut]]:
    """The ways out, each in words, as what is to be written, and as it was found; those that stand in no file are
    left out.
    """
    from scheduler.knobs import Sources
    from scheduler.ways_out import ways_out

    stated = reading.stated.person
    sources = Sources(
        defaulted=reading.defaulted,
        rooms=any(kind == "room" for kind, _ in reading.places),
        present={person: stated[person] for person, _ in reading.amendments.absent if person in stated},
        until=frozenset(one.day.isoformat() for one in reading.amendments.delays if one.until is not None),
    )
    left = max(0.1, deadline - time.monotonic())
    found = ways_out(reading.event, contradictions, time_limit=left, workers=workers, sources=sources)
    return [made for way in found if (made := _in_files(reading, way)) is not None]


def _in_files(reading: Reading, way: WayOut) -> tuple[Way, tuple[PlannedEdit, ...], WayOut] | None:
    """The way out as edits of the files as they were read; None if a value of it stands in none."""
    from scheduler.editing import Edit, planned, shown

    edits = []
    for change in way.changes:
        spot = reading.spot(change.kind, change.id, change.key)
        if spot is None or spot.column is None:
            return None
        edits.append(Edit(spot.file, spot.row, spot.column.rstrip("."), change.value))
    plans = planned(reading.sources, edits)
    written = [Written(p.edit.file, p.edit.row, p.edit.key, shown(p.expected), shown(p.edit.value)) for p in plans]
    return Way(way.solves, way.parts, written, way.verified), plans, way


def _apply(
    console: Console, folder: Path, ways: list[tuple[Way, tuple[PlannedEdit, ...], WayOut]], number: int, yes: bool
) -> int:
    """Writes the way out into the folder, which can be read afterwards, or is as it was."""
    from scheduler.services.editing import apply_plans

    if not ways:
        text = told("aucun moyen d'en sortir n'a été trouvé", "no way out was found")
        raise InputError([Problem("--apply", None, None, str(number), text)])
    if number > len(ways):
        text = told(
            "le dernier moyen d'en sortir porte le numéro {count} : écrivez un nombre de 1 à {count}",
            "the last way out has the number {count}: write a number from 1 to {count}",
            count=len(ways),
        )
        raise InputError([Problem("--apply", None, None, str(number), text)])
    way, plans, _ = ways[number - 1]
    edits = apply_plans(folder, plans, f"journee explain --apply {number}", way.text, anyway=yes)
    changes = [old._replace(row=edit.row, key=edit.key) for old, edit in zip(way.changes, edits, strict=True)]
    way = way._replace(changes=changes)
    console.answer({"applied": report_why.way_object(way, console.language)})
    console.result([way.text.to(console.language)])
    console.result(f"  {report_why.change_line(change, console.language)}" for change in way.changes)
    again = told("Écrit ; relancez journee solve {folder}", "Written; run journee solve {folder} again", folder=folder)
    console.result([again.to(console.language)])
    return 0
