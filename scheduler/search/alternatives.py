"""Alternatives: programmes about as good as the best one, at the greatest distance from it and from each other."""

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
from scheduler.model.preset.solution import programme_of as preset_programme_of
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.builder import build
from scheduler.search.control import Budget, Stopped, cores
from scheduler.search.preset.distance import distance_model
from scheduler.search.result import AlternativesRequest, Progress, Tell
from scheduler.search.solver import Limits, run
from scheduler.search.stated_levels import bounded

#: Units of distance: a talk in another half-day, two axes in the other order, a talk at another hour.
_HALF_DAY_WEIGHT, _ORDER_WEIGHT, _HOUR_WEIGHT = 10, 3, 1
#: Seconds: the least time of one alternative.
_MIN_SECONDS = 0.1
#: Share (0 to 1) of an alternative's time for its distance; the choice among equally distant programmes has the rest.
_DISTANCE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Alternative:
    """A programme with its levels, its distance from the nearest earlier one, and whether that is the greatest."""

    programme: Programme
    distance: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The alternatives that were found.

    `complete`: they are as many as were requested, or it is proved that there are no more.
    """

    found: tuple[Alternative, ...]
    complete: bool


def alternatives(
    event: Event,
    best: Programme,
    request: AlternativesRequest,
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Alternatives:
    """The requested programmes besides `best`, each at the greatest distance from all before it.

    Parameters
    ----------
    best
        A programme of the event, with its levels.
    budget
        The time; None: a minute. Where it is stopped, the alternatives so far are returned.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    alternatives_so_far: list[Alternative] = []
    count, losses, seed = request.count, request.losses, request.seed
    for number in range(count):
        part = budget.share(_DISTANCE_SHARE / (count - number)).at_least(_MIN_SECONDS * _DISTANCE_SHARE)
        known = [best, *(alternative.programme for alternative in alternatives_so_far)]
        try:
            answer = _farthest(event, known, losses, part, Limits(part.left, workers or cores(), seed))
        except Stopped:
            answer = False
        if isinstance(answer, bool):
            return Alternatives(tuple(alternatives_so_far), answer)
        alternatives_so_far.append(answer)
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("alternatives", len(alternatives_so_far), count, seconds, answer.programme, answer))
    return Alternatives(tuple(alternatives_so_far), True)


def _farthest(
    event: Event, known: Sequence[Programme], losses: Mapping[str, int], budget: Budget, limits: Limits
) -> Alternative | bool:
    """The programme at the greatest distance from the `known` ones; True: there is none; False: none was found."""
    model, distance_variable = _model(event, known, losses, budget)
    answer = run(model.cp, limits, objective=-distance_variable, stop=budget.stop)
    if not answer.values or answer.values[distance_variable.index] < 1:
        return answer.status == "optimal"
    distance = answer.values[distance_variable.index]
    proved = answer.status == "optimal" and not budget.stopped
    values = answer.values
    if proved:  # the choice among equally distant programmes must not depend on the number of workers
        model, distance_variable = _model(event, known, losses, budget)
        model.cp.add(distance_variable >= distance)
        chosen = run(model.cp, Limits(limits.seconds, 1, limits.seed), stop=budget.stop)
        values = chosen.values or values
        proved = bool(chosen.values)
    programme = preset_programme_of(model, values) if isinstance(model, ClosedModel) else programme_of(model, values)
    assert programme is not None
    measured = check(event, programme).levels  # the model's costs may be above the values
    levels = bounded(event, measured, known[0].levels, budget)
    programme = programme.model_copy(update={"levels": levels, "input": known[0].input})
    return Alternative(programme, distance, proved)


def _model(
    event: Event, known: Sequence[Programme], losses: Mapping[str, int], budget: Budget
) -> tuple[TimetableModel | ClosedModel, IntVar]:
    """A model in which no level exceeds its allowed loss, and a variable at most the distance from each known one."""
    upper_bounds = {level.name: level.value + losses.get(level.name, 0) for level in known[0].levels}
    if event.slots:
        return distance_model(event, known, upper_bounds, (_HALF_DAY_WEIGHT, _HOUR_WEIGHT), budget)
    model = build(event, budget=budget)
    if "sessions" in upper_bounds:
        model = build(event, spare=max(0, upper_bounds["sessions"] - model.fewest_sessions), budget=budget)
    for name in event.levels:
        post = rule(name).post
        assert post is not None, f"{name} is a level, so it has a cost"
        model.cp.add(post(model)() <= upper_bounds[name])
    distance = model.cp.new_int_var(0, 1_000_000, "away")
    for programme in known:
        model.cp.add(distance <= _distance(model, programme))
    return model, distance


def _distance(model: TimetableModel, other: Programme) -> Term:
    """A lower bound on the distance of the model's programme from `other`: weighted literals of their differences."""
    parts: list[Term] = []
    for placed in other.talks:
        talk = model.event.talk[placed.id]
        parts.append(_HALF_DAY_WEIGHT * _literal(model, talk, _half_day(model, placed).complement()))
        parts.append(_HOUR_WEIGHT * _literal(model, talk, _near(model, placed).complement()))
    first_minute = {axis: _first_minute(model, other, axis) for axis in model.candidates}
    for axes in combinations(model.candidates, 2):
        earlier, later = sorted(axes, key=lambda axis: first_minute[axis])
        if first_minute[earlier] == first_minute[later]:
            continue
        is_reversed = model.cp.new_bool_var("")
        session, other_session = model.candidates[later][0], model.candidates[earlier][0]
        model.cp.add(session.start < other_session.start).only_enforce_if(is_reversed)
        parts.append(_ORDER_WEIGHT * is_reversed)
    return sum(parts)


def _literal(model: TimetableModel, talk: Talk, hours: Domain) -> IntVar:
    """A literal that is only true if the talk starts within `hours` (absolute minutes)."""
    literal = model.cp.new_bool_var("")
    start = model.start_of(talk)
    model.within(start, hours.intersection_with(Domain(0, DAY * len(model.event.days))), literal)
    return literal


def _half_day(model: TimetableModel, placed: PlacedTalk) -> Domain:
    """The absolute minutes of the half-day in which the talk starts."""
    midnight = model.day_number[placed.day] * DAY
    return Domain(midnight, midnight + NOON - 1) if placed.start < NOON else Domain(midnight + NOON, midnight + DAY - 1)


def _near(model: TimetableModel, placed: PlacedTalk) -> Domain:
    """The absolute minutes that are nearer to the talk's start than its duration."""
    start, length = model.day_number[placed.day] * DAY + placed.start, placed.end - placed.start
    return Domain(start - length + 1, start + length - 1)


def _first_minute(model: TimetableModel, programme: Programme, axis: str | None) -> int:
    """The absolute minute at which the first session of the axis starts; after all days where it has none."""
    sessions = (session for session in programme.sessions if session.axis == axis)
    return min((model.day_number[session.day] * DAY + session.start for session in sessions), default=DAY * 400)


def other_half_days(programme: Programme, other: Programme) -> tuple[str, ...]:
    """The ids of the talks that are in another half-day in `other`, in the order of `programme`."""

    def half_day(talk: PlacedTalk) -> tuple[date, bool]:
        return talk.day, talk.start < NOON

    talks = (talk for talk in programme.talks if talk.id in other.talk)
    return tuple(talk.id for talk in talks if half_day(talk) != half_day(other.talk[talk.id]))
