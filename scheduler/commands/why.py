"""`journee why`: what it would cost to hold a talk at another time, or what forbids it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import report_requirements, report_strip, report_why
from scheduler.clock import plain_hour
from scheduler.commands.asked import moment, room_named, talk_named
from scheduler.commands.interruption import ended
from scheduler.commands.optimised import programme_for
from scheduler.console import Console
from scheduler.control import Budget
from scheduler.errors import NoAnswer
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.domain.talks import Talk
    from scheduler.event import Event
    from scheduler.outcome import Progress
    from scheduler.programme import Programme
    from scheduler.why import Consequence


def why(
    console: Console,
    folder: Path,
    talk: str,
    at: str | None,
    room: str | None,
    budget: Budget,
    workers: int | None,
    seed: int,
) -> int:
    from scheduler.reading import read_folder

    event = read_folder(folder).event
    wanted = talk_named(event, talk, "TALK")
    place = None if room is None else room_named(event, room, "--room")
    start = None if at is None else moment(event, at, "--at")
    base = programme_for(console, event, folder, budget, workers, seed)
    if base is None:
        return _impossible_anyway(console, event, wanted, budget, workers)
    if start is None:
        return _strip(console, event, base, wanted, place, budget, workers)
    return _one(console, event, base, wanted, start, place, budget, workers)


def _one(
    console: Console,
    event: Event,
    base: Programme,
    talk: Talk,
    start: tuple[date, int],
    room: str | None,
    budget: Budget,
    workers: int | None,
) -> int:
    from scheduler.why import at, what_if

    found = what_if(event, base, [at(event, *start, talk, room)], budget.at_least(0.5), workers=workers)
    if found.status == "unknown":
        raise NoAnswer
    console.answer(_object(talk, start, room, found, console, event))
    console.result(report_why.consequence_lines(event, base, talk, start, room, found, console.language))
    return ended(console, budget)


def _object(
    talk: Talk, start: tuple[date, int], room: str | None, found: Consequence, console: Console, event: Event
) -> dict[str, Any]:
    placed = found.programme.talk[talk.id].room if found.programme else room
    day = {"day": start[0].isoformat()} if len(event.days) > 1 else {}
    return {
        "talk": talk.id,
        **day,
        "start": plain_hour(start[1]),
        "room": placed,
        "possible": found.programme is not None,
        "status": found.status,
        "levels": report_why.difference_objects(found.levels),
        "moved": [one.subjects[0] for one in found.moved if one.subjects[0] != talk.id],
        "contradiction": report_why.first_object(found.event, found.contradiction, console.language),
    }


def _strip(
    console: Console,
    event: Event,
    base: Programme,
    talk: Talk,
    room: str | None,
    budget: Budget,
    workers: int | None,
) -> int:
    from scheduler.why import Start, starts

    def show(progress: Progress) -> None:
        if isinstance(progress.answer, Start):
            console.live(f"{talk.id} {plain_hour(progress.answer.window.start)}")

    live = show if console.is_live else None
    every = starts(event, base, talk, room, budget.at_least(0.5), workers=workers, progress=live)
    if console.is_live:
        console.live("")
    placed = base.talk[talk.id]
    console.answer(
        {
            "talk": talk.id,
            "room": room,
            "now": plain_hour(placed.start),
            "strip": [
                {
                    **({"day": str(window.day)} if len(event.days) > 1 else {}),
                    "start": plain_hour(window.start),
                    "possible": None if found.status == "unknown" else found.programme is not None,
                    "levels": report_why.difference_objects(found.levels),
                }
                for window, found in every
            ],
        }
    )
    console.result(report_strip.strip_lines(event, base, talk, room, every, console.language))
    return ended(console, budget)


def _impossible_anyway(console: Console, event: Event, talk: Talk, budget: Budget, workers: int | None) -> int:
    """There is no programme at all, whenever the talk is held."""
    from scheduler.explain import contradiction

    found = contradiction(event, budget.at_least(1.0), workers=workers)
    if found is None:
        raise NoAnswer
    language = console.language
    contradictory = report_why.first_object(event, found, language)
    console.answer(
        {
            "talk": talk.id,
            "start": None,
            "room": None,
            "possible": False,
            "levels": [],
            "moved": [],
            "contradiction": contradictory,
        }
    )
    console.result(
        [
            told(
                "Il n’y a aucun programme, quelle que soit l’heure de cet exposé.",
                "There is no programme at all, whenever this talk is held.",
            ).to(language)
        ]
    )
    asked, minimal = found.contradictions[0], found.minimal[0]
    console.result(report_requirements.contradiction_lines(event, asked, minimal, language))
    return ended(console, budget)
