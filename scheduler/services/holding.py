"""Why an item is where it is: what holds it there, and what other starts of it would cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from constraints import phrases, rule, say
from scheduler.domain.clock import grid
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk
from scheduler.explanation.what_if import at, what_if
from scheduler.language.message import Message, message
from scheduler.services.effort import Effort
from scheduler.services.movable import Placed
from scheduler.services.placed_items import position
from scheduler.services.verdicts import Sign, level_text

#: The rules that may hold a talk where it is.
_RULES = ("pin", "talk_available", "person_available", "talk_room", "needs", "after", "not_with")
#: The most starts that are tried, and the seconds for each.
_STARTS, _SECONDS = 24, 5.0


def holding(event: Event, programme: Programme, item: Placed) -> list[Message]:
    """What the files ask of the item: of a talk its hours, those of its people, room, order and pin."""
    if item.talk is not None:
        return list(_of_talk(event, event.talk[item.talk]))
    assert item.key is not None
    if item.key.kind == "session":
        return [text for talk in programme.session[item.key.id].talks for text in _of_talk(event, event.talk[talk])]
    pause = next(pause for pause in event.breaks if pause.id == item.key.id)
    start, end = pause.window
    window = phrases.span(max(start, event.day[item.key.day].start), min(end, event.day[item.key.day].end))
    return [message("Sa fenêtre : {window}.", "Its window: {window}.", window=window)]


def _of_talk(event: Event, talk: Talk) -> Iterator[Message]:
    concerned = {talk.id, *talk.speakers}
    for name in _RULES:
        for requirement in rule(name).requirements(event):
            if concerned.intersection(requirement.subjects):
                yield say(event, requirement)


def strip(event: Event, programme: Programme, item: Placed, effort: Effort) -> Iterator[tuple[str, Message, Sign]]:
    """Other starts of a talk, nearest first: the hour, what it would cost, and its sign. Ends where it is stopped."""
    if item.talk is None:
        return
    talk, (day, now, room) = event.talk[item.talk], position(programme, item)
    for start in _starts(event, programme, day, now, talk)[:_STARTS]:
        question = at(event, day, start, talk, room if len(event.rooms) > 1 else None)
        budget = effort.budget.at_most(_SECONDS)
        found = what_if(event, programme, [question], budget, workers=effort.workers)
        if effort.budget.over:
            return
        hour = phrases.hour(start)
        if found.programme is None:
            unknown = found.status == "unknown"
            text = _UNKNOWN if unknown else _IMPOSSIBLE
            yield hour.fr, message("{hour} : {text}", "{hour}: {text}", hour=hour, text=text), "breaks"
        elif found.worse and found.worse[0].then > found.worse[0].now:
            cost = level_text(found.worse[0])
            yield hour.fr, message("{hour} : coûte – {cost}", "{hour}: costs – {cost}", hour=hour, cost=cost), "costs"
        else:
            yield hour.fr, message("{hour} : rien n’y perd", "{hour}: nothing is lost", hour=hour), "fits"


def _starts(event: Event, programme: Programme, day: date, now: int, talk: Talk) -> list[int]:
    """The starts of the day that follow something in the programme first, nearest first; then the others."""
    hours = event.day[day]
    natural = {other.start for other in programme.talks if other.day == day}
    natural |= {pause.end for pause in programme.breaks if pause.day == day} | {hours.start}
    every = set(grid(hours.start, hours.end - talk.duration, event.step)) if not event.slots else natural
    return sorted((natural | every) - {now}, key=lambda start: (start not in natural, abs(start - now)))


_UNKNOWN = message("le temps a manqué", "there was no time")
_IMPOSSIBLE = message("impossible", "impossible")
