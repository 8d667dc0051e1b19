"""What `journee explain` says where there is a programme: level by level, wish by wish, axis by axis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import report, report_requirements, report_why
from scheduler.commands.base import is_there, read_programme
from scheduler.commands.interruption import ended
from scheduler.commands.schedule import restated
from scheduler.console import Console
from scheduler.control import Budget
from scheduler.errors import NoAnswer
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.optimised import Reason
    from scheduler.programme import Programme


def programme_for(
    console: Console, event: Event, folder: Path, budget: Budget, workers: int | None, seed: int
) -> Programme | None:
    """The programme in out/, where it keeps the rules of the folder as it is; else the best one, which is not written.

    None if there is none. Raises NoAnswer.
    """
    from scheduler.check import check
    from scheduler.search import solve

    if is_there(folder):
        claimed = read_programme(event, folder, strict=False)
        if _fits(event, claimed) and not (found := check(event, claimed)).hard:
            return restated(event, claimed, found)
        text = told(
            "Le programme de {folder} n’est plus celui du dossier : il est cherché à nouveau, sans être écrit.",
            "The programme in {folder} is no longer that of the folder: it is looked for again, and not written.",
            folder=folder / "out",
        )
        console.tell([text.to(console.language)])
    result = solve(event, budget.share(0.6).at_least(0.1), workers=workers, seed=seed)
    if result.status == "unknown":
        raise NoAnswer
    return result.programme


def _fits(event: Event, programme: Programme) -> bool:
    """True if the programme names only what the event has."""
    return (
        all(t.id in event.talk and t.day in event.day and t.room in event.room for t in programme.talks)
        and all(s.axis is None or s.axis in event.axis for s in programme.sessions)
        and {p.id for p in programme.plenaries} <= event.plenary.keys()
        and {b.id for b in programme.breaks} <= {b.id for b in event.breaks}
    )


def say_optimised(console: Console, event: Event, programme: Programme, budget: Budget, workers: int | None) -> int:
    from scheduler.optimised import reasons

    found = reasons(event, programme, budget.at_least(1.0), workers=workers)
    language = console.language
    console.answer(
        {
            "feasible": True,
            "status": programme.status,
            "levels": [level.model_dump() for level in programme.levels],
            "contradictions": [],
            "ways_out": [],
            "wishes": [_object(event, one, console) for one in found if one.kind == "wish"],
            "axes": [_object(event, one, console) for one in found if one.kind == "axis"],
        }
    )
    console.result([report.valid_line(programme, language)])
    console.result(report.level_lines(programme.levels, language))
    for one in found:
        console.result(_lines(event, one, console))
    return ended(console, budget)


def _object(event: Event, reason: Reason, console: Console) -> dict[str, Any]:
    follows = reason.consequence
    why = follows.contradiction if follows else None
    return {
        "subject": reason.subject,
        **({"people": list(reason.people)} if reason.kind == "wish" else {}),
        "text": reason.text.to(console.language),
        "because": reason.because.to(console.language),
        "levels": report_why.difference_objects(follows.levels if follows else ()),
        "contradiction": report_why.first_object(follows.event if follows else event, why, console.language),
    }


def _lines(event: Event, reason: Reason, console: Console) -> Iterator[str]:
    yield ""
    yield reason.text.to(console.language)
    yield f"  {reason.because.to(console.language)}"
    follows = reason.consequence
    if follows is not None and follows.contradiction is not None:
        for asked in follows.contradiction.contradictions[:1]:
            yield from report_requirements.requirement_lines(follows.event, asked, console.language)
