"""The days of the rooms by the layouts of their parts alone: which sizes of sessions fit, and how idle the rooms are.

Rooms differ by nothing but the first and the last part of a day in which they hold a session. In the parts between,
each minute without a session is idle; in these two none need be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.clock import DAY
from scheduler.model.base import Pause, TimetableBase
from scheduler.model.counting.layouts import Layout, Lengths
from scheduler.model.counting.parts import Part
from scheduler.model.types import Term


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part with its layouts: by each, the rooms that have it between their first and their last part (`inner`, the
    empty layout too), and those that have it in one of these (`outer`).
    """

    part: Part
    inner: Mapping[Layout, IntVar]
    outer: Mapping[Layout, IntVar]

    @property
    def both(self) -> list[tuple[Layout, IntVar]]:
        return [*self.inner.items(), *self.outer.items()]


class RoomDays:
    """The rooms of an event by their layouts, added to a model that has its pauses.

    Attributes
    ----------
    by_part
        By part, and by its number of talks, the sessions that have as many.
    spans
        A lower bound on the sum of the spans of the days, in minutes.
    """

    def __init__(self, model: TimetableBase, parts: Sequence[tuple[Part, Sequence[Layout]]], needed: Lengths) -> None:
        self._model, self._cp, self._needed = model, model.cp, needed
        self._rooms = len(model.event.talk_rooms)
        self._days: dict[int, list[_Laid]] = defaultdict(list)
        self._idle: list[Term] = []
        self._outside: list[Term] = []
        self.by_part: list[dict[int, Term]] = []
        for part, layouts in parts:
            self._days[(part.last - 1) // DAY].append(self._lay_out(part, layouts))
        for day in self._days.values():
            self._fill(day)
        self.spans: Term = sum(self._span(number) for number in range(len(model.event.days)))

    def of_size(self, size: int) -> Term:
        """The sessions of so many talks."""
        return sum(by_size[size] for by_size in self.by_part)

    def idle(self, sessions: Term) -> Term:
        """A lower bound on the idle minutes of all rooms, which have as many sessions in all; 0 where the order of
        pauses is open, so that they may lie in parts.
        """
        event, needed = self._model.event, self._needed
        if sum(map(len, self._days.values())) != len(event.days) + len(self._model.pauses):
            return 0
        lengths = sum(talk.duration for talk in event.talks) + needed.gap * len(event.talks)
        around = needed.introduction + needed.discussion - needed.gap
        minutes = self._cp.new_int_var(0, self._rooms * len(event.days) * DAY, "")
        self._cp.add(minutes >= sum(self._idle) + sum(self._outside) - lengths - around * sessions)
        return minutes

    def _minutes(self, layout: Layout) -> int:
        return sum(map(self._needed.session, layout))

    def _lay_out(self, part: Part, layouts: Sequence[Layout]) -> _Laid:
        """Counts the rooms by layout; those that some room has fit into the part."""
        inner = {layout: self._cp.new_int_var(0, self._rooms, "") for layout in layouts}
        outer = {layout: self._cp.new_int_var(0, self._rooms, "") for layout in layouts if layout}
        by_size: dict[int, Term] = dict.fromkeys(self._needed.sizes, 0)
        for layout, count in outer.items():
            used = self._cp.new_bool_var("")
            self._cp.add(inner[layout] + count == 0).only_enforce_if(~used)
            self._cp.add(part.end - part.begin >= self._minutes(layout)).only_enforce_if(used)
            self._outside.append(self._minutes(layout) * count)
            for size, times in Counter(layout).items():
                by_size[size] += times * (inner[layout] + count)
        self.by_part.append(by_size)
        return _Laid(part, inner, outer)

    def _fill(self, day: Sequence[_Laid]) -> None:
        """Gives each room that is used on the day a first and a last part, and reckons the time between."""
        bounds = [(first, last) for first in range(len(day)) for last in range(first, len(day))]
        rooms = {each: self._cp.new_int_var(0, self._rooms, "") for each in bounds}
        self._cp.add(sum(rooms.values()) <= self._rooms)
        for number, laid in enumerate(day):
            between = sum(count for (first, last), count in rooms.items() if first < number < last)
            self._cp.add(sum(laid.inner.values()) == between)
            ends = sum(count for each, count in rooms.items() if number in each)
            self._cp.add(sum(laid.outer.values()) == ends)
            if 0 < number < len(day) - 1:
                self._idle.append(self._time_of(laid.part, sum(laid.inner.values())))

    def _time_of(self, part: Part, rooms: Term) -> Term:
        """The minutes that the rooms have in the part."""
        longest = max(0, part.last - part.first)
        length, number = self._cp.new_int_var(0, longest, ""), self._cp.new_int_var(0, self._rooms, "")
        minutes = self._cp.new_int_var(0, self._rooms * longest, "")
        self._cp.add(length >= part.end - part.begin)
        self._cp.add(number == rooms)
        self._cp.add_multiplication_equality(minutes, [length, number])
        return minutes

    def _span(self, day_number: int) -> Term:
        """A lower bound on the minutes from the first start of the day to its last end."""
        day = self._model.event.days[day_number]
        low, high = day_number * DAY + day.start, day_number * DAY + day.end
        pauses = [p for p in self._model.pauses if p.day == day_number and self._model.is_true(p.present)]
        first, last = self._cp.new_int_var(low, high, ""), self._cp.new_int_var(low, high, "")
        self._cp.add(first <= last)
        for pause in pauses:
            self._hold(pause, first, last)
        for laid in self._days.get(day_number, ()):
            for layout, count in laid.both:
                self._reach(laid.part, layout, count, first, last)
        return last - first

    def _hold(self, pause: Pause, first: IntVar, last: IntVar) -> None:
        self._cp.add(first <= pause.start)
        self._cp.add(last >= pause.end)

    def _reach(self, part: Part, layout: Layout, count: IntVar, first: IntVar, last: IntVar) -> None:
        """Where some room has the layout, the day goes on as long as that takes."""
        used, minutes = self._cp.new_bool_var(""), self._minutes(layout)
        self._cp.add(count == 0).only_enforce_if(~used)
        self._cp.add(first <= part.end - minutes).only_enforce_if(used)
        self._cp.add(last >= part.begin + minutes).only_enforce_if(used)
        self._cp.add(last - first >= minutes).only_enforce_if(used)
