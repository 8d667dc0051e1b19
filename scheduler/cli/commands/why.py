"""`journee why`: what it would cost to hold a talk at another time, or what forbids it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from scheduler import api
from scheduler.cli.argument_names import TALK
from scheduler.cli.commands.solve import clear
from scheduler.cli.commands.unmet_wishes import programme_for
from scheduler.cli.console import Console
from scheduler.cli.interruption import ended
from scheduler.cli.report import consequence as report_consequence
from scheduler.cli.report import strip as report_strip
from scheduler.domain.clock import plain_hour
from scheduler.domain.errors import NoAnswer, Refused
from scheduler.language.message import message
from scheduler.services.effort import Effort
from scheduler.services.lookup import moment, room_named, talk_named
from scheduler.services.solving import first_contradiction

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.domain.talks import Talk, WhatIf
    from scheduler.explanation.what_if import Consequence
    from scheduler.search.result import Progress


class Where(TypedDict):
    """The options that say when and where the talk would be held, as click has read them."""

    at: str | None
    room: str | None
    least: bool


def why(console: Console, folder: Path, talk: str, effort: Effort, **where: Unpack[Where]) -> int:
    at, room = where["at"], where["room"]
    if where["least"] and at is None:
        raise Refused(message("--least ne se dit qu’avec --at HH:MM", "--least is only said with --at HH:MM"))
    event = api.read(folder).event
    wanted = talk_named(event, talk, TALK.to(console.language))
    room_id = None if room is None else room_named(event, room, "--room")
    start = None if at is None else moment(event, at, "--at")
    base = programme_for(console, event, folder, effort)
    if base is None:
        return _impossible_anyway(console, event, wanted, effort)
    if start is None:
        return _strip(console, event, base, wanted, room_id, effort)
    what_ifs = (api.hour(event, wanted.id, *start, room_id),)
    return _at_one_hour(console, event, _consequence(event, base, what_ifs, effort, least=where["least"]), effort)


def _consequence(
    event: Event, base: Programme, what_ifs: Sequence[WhatIf], effort: Effort, *, least: bool
) -> Consequence:
    """The consequence that is best, or the `least`; the events of both are read and checked."""
    from scheduler.explanation.what_if import least_what_if

    question = least_what_if if least else api.what_if
    return question(event, base, what_ifs, effort.budget.at_least(0.5), workers=effort.workers)


def _at_one_hour(console: Console, event: Event, consequence: Consequence, effort: Effort) -> int:
    if consequence.status == "unknown":
        raise NoAnswer
    asked = consequence.event.what_ifs[-1]
    (window,) = asked.windows
    talk, start = event.talk[asked.subject], (window.day or event.days[0].date, window.start)
    console.answer(report_consequence.consequence_object(event, talk, start, asked.room, consequence, console.language))
    stopped = effort.budget.stopped
    console.result(report_consequence.consequence_lines(event, asked, consequence, console.language, stopped=stopped))
    return ended(console, effort.budget)


def _strip(console: Console, event: Event, base: Programme, talk: Talk, room: str | None, effort: Effort) -> int:
    from scheduler.explanation.what_if import Start

    def show(progress: Progress) -> None:
        if isinstance(progress.answer, Start):
            console.live(f"{talk.id} {plain_hour(progress.answer.window.start)}")

    live = show if console.is_live else None
    strip = api.what_if_strip(
        event,
        base,
        api.TalkAndRoom(talk.id, room),
        effort.budget.at_least(0.5),
        workers=effort.workers,
        progress=live,
    )
    clear(console)
    console.answer(report_strip.strip_object(event, base, talk, room, strip))
    console.result(report_strip.strip_lines(event, base, talk, room, strip, console.language))
    return ended(console, effort.budget)


def _impossible_anyway(console: Console, event: Event, talk: Talk, effort: Effort) -> int:
    """There is no programme at all, whenever the talk is held."""
    contradiction = first_contradiction(event, effort, 1.0)
    if contradiction is None:
        raise NoAnswer
    console.answer(report_consequence.impossible_object(event, talk, contradiction, console.language))
    stopped = effort.budget.stopped
    console.result(report_consequence.impossible_lines(event, contradiction, console.language, stopped=stopped))
    return ended(console, effort.budget)
