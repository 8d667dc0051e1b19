"""The candidate sessions of an axis: their variables and the constraints between these.

A candidate is a start, a room, a day and a row of *places*; a talk is put into one place of one candidate. Places
fill from the front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, Domain, IntVar

from scheduler.domain.clock import DAY, grid
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day
from scheduler.model.session_counts import SessionCounts
from scheduler.model.types import Term


@dataclass(frozen=True, slots=True)
class Candidate:
    """A session that may be held. Absent: `size` and `length` 0, `start` = `end` = the first minute of its domain.

    Parameters
    ----------
    number
        The session's position among the candidates of its axis, from 0.
    present
        True if the session is held.
    start, end, length
        Absolute minutes, and minutes.
    size
        The number of its talks.
    places
        The most talks that it may hold.
    place
        `place[k][talk]` is true if the talk is in the k-th place; empty for a candidate without places, whose talks
        have starts of their own.
    place_start
        The absolute minute at which the k-th place begins.
    holds
        `holds[talk]` is true if the talk is in the session, at whatever place.
    room, day
        Literals by room and by number of the day; exactly one of each is true where the session is present.
    cell
        The number of its day and of the pauses of that day before it, where these are known (`cells.py`).
    """

    axis: str | None
    number: int
    talks: tuple[Talk, ...]
    present: IntVar
    start: IntVar
    end: IntVar
    length: IntVar
    size: Term
    places: int
    place: tuple[dict[str, IntVar], ...]
    place_start: tuple[Term, ...]
    holds: dict[str, IntVar]
    room: dict[str, IntVar]
    day: tuple[IntVar, ...]
    cell: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The name of its variables: its axis and number."""
        return f"{self.axis or ''}/{self.number}"

    @property
    def deciding(self) -> tuple[IntVar, ...]:
        """The variables that decide it; the values of its others follow from them."""
        talks = [literal for row in self.place for literal in row.values()] or self.holds.values()
        return (self.present, self.start, *self.room.values(), *self.day, *talks)


def candidate(cp: CpModel, event: Event, axis: str | None, number: int, counts: SessionCounts) -> Candidate:
    """The `number`-th candidate session of `axis`, added to `cp` within the bounds of `counts`."""
    talks, name = event.talks_of(axis), f"{axis or ''}/{number}"
    present = cp.new_bool_var(f"{name}?")
    place = _places(cp, name, talks, counts.places, present)
    holds = {talk.id: cp.new_bool_var(f"{name}∋{talk.id}") for talk in talks}
    for talk in talks:
        cp.add(sum(row[talk.id] for row in place) == holds[talk.id])
    starts = starts_of(event, talks)
    if starts.is_empty():
        cp.add_bool_or(~present)
    domain = Domain(0, 0) if starts.is_empty() else starts
    start = cp.new_int_var_from_domain(domain, f"{name}.start")
    length = cp.new_int_var_from_domain(Domain.from_values(list(counts.lengths)), f"{name}.length")
    cp.add(length == minutes_of(event, holds, present))
    end = cp.new_int_var(0, DAY * len(event.days), f"{name}.end")
    cp.add(end == start + length)
    cp.add(start == domain.min()).only_enforce_if(~present)
    return Candidate(
        axis=axis,
        number=number,
        talks=talks,
        present=present,
        start=start,
        end=end,
        length=length,
        size=sum(holds.values()),
        places=counts.places,
        place=place,
        place_start=_place_starts(cp, event, name, start + event.session_settings.introduction, place, talks),
        holds=holds,
        room=_one_of(cp, present, [room.id for room in event.talk_rooms], f"{name}@"),
        day=tuple(_one_of(cp, present, [str(n) for n in range(len(event.days))], f"{name}#").values()),
    )


def _places(
    cp: CpModel, name: str, talks: Sequence[Talk], count: int, present: IntVar
) -> tuple[dict[str, IntVar], ...]:
    """A literal for each talk at each of `count` places; places fill from the front, each with one talk at most."""
    place = tuple({talk.id: cp.new_bool_var(f"{name}[{k}]={talk.id}") for talk in talks} for k in range(count))
    used = [sum(row.values()) for row in place]
    cp.add(used[0] == present)
    for before, following in pairwise(used):
        cp.add(following <= before)
    return place


def minutes_of(event: Event, holds: dict[str, IntVar], present: IntVar) -> Term:
    """The duration of a session in minutes: its introduction, its talks, the gaps between them and its discussion."""
    gap, settings = event.talk_settings.gap, event.session_settings
    total = sum((event.talk[talk].duration + gap) * literal for talk, literal in holds.items())
    return total + (settings.introduction + settings.discussion - gap) * present


def starts_of(event: Event, talks: Sequence[Talk]) -> Domain:
    """The absolute minutes at which a session may start: those of the grid; all, where a pin may pull
    it off the grid.
    """
    pinned = event.setting("pin") != "off" and any(talk.pin for talk in talks)
    return _grid(event.days, 1 if pinned else event.step)


@lru_cache(maxsize=64)
def _grid(days: tuple[Day, ...], step: int) -> Domain:
    """The absolute minutes of `days` on the grid of `step` minutes past the hour."""
    minutes = (
        number * DAY + minute for number, day in enumerate(days) for minute in grid(day.start, day.end - 1, step)
    )
    return Domain.from_values(list(minutes))


def _place_starts(
    cp: CpModel, event: Event, name: str, first: Term, place: Sequence[dict[str, IntVar]], talks: Sequence[Talk]
) -> tuple[Term, ...]:
    """The absolute minute at which each place begins, the first at `first`.

    They are multiples where all talks are equally long, else variables.
    """
    gap = event.talk_settings.gap
    if len({talk.duration for talk in talks}) == 1:
        return tuple(first + k * (talks[0].duration + gap) for k in range(len(place)))
    starts: list[Term] = [first]
    for k, row in enumerate(place[:-1]):
        following = cp.new_int_var(0, DAY * (len(event.days) + 1), f"{name}[{k + 1}].start")
        cp.add(following == starts[-1] + sum((talk.duration + gap) * row[talk.id] for talk in talks))
        starts.append(following)
    return tuple(starts)


def _one_of(cp: CpModel, present: IntVar, names: Sequence[str], prefix: str) -> dict[str, IntVar]:
    """A literal for each name: exactly one is true if `present` is true, else none."""
    if len(names) == 1:
        return {names[0]: present}
    literals = {name: cp.new_bool_var(f"{prefix}{name}") for name in names}
    cp.add(sum(literals.values()) == present)
    return literals
