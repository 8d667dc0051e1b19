"""The relaxations of one event, one for each class of hours of the pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import span
from scheduler.constructing.preparation import Preparation
from scheduler.domain.event import Event
from scheduler.model.base import WHOLE
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.few_sessions import among_few
from scheduler.search.allotting.possible import PossibleSession, number_of_sets, possible_sessions
from scheduler.search.open_hours.encounters import keep_apart
from scheduler.search.open_hours.hour_classes import ALL_HOURS, HourClass
from scheduler.search.open_hours.model import OpenHours, day_parts
from scheduler.search.open_hours.part_hours import PartHours

#: Possible sessions for each talk: with more, the models are too large.
_MOST_POSSIBLE = 100


class Relaxations:
    """The relaxations, whose possible sessions are listed once."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._few: dict[int, Sequence[PossibleSession]] = {}

    @cached_property
    def known(self) -> bool:
        """False where there are too many possible sessions, or the day has begun."""
        event = self.event
        if event.slots or event.late or event.begun or not event.axes:
            return False
        return number_of_sets(self._day_parts) <= _MOST_POSSIBLE * len(event.talks)

    def of(self, chosen: HourClass = ALL_HOURS, sessions: int | None = None) -> OpenHours:
        """The relaxation where the pauses have hours of that class, with all that it knows.

        `sessions`: sessions that no choice of so many, or fewer, has are left out; None: none are.
        """
        hours = PartHours(self.event, replace(WHOLE, hours=chosen.hours))
        for number, minutes in enumerate(chosen.longest):
            hours.model.cp.add(hours.length(number) <= minutes)
        possible = self._possible if sessions is None else self._among_few(sessions)
        if chosen.hours:
            possible = _within(possible, day_parts(self.prepared, hours))
        model = OpenHours(self.prepared, hours, possible)
        keep_apart(model)
        return model

    @cached_property
    def prepared(self) -> Preparation:
        return Preparation(Strictness(self.event, strict=False))

    @cached_property
    def _day_parts(self) -> DayParts:
        return day_parts(self.prepared, PartHours(self.event))

    @cached_property
    def _possible(self) -> Sequence[PossibleSession]:
        """The sessions that are possible at some hours of the pauses."""
        return possible_sessions(self._day_parts)

    def _among_few(self, sessions: int) -> Sequence[PossibleSession]:
        """The possible sessions that choices of so many have."""
        if sessions not in self._few:
            self._few[sessions] = among_few(self._possible, self._day_parts, sessions)
        return self._few[sessions]


def _within(possible: Sequence[PossibleSession], shorter: DayParts) -> Sequence[PossibleSession]:
    """The sessions that the shorter parts of the days have time for, with the minutes at which they may start there."""
    found: list[PossibleSession] = []
    for session in possible:
        part = shorter.parts[session.part]
        minutes = span(part.start, part.end - session.minutes + 1)
        starts = [layer & minutes for layer in session.starts]
        if starts[-1]:
            found.append(replace(session, starts=starts))
    return found
