"""Talks stay near to their hours in another programme (a level)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from constraints import phrases, unchanged
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


MEANING = message(
    fr="les exposés changent d'heure d'aussi peu de minutes que possible en tout",
    en="talks move by as few minutes as possible in all",
)


def post(model: TimetableModel, base: Programme) -> Callable[[], Term]:
    """The cost is the sum over the talks of both programmes of |start − start in `base`|, in minutes.

    A talk that stays at its hour and room has distance 0; this follows from the rest and is added for the solver.
    """
    minutes_away = []
    for placed in base.talks:
        talk = model.event.talk.get(placed.id)
        if talk is not None:
            at = model.day_number[placed.day] * DAY + placed.start
            distance = model.cp.new_int_var(0, DAY * len(model.event.days), f"{talk.id} moves by")
            model.cp.add_abs_equality(distance, model.start_of(talk) - at)
            model.cp.add(distance == 0).only_enforce_if(model.stays(talk, at, placed.room))
            minutes_away.append(distance)
    return lambda: sum(minutes_away)


def post_slots(model: PresetModel, base: Programme) -> Callable[[], Term]:
    """The cost is the sum over the talks of the minutes from their places to their starts in `base`.

    A model without places charges the least distance of the slot.
    """
    distances: list[Term] = []
    for placed in base.talks:
        talk, at = model.event.talk.get(placed.id), model.day_number[placed.day] * DAY + placed.start
        for slot in model.event.slots if talk is not None else ():
            assert talk is not None
            starts = range(slot.places - talk.places + 1)
            minutes = [abs(model.day_number[slot.day] * DAY + slot.minute(place) - at) for place in starts]
            if len(set(minutes)) > 1 and model.knows("places"):
                distances += [distance * model.at(talk, slot, place) for place, distance in enumerate(minutes)]
            elif minutes:
                distances.append(min(minutes) * model.in_slot(talk, slot))
    return lambda: sum(distances)


def measure(event: Event, programme: Programme, base: Programme) -> tuple[Violation, ...]:
    """Each talk of both programmes counts the minutes from its start in `base` to its start."""
    return tuple(
        Violation(
            "minutes",
            distance,
            (item.id,),
            message(
                "L'exposé {talk} change d'heure de {distance}.",
                "Talk {talk} moves by {distance}.",
                talk=phrases.talk(event, item.id),
                distance=phrases.minutes(distance),
            ),
        )
        for before, item in unchanged.common_talks(event, base, programme)
        if (distance := unchanged.minutes_between(event, before, item))
    )


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme) -> Rule:
    """Return the level that sums the minutes by which talks move from `base`."""
    return Rule(
        name="minutes",
        kind="level",
        title=message(fr="Minutes de déplacement", en="Minutes moved"),
        meaning=MEANING,
        unit=message(fr="minute", en="minute"),
        requirements=nothing,
        post=partial(post, base=base),
        post_slots=partial(post_slots, base=base),
        measure=partial(measure, base=base),
        say=say,
    )
