"""Cells: the candidate sessions of an event without axes, one for each room and part of a day between two pauses.

Where two sessions of a room must have a pause between them, and the order of the pauses is known, no room has more
than one session in a part of a day. So each candidate has its room and its part beforehand, and nothing has to be said
of two candidates. Talks have starts of their own, and a candidate no places: a chain of places of unequal lengths is
propagated at length by the solver and hardly searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from ortools.sat.python.cp_model import CpModel, Domain, IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.model.base import Pause, Scope
from scheduler.model.candidates import Candidate, minutes_of, starts_of
from scheduler.model.session_counts import SessionCounts

#: A pause by its kind, its id and the number of its day.
_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A room during a part of a day.

    Parameters
    ----------
    day
        The number of the day.
    part
        The number of the pauses of the day before it.
    start, end
        The minutes of the day between which the part lies, wherever the pauses are.
    """

    room: str
    day: int
    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Span:
    """The earliest and the latest start of a pause, in minutes of its day, and its shortest duration."""

    key: _Key
    earliest: int
    latest: int
    shortest: int

    def may_precede(self, other: _Span) -> bool:
        """True if this one can be over when the other starts."""
        return self.earliest + self.shortest <= other.latest


def cells_of(event: Event, scope: Scope) -> tuple[Cell, ...] | None:
    """The cells of the event; None where its candidate sessions are not known by room and part of the day."""
    if not _is_known_by_part(event, scope):
        return None
    cells = []
    for number, day in enumerate(event.days):
        spans = _in_order(event, number)
        if spans is None:
            return None
        edges = [day.start, *(span.earliest + span.shortest for span in spans)]
        ends = [*(span.latest for span in spans), day.end]
        for part, (start, end) in enumerate(zip(edges, ends, strict=True)):
            cells += [Cell(room.id, number, part, start, end) for room in event.talk_rooms]
    return tuple(cells)


def _is_known_by_part(event: Event, scope: Scope) -> bool:
    """True if a room has one session at most in a part of a day, and nothing counts sessions in their order."""
    return (
        not event.axes
        and not event.slots
        and not scope.dropped
        and scope.hours is None
        and event.setting("session_apart") == "hard"
        and event.setting("axis_parallel") == "off"
        and (event.setting("order") == "off" or not any(talk.order for talk in event.talks))
        and not (scope.compared and any(person.may_chair for person in event.people))
    )


def ranks_of_pauses(event: Event) -> dict[_Key, int]:
    """The place of each pause among those of its day, from 0, in the only order that they can have."""
    days = [_in_order(event, number) or [] for number in range(len(event.days))]
    return {span.key: rank for spans in days for rank, span in enumerate(spans)}


def _in_order(event: Event, number: int) -> list[_Span] | None:
    """The pauses of a day in their order; None where two of them may follow each other either way, or neither way."""
    spans = _spans(event, number)
    if spans is None or any(p.may_precede(q) == q.may_precede(p) for p, q in combinations(spans, 2)):
        return None
    return sorted(spans, key=lambda span: span.earliest + span.shortest + span.latest)


def _spans(event: Event, number: int) -> list[_Span] | None:
    """The spans of the pauses of a day; None where one has no hour at all."""
    day = event.days[number]
    pauses = [
        *(("break", b.id, b.starts(event.step), b.shortest) for b in event.daily_breaks if b.day.date == day.date),
        *(("plenary", p.id, p.starts(day, event.step), p.duration) for p in event.plenaries if p.day == day.date),
    ]
    if not all(starts for _, _, starts, _ in pauses):
        return None
    return [_Span((kind, name, number), starts[0], starts[-1], least) for kind, name, starts, least in pauses]


def talk_starts(cp: CpModel, event: Event) -> dict[str, IntVar]:
    """A variable for the absolute minute at which each talk starts."""
    last = DAY * len(event.days)
    return {talk.id: cp.new_int_var(0, last, f"{talk.id}.start") for talk in event.talks}


def cell_candidate(
    cp: CpModel, event: Event, cell: Cell, number: int, counts: SessionCounts, starts: Mapping[str, IntVar]
) -> Candidate:
    """The candidate session of a cell, added to `cp`; `starts` are those of the talks."""
    talks, name, false = event.talks, f"/{number}", cp.new_constant(0)
    present = cp.new_bool_var(f"{name}?")
    holds = {talk.id: cp.new_bool_var(f"{name}∋{talk.id}") for talk in talks}
    cp.add(sum(holds.values()) >= present)
    cp.add(sum(holds.values()) <= counts.places * present)
    low, high = cell.day * DAY + cell.start, cell.day * DAY + cell.end
    domain = starts_of(event, talks).intersection_with(Domain(low, max(low, high)))
    if domain.is_empty():
        cp.add(present == 0)
        domain = Domain(low, low)
    start = cp.new_int_var_from_domain(domain, f"{name}.start")
    length = cp.new_int_var_from_domain(Domain.from_values(list(counts.lengths)), f"{name}.length")
    cp.add(length == minutes_of(event, holds, present))
    end = cp.new_int_var(low, max(high, domain.max()), f"{name}.end")
    cp.add(end == start + length)
    cp.add(start == domain.min()).only_enforce_if(~present)
    _hold(cp, event, (start, end), holds, starts)
    return Candidate(
        axis=None,
        number=number,
        talks=talks,
        present=present,
        start=start,
        end=end,
        length=length,
        size=sum(holds.values()),
        places=counts.places,
        place=(),
        place_start=(),
        holds=holds,
        room={room.id: present if room.id == cell.room else false for room in event.talk_rooms},
        day=tuple(present if day == cell.day else false for day in range(len(event.days))),
        cell=(cell.day, cell.part),
    )


def _hold(
    cp: CpModel, event: Event, session: tuple[IntVar, IntVar], holds: Mapping[str, IntVar], starts: Mapping[str, IntVar]
) -> None:
    """The talks that the session holds lie in it, `gap` minutes apart: as its length is theirs, nothing else does."""
    settings, gap = event.session_settings, event.talk_settings.gap
    first, last = session
    intervals = []
    for talk in event.talks:
        start, held = starts[talk.id], holds[talk.id]
        cp.add(start >= first + settings.introduction).only_enforce_if(held)
        cp.add(start + (talk.duration + settings.discussion) <= last).only_enforce_if(held)
        size = talk.duration + gap
        intervals.append(cp.new_optional_fixed_size_interval_var(start, size, held, f"{talk.id} held"))
    cp.add_no_overlap(intervals)


def limit_lengths(
    cp: CpModel, event: Event, sessions: tuple[Candidate, ...], pauses: Mapping[_Key, Pause], lengths: tuple[int, ...]
) -> None:
    """Sessions in a part of a day that is too short for a length have no more than the next shorter one each.

    It follows from the rest. A length is a sum of whole talks, so that what a part lets its sessions have grows by
    leaps; the bound on the fewest sessions needs that.
    """
    ranks = ranks_of_pauses(event)
    by_rank = {(key[2], rank): pauses[key] for key, rank in ranks.items()}
    leaps = [(low, high) for low, high in pairwise(lengths) if high - low > event.step]
    for day, part in dict.fromkeys(session.cell for session in sessions if session.cell is not None):
        hours = event.days[day]
        before, after = by_rank.get((day, part - 1)), by_rank.get((day, part))
        begin = before.end if before is not None else day * DAY + hours.start
        end = after.start if after is not None else day * DAY + hours.end
        inside = [session for session in sessions if session.cell == (day, part)]
        for low, high in leaps:
            long = cp.new_bool_var(f"{day}/{part} of {high} minutes")
            cp.add(end - begin >= high).only_enforce_if(long)
            total, number = sum(s.length for s in inside), sum(s.present for s in inside)
            cp.add(total <= low * number).only_enforce_if(~long)
