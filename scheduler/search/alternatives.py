"""Programmes that are equally good, or nearly, and as different from each other as can be."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ortools.sat.python.cp_model import Domain, IntVar

from constraints import rule
from scheduler.check import check
from scheduler.domain.clock import DAY, NOON
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.domain.talks import Talk
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of as slots_programme_of
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped
from scheduler.search.lexicographic import build, cores
from scheduler.search.preset.distance import posed
from scheduler.search.result import Progress, Tell
from scheduler.search.solver import Limits, run
from scheduler.search.stated_levels import bounded

#: What makes two programmes different: a talk in another half-day, two axes in the other order, a talk elsewhere.
_HALF_DAY, _ORDER, _ELSEWHERE = 10, 3, 1


@dataclass(frozen=True, slots=True)
class Alternative:
    """A programme with its levels, how far from every one before it is, and whether none could be farther."""

    programme: Programme
    distance: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    """`complete`: as many as were asked for, or proved that there are no more."""

    found: tuple[Alternative, ...]
    complete: bool


#: Seconds that one alternative has at least, and what of its time it may use: another solve chooses among equals.
_LEAST, _SHARE = 0.1, 0.8


def alternatives(
    event: Event,
    best: Programme,
    count: int,
    losses: Mapping[str, int],
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    seed: int = 0,
    progress: Tell | None = None,
) -> Alternatives:
    """Up to `count` programmes besides `best`, each as far as can be from `best` and from those before it; stopped,
    those that were found. Budget None: a minute.

    Each level is as good as in `best`, or worse by at most what `losses` allows it.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    found: list[Alternative] = []
    for place in range(count):
        part = budget.share(_SHARE / (count - place)).at_least(_LEAST * _SHARE)
        known = [best, *(one.programme for one in found)]
        try:
            one = _farthest(event, known, losses, part, Limits(part.left, workers or cores(), seed))
        except Stopped:
            one = False
        if isinstance(one, bool):
            return Alternatives(tuple(found), one)
        found.append(one)
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("alternatives", len(found), count, seconds, one.programme, one))
    return Alternatives(tuple(found), True)


def _farthest(
    event: Event, known: Sequence[Programme], losses: Mapping[str, int], budget: Budget, limits: Limits
) -> Alternative | bool:
    """True if no other programme is as good, False if none was found in time."""
    model, away = _posed(event, known, losses, budget)
    answer = run(model.cp, limits, objective=-away, stop=budget.stop)
    if not answer.values or answer.values[away.index] < 1:
        return answer.status == "optimal"
    distance = answer.values[away.index]
    proved = answer.status == "optimal" and not budget.stopped
    values = answer.values
    if proved:  # which of equally far programmes it is must not hang on the number of workers
        model, away = _posed(event, known, losses, budget)
        model.cp.add(away >= distance)
        chosen = run(model.cp, Limits(limits.seconds, 1, limits.seed), stop=budget.stop)
        values = chosen.values or values
        proved = bool(chosen.values)
    programme = slots_programme_of(model, values) if isinstance(model, ClosedModel) else programme_of(model, values)
    assert programme is not None
    measured = check(event, programme).levels  # the model's costs may be above what is reached
    levels = bounded(event, measured, known[0].levels, budget)
    programme = programme.model_copy(update={"levels": levels, "input": known[0].input})
    return Alternative(programme, distance, proved)


def _posed(
    event: Event, known: Sequence[Programme], losses: Mapping[str, int], budget: Budget
) -> tuple[TimetableModel | ClosedModel, IntVar]:
    """The model with its levels kept, and the least distance from all that are known."""
    most = {level.name: level.value + losses.get(level.name, 0) for level in known[0].levels}
    if event.slots:
        return posed(event, known, most, (_HALF_DAY, _ELSEWHERE), budget)
    model = build(event, budget=budget)
    if "sessions" in most:
        model = build(event, spare=max(0, most["sessions"] - model.fewest_sessions), budget=budget)
    for name in event.levels:
        post = rule(name).post
        assert post is not None, f"{name} is a level, so it has a cost"
        model.cp.add(post(model)() <= most[name])
    away = model.cp.new_int_var(0, 1_000_000, "away")
    for programme in known:
        model.cp.add(away <= _distance(model, programme))
    return model, away


def _distance(model: TimetableModel, other: Programme) -> Term:
    """Literals that are only true where the model's programme differs from `other`, weighed and summed."""
    parts: list[Term] = []
    for placed in other.talks:
        talk = model.event.talk[placed.id]
        parts.append(_HALF_DAY * _literal(model, talk, _half_day(model, placed).complement()))
        parts.append(_ELSEWHERE * _literal(model, talk, _near(model, placed).complement()))
    first = {axis: _first(model, other, axis) for axis in model.candidates}
    for one, two in combinations(model.candidates, 2):
        if first[one] == first[two]:
            continue
        earlier, later = (one, two) if first[one] < first[two] else (two, one)
        reversed_ = model.cp.new_bool_var("")
        begin, then = model.candidates[later][0], model.candidates[earlier][0]
        model.cp.add(begin.start < then.start).only_enforce_if(reversed_)
        parts.append(_ORDER * reversed_)
    return sum(parts)


def _literal(model: TimetableModel, talk: Talk, hours: Domain) -> IntVar:
    literal = model.cp.new_bool_var("")
    start = model.start_of(talk)
    model.within(start, hours.intersection_with(Domain(0, DAY * len(model.event.days))), literal)
    return literal


def _half_day(model: TimetableModel, placed: PlacedTalk) -> Domain:
    midnight = model.day_number[placed.day] * DAY
    return Domain(midnight, midnight + NOON - 1) if placed.start < NOON else Domain(midnight + NOON, midnight + DAY - 1)


def _near(model: TimetableModel, placed: PlacedTalk) -> Domain:
    """Less than the talk's own length away."""
    at, length = model.day_number[placed.day] * DAY + placed.start, placed.end - placed.start
    return Domain(at - length + 1, at + length - 1)


def _first(model: TimetableModel, programme: Programme, axis: str | None) -> int:
    return min(
        (model.day_number[s.day] * DAY + s.start for s in programme.sessions if s.axis == axis), default=DAY * 400
    )


def other_half_days(one: Programme, other: Programme) -> tuple[str, ...]:
    """The talks that are in another half-day, in the order of `one`."""

    def half(placed: PlacedTalk) -> tuple[date, bool]:
        return placed.day, placed.start < NOON

    return tuple(t.id for t in one.talks if t.id in other.talk and half(t) != half(other.talk[t.id]))
