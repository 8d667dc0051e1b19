"""The price of an item at another place, twice: in the best programme with it, and in the one that changes least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from constraints import say
from scheduler.api import possible
from scheduler.check import check
from scheduler.domain.breaks import Break
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import WhatIf
from scheduler.explanation.conflicts import contradiction
from scheduler.explanation.what_if import Consequence, at, best, least, outcome
from scheduler.language.message import Message, message
from scheduler.search.result import Goal, Status
from scheduler.search.stated_levels import restated
from scheduler.services.effort import Effort
from scheduler.services.hand_moves import Place
from scheduler.services.movable import Placed
from scheduler.services.placed_items import position

#: The most lines of a reason: more is not read.
_LINES = 8
#: Requirements of one rule up to which each has its own line.
_ALIKE = 2
#: The rules that a talk keeps or breaks by its hour and its room alone.
_ALONE = frozenset(("talk_available", "person_available", "talk_room", "pin", "needs"))


@dataclass(frozen=True, slots=True)
class Wish:
    """That an item is where the programme `there` has it, as an event of its own and what is asked of it besides; None:
    where no move by hand puts it.
    """

    event: Event
    what_ifs: tuple[WhatIf, ...]
    there: Programme | None

    @property
    def asking(self) -> Event:
        """The event with the wish as a requirement."""
        return self.event.model_copy(update={"what_ifs": (*self.event.what_ifs, *self.what_ifs)})


def wish(event: Event, item: Placed, place: Place, there: Programme) -> Wish:
    """That the item is where it is in the programme `there`, which has it at the place; a session with all its talks,
    in their order. A talk that stays in the row of its session, whatever the minute, is wished for at that minute.
    """
    if item.talk is not None and place.how == "at" and place.day is not None:
        placed, room = there.talk[item.talk], place.room or there.talk[item.talk].room
        if (placed.day, placed.start, placed.room) != (place.day, place.minute, room):
            asked = at(event, place.day, place.minute, event.talk[item.talk], room if len(event.rooms) > 1 else None)
            return Wish(event, (asked,), None)
    if item.talk is not None:
        return Wish(event, (_talk_there(event, item.talk, there),), there)
    assert item.key is not None
    if item.key.kind == "session":
        return Wish(event, tuple(_talk_there(event, talk, there) for talk in there.session[item.key.id].talks), there)
    day, start, _ = position(there, item)
    breaks = [each for pause in event.breaks for each in _daily(event, pause)]
    exact = [
        pause.model_copy(update={"at": start}) if (pause.id, pause.day) == (item.key.id, day) else pause
        for pause in breaks
    ]
    return Wish(event.model_copy(update={"breaks": tuple(exact)}), (), there)


def _talk_there(event: Event, name: str, there: Programme) -> WhatIf:
    placed = there.talk[name]
    room = placed.room if len(event.rooms) > 1 else None
    return at(event, placed.day, placed.start, event.talk[name], room)


def _daily(event: Event, pause: Break) -> Iterator[Break]:
    """The break of each day by itself."""
    days = [day.date for day in event.days] if pause.day is None else [pause.day]
    yield from (pause.model_copy(update={"day": day}) for day in days)


def broken_alone(programme: Programme, item: Placed, broken: Iterable[Violation]) -> tuple[Violation, ...]:
    """Of what the programme breaks, that which the item breaks at its place whatever else is in a programme."""
    talks = {item.talk}
    if item.key is not None and item.key.kind == "session":
        talks = set(programme.session[item.key.id].talks)
    return tuple(each for each in broken if each.rule in _ALONE and not talks.isdisjoint(each.subjects))


def is_possible(wanted: Wish, effort: Effort) -> Status:
    """Whether there is any programme with the item there."""
    if wanted.there is not None and not check(wanted.asking, wanted.there).hard:
        return "feasible"
    return possible(wanted.asking, effort.budget, workers=effort.workers)


def best_with(wanted: Wish, base: Programme, effort: Effort) -> Consequence:
    """The best programme with the item there."""
    return _found(wanted, base, best(wanted.event, base), effort)


def least_with(wanted: Wish, base: Programme, effort: Effort) -> Consequence:
    """The programme with the item there that changes least, or the contradiction."""
    return _found(wanted, base, least(wanted.event, base), effort)


def _found(wanted: Wish, base: Programme, goal: Goal, effort: Effort) -> Consequence:
    known = goal if wanted.there is None else replace(goal, known=wanted.there)
    return outcome(wanted.asking, base, known, effort.budget, workers=effort.workers, progress=effort.progress)


def why_not(wanted: Wish, effort: Effort) -> Contradiction | None:
    """The requirements that exclude the item there; None where they were not found in time."""
    return contradiction(wanted.asking, effort.budget, workers=effort.workers, progress=effort.progress)


def of_event(event: Event, base: Programme, programme: Programme) -> Programme:
    """The programme as one of the event without the wish, moved by hand and thus feasible: the search of the same files
    gives another. Of what is proved of `base`, what holds for it too.
    """
    known = programme.model_copy(update={"levels": base.levels, "input": base.input, "status": "feasible"})
    return restated(event, known, check(event, known))


def reason(event: Event, conflict: Contradiction) -> list[Message]:
    """Why not, in few lines: many requirements of one rule are one line."""
    impossible = conflict.sets[0]
    groups: dict[tuple[str, str], list[Requirement]] = {}
    for each in impossible.requirements:
        groups.setdefault((each.rule, each.part), []).append(each)
    lines = [each.text for each in impossible.said]
    for alike in sorted(groups.values(), key=lambda group: (group[0].rule != "asked", len(group))):
        texts = [say(event, each, impossible.requirements) for each in alike]
        lines += texts if len(texts) <= _ALIKE else [_grouped(texts)]
    if len(lines) <= _LINES:
        return lines
    rest = message("… et {count} autres exigences", "… and {count} other requirements", count=len(lines) - _LINES + 1)
    return [*lines[: _LINES - 1], rest]


def _grouped(texts: list[Message]) -> Message:
    return message(
        "{first} Et {count} autres de même.",
        "{first} And {count} more like it.",
        first=texts[0],
        count=len(texts) - 1,
    )
