"""The first programme of a repair or of a what-if: the one in hand, of which only what cannot stay is free at first.

A search that begins from any programme of the event finds its way back to the published one slowly: with a few of its
sessions free and all others settled, the model is solved in a moment. It proves nothing; the levels are minimised from
there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.check import check
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.model.base import Scope
from scheduler.model.candidates import Candidate
from scheduler.model.pauses import pause_variables
from scheduler.model.session_counts import fewest_sessions
from scheduler.model.solution import decisions, value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import BoolLiteral, Term
from scheduler.search.builder import build, cost_of
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import FirstSolution
from scheduler.search.result import Goal
from scheduler.search.solver import Hint, Limits, run, size_of

#: Share (0 to 1) of the remaining time: the most for each of the three attempts.
_SHARE = 0.15
#: Deterministic seconds of the solver: the most for one level where a search from both sides follows.
_LEVEL_EFFORT = 0.5
#: Sessions beyond those of the published programme that the model may have, for talks that are new.
_FURTHER = 1
#: A variable and the value that it keeps.
_Pair = tuple[BoolLiteral | IntVar, int]


def kept_programme(event: Event, goal: Goal, scope: Scope, budget: Budget, threads: Workers) -> FirstSolution | None:
    """A programme of the event in which nearly all stays as in the base of the goal; None: none was found in
    time, or the goal has no base. On a late day that is the programme near which the goal seeks: all has slid in its
    order, or nothing has.

    At first those sessions are free that cannot stay as they are, and all others keep rooms and hours, as pauses do;
    then all of the axes of these sessions; then the others keep only their talks, days and rooms. Of what is free the
    levels of changes are minimised one after the other, where they come before those of the event; else all levels.
    Raises Stopped where the budget is stopped meanwhile.
    """
    levels, base = goal.levels or (), goal.near if event.late else goal.base
    if base is None or not levels:
        return None
    if levels[0].name not in event.levels:
        levels = [*takewhile(lambda level: level.name not in event.levels, levels)]
    left = _left(event, base)
    spare = max(0, len(base.sessions) - fewest_sessions(event, scope)) + _FURTHER
    model = build(event, scope, spare=spare, budget=budget)
    costs = [cost_of(model, level) for level in levels]
    hint = decisions(model, left)
    staying = _Staying(model, left, _loose(event, base, left), {variable.index: value for variable, value in hint})
    limits = Limits(0, threads.number, threads.seed)
    if goal.near is not None:
        limits = Limits(0, 1, threads.seed, effort=_LEVEL_EFFORT * size_of(model.cp), strategy="unrelaxed")
    attempts = (staying.hours(), staying.other_axes(), staying.talks())  # they may add to the model, so before a copy
    for kept in attempts:
        question = model.cp.clone()
        for variable, value in kept:
            question.add(variable == value)
        values = _minimised(question, costs, hint, budget.share(_SHARE), limits)
        if values:
            return FirstSolution("feasible", model, values, model.fewest_sessions)
        budget.check()
    return None


def _minimised(question: CpModel, costs: Sequence[Term], hint: Hint, budget: Budget, limits: Limits) -> Sequence[int]:
    """The values of the question's variables at the least costs, the first before all others; empty: none in time.

    `limits`: those of each call of the solver, but for its seconds.
    """
    values: Sequence[int] = ()
    for cost in costs:
        answer = run(question, replace(limits, seconds=budget.left), objective=cost, hint=hint, stop=budget.stop)
        if not answer.values:
            return values
        values = answer.values
        hint = dict(enumerate(values))
        question.add(cost <= value_of(cost, values))
    return values


def _left(event: Event, base: Programme) -> Programme:
    """What is left of the programme: of all that it names, what the event still has, talks on their axes."""
    rooms = {room.id for room in event.talk_rooms}
    axes = {s.id: s.axis for s in base.sessions if s.day in event.day and s.room in rooms}
    talks = tuple(t for t in base.talks if t.id in event.talk and event.talk[t.id].axis == axes.get(t.session, ""))
    there = {talk.id for talk in talks}
    kept = [(s, tuple(id for id in s.talks if id in there)) for s in base.sessions if s.id in axes]
    breaks = {(pause.id, pause.day.date) for pause in event.daily_breaks}
    return base.model_copy(
        update={
            "talks": talks,
            "sessions": tuple(session.model_copy(update={"talks": inside}) for session, inside in kept if inside),
            "breaks": tuple(each for each in base.breaks if (each.id, each.day) in breaks),
            "plenaries": tuple(each for each in base.plenaries if each.id in event.plenary),
        }
    )


def _loose(event: Event, base: Programme, left: Programme) -> frozenset[str]:
    """The talks whose sessions cannot stay as they are: they have lost a talk, or break a rule that must be kept."""
    broken = {subject for violation in check(event, left).hard for subject in violation.subjects}
    before = {session.id: session.talks for session in base.sessions}
    loose: set[str] = set()
    for session in left.sessions:
        if session.talks != before[session.id] or not broken.isdisjoint(_names(event, session)):
            loose.update(session.talks)
    return frozenset(loose)


def _names(event: Event, session: PlacedSession) -> Iterator[str]:
    """By what a violation may name the session, or something of it."""
    yield session.id
    yield session.day.isoformat()
    yield from session.talks
    for talk in session.talks:
        yield from (event.person[who].name for who in event.talk[talk].speakers)


class _Staying:
    """What stays of a programme whose sessions with the `loose` talks are free; `values` are those of its variables.

    On an axis of which a session is free, or a talk is new, the talks stay and not the sessions, whose numbers follow
    from their hours.
    """

    def __init__(
        self, model: TimetableModel, programme: Programme, loose: frozenset[str], values: Mapping[int, int]
    ) -> None:
        self.model, self.values = model, values
        self._placed = {talk.id: talk for talk in programme.talks}
        moving = (talk for talk in model.event.talks if talk.id in loose or talk.id not in self._placed)
        self._axes = {talk.axis for talk in moving}
        held = ((candidate, self._held(candidate)) for candidate in model.sessions)
        self._sessions = [(candidate, talks) for candidate, talks in held if talks and loose.isdisjoint(talks)]

    def hours(self) -> list[_Pair]:
        """Rooms, hours and the order of talks."""
        pairs = [*self._of(*pause_variables(self.model))]
        for candidate, talks in self._sessions:
            pairs += self._talks(talks) if candidate.axis in self._axes else self._session(candidate, talks)
        return pairs

    def other_axes(self) -> list[_Pair]:
        """Rooms, hours and the order of talks of the axes of which no session is free."""
        pairs = [*self._of(*pause_variables(self.model))]
        for candidate, talks in self._sessions:
            pairs += self._session(candidate, talks) if candidate.axis not in self._axes else ()
        return pairs

    def talks(self) -> list[_Pair]:
        """The days, rooms and talks of sessions; where the talks stay and not the sessions, the rooms of talks."""
        pairs: list[_Pair] = []
        for candidate, talks in self._sessions:
            if candidate.axis in self._axes:
                pairs += [(self._room(talk), 1) for talk in talks]
                continue
            pairs += [*self._of(candidate.present, *candidate.room.values()), *((candidate.holds[t], 1) for t in talks)]
            start = self.values.get(candidate.start.index)
            if candidate.day and start is not None:
                pairs.append((candidate.day[start // DAY], 1))
        return pairs

    def _session(self, candidate: Candidate, talks: frozenset[str]) -> Iterator[_Pair]:
        yield from self._of(candidate.present, candidate.start, *candidate.room.values())
        yield from self._of(*(literal for row in candidate.place for literal in row.values()))
        if not candidate.place:
            yield from self._talks(talks)

    def _talks(self, talks: frozenset[str]) -> Iterator[_Pair]:
        for talk in talks:
            placed = self._placed[talk]
            start = self.model.day_number[placed.day] * DAY + placed.start
            yield self.model.stays(self.model.event.talk[talk], start, placed.room), 1

    def _room(self, talk: str) -> BoolLiteral:
        return self.model.room_of(self.model.event.talk[talk], self._placed[talk].room)

    def _held(self, candidate: Candidate) -> frozenset[str]:
        rows = candidate.place or (candidate.holds,)
        return frozenset(talk for row in rows for talk, literal in row.items() if self.values.get(literal.index))

    def _of(self, *variables: IntVar) -> Iterator[_Pair]:
        return ((variable, self.values[variable.index]) for variable in variables if variable.index in self.values)
