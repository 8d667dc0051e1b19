"""What `journee explain` says where there is a programme: level by level, wish by wish, axis by axis."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import report, report_requirements, report_why
from scheduler.console import Console
from scheduler.errors import NoAnswer
from scheduler.saying import told
from scheduler.services.current_programme import fitting_programme, is_there

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.optimised import Reason
    from scheduler.programme import Programme


def programme_for(
    console: Console, event: Event, folder: Path, deadline: float, workers: int | None, seed: int
) -> Programme | None:
    """The programme in out/, where it keeps the rules of the folder as it is; else the best one, which is not written.

    None if there is none. Raises NoAnswer.
    """
    from scheduler.search import solve

    programme = fitting_programme(event, folder)
    if programme is not None:
        return programme
    if is_there(folder):
        text = told(
            "Le programme de {folder} n’est plus celui du dossier : il est cherché à nouveau, sans être écrit.",
            "The programme in {folder} is no longer that of the folder: it is looked for again, and not written.",
            folder=folder / "out",
        )
        console.tell([text.to(console.language)])
    result = solve(event, time_limit=max(0.1, (deadline - time.monotonic()) * 0.6), workers=workers, seed=seed)
    if result.status == "unknown":
        raise NoAnswer
    return result.programme


def say_optimised(console: Console, event: Event, programme: Programme, deadline: float, workers: int | None) -> int:
    from scheduler.optimised import reasons

    left = max(1.0, deadline - time.monotonic())
    found = reasons(event, programme, time_limit=left, workers=workers)
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
    return 0


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
