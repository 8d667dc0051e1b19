"""A better programme from a first one: fewer sessions first, then talks in parts of the day that people prefer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from constraints import preferences
from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.base import WHOLE
from scheduler.model.session_counts import fewest_sessions
from scheduler.search.allotting.attempt import Attempt, makes_choice
from scheduler.search.allotting.choice import worth
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.other_hours import OtherHours
from scheduler.search.control import Budget, Workers
from scheduler.search.many_talks import has_many, is_huge
from scheduler.search.open_hours.bounds import BestHours
from scheduler.search.open_hours.relaxations import Relaxations

#: Deterministic seconds of the solver for each talk: the most for one answer.
_EFFORT = 0.006
#: Share (0 to 1) of the time for fewer sessions, and other hours of the pauses that are tried meanwhile for many talks.
_SESSIONS_SHARE, _FURTHER_HOURS = 0.6, 4
#: Ways to set the pauses without a gain after which no others are tried; and while the relaxation is asked.
_VAIN_HOURS, _VAIN_BESIDE = 12, 2
#: Seconds between two looks at the hours that the relaxation promises.
_INTERVAL = 0.05
#: Share (0 to 1) of the time: the most for the best hours of the pauses by the relaxation.
_RELAXED_SHARE = 0.8
#: Share (0 to 1) of what is left then: the most for the order of the axes.
_ORDER_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Reallotment:
    """A programme.

    Attributes
    ----------
    relaxed
        What the relaxation with open hours of the pauses knows; None: it was not asked.
    sketch
        A programme by a choice that is better than the programme, though not all of its talks may have places as good;
        None: there is none.
    """

    programme: Programme
    relaxed: BestHours | None = None
    sketch: Programme | None = None

    def is_proved(self, event: Event) -> bool:
        """True if no programme has fewer sessions, or as many and fewer talks outside their preferred hours."""
        return self.relaxed is not None and self.cost(event) <= self.relaxed.bound

    def cost(self, event: Event) -> int:
        """The talks outside their preferred hours, and the worth of all sessions."""
        return worth(event) * len(self.programme.sessions) + _missed(event, self.programme)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What all attempts have in common, and the hours of the pauses of the programme in hand."""

    prepared: Preparation
    starts: Mapping[Pause, int]
    budget: Budget
    threads: Workers


def reallotted(event: Event, programme: Programme, budget: Budget, threads: Workers) -> Reallotment:
    """The programme, or a better one by the event's levels.

    Sessions are allotted to the parts of the days anew, as few as can be; where more are left than the talks need, with
    other hours of the pauses too. Where talks are many, they are near the hours that people prefer then, and other
    hours are tried as long as there is time. Only what the check accepts is given out.
    """
    if event.slots or event.late or event.begun or not _begins_with_sessions(event):
        return Reallotment(programme)
    prepared = Preparation(Strictness(event, strict=False))
    first = _Beginning(prepared, _starts(prepared, programme), budget, threads)
    if makes_choice(DayParts(prepared, prepared.board(first.starts))):
        return _chosen_anew(programme, first)
    return Reallotment(_found_anew(programme, first))


def _chosen_anew(programme: Programme, first: _Beginning) -> Reallotment:
    """The best programme by choices among all possible sessions, each with other hours of the pauses.

    Each thread has a choice of its own, as the solver has one worker for it. Where talks are many, the hours at which
    the relaxation has its best value are sought meanwhile, and come next as soon as they are known; later levels of
    their choice are bettered while the relaxation proves them the best.
    """
    event, best, vain = first.prepared.event, Reallotment(programme), 0
    many, asked, number = has_many(event), has_many(event) and not is_huge(event), 0
    hours = OtherHours(first.prepared, first.starts, first.threads.seed, _FURTHER_HOURS if many else 1)
    chosen, ordered, promised = None, None, list[BestHours]()
    enough, further = 0 if many else fewest_sessions(event, WHOLE), hours.every(near=many)
    with ThreadPoolExecutor(max(first.threads.number, 2)) as pool:
        share = first.budget.share(_RELAXED_SHARE)
        relaxed = pool.submit(_best_hours, lambda: best.cost(event), first, share, promised) if asked else None
        while not first.budget.over and len(best.programme.sessions) > enough:
            if relaxed is not None and relaxed.done():
                break
            known = [each.starts for each in promised if each.starts]
            ahead = [starts for starts in known if hours.is_new(starts)]
            if relaxed is not None and not ahead and (known or vain >= _VAIN_BESIDE):
                if chosen is not None and chosen.starts in known and ordered is not chosen:
                    best, ordered = _with_sketch(best, chosen, first), chosen
                wait([relaxed], _INTERVAL)
                continue
            batch = ahead or [*islice(further, max(1, first.threads.number - (relaxed is not None)))]
            if vain >= _VAIN_HOURS or not batch:
                break
            choices = [*pool.map(partial(_chosen, first, best.programme), batch, range(number, number + len(batch)))]
            number, vain = number + len(batch), vain + len(batch)
            for attempt, other in choices:
                if other is not None and _is_better(event, other, best.programme):
                    best, hours.best, chosen, vain = Reallotment(other), attempt.starts, attempt, 0
        if relaxed is not None:
            best = replace(best, relaxed=relaxed.result())
    return _at_best_hours(best, chosen, first) if many else best


def _at_best_hours(best: Reallotment, chosen: Attempt | None, first: _Beginning) -> Reallotment:
    """The best programme, or that of a choice with the best hours by the relaxation, and a sketch.

    `chosen`: the choice of the best programme; None: it was not chosen.
    """
    event, relaxed = first.prepared.event, best.relaxed
    if relaxed is not None and relaxed.starts and not first.budget.over and not best.is_proved(event):
        attempt, other = _chosen(first, best.programme, relaxed.starts, 0)
        if attempt.values:
            best, chosen = replace(best, sketch=None), attempt
        if other is not None and _is_better(event, other, best.programme):
            best = replace(best, programme=other)
    return best if chosen is None or best.sketch is not None else _with_sketch(best, chosen, first)


def _with_sketch(best: Reallotment, chosen: Attempt, first: _Beginning) -> Reallotment:
    """The same with a sketch by that choice, where later levels ask for one."""
    if "axis_order" not in first.prepared.event.levels or first.budget.over:
        return best
    return replace(best, sketch=_ordered(chosen, first.budget))


def sketched(relaxed: BestHours, budget: Budget, threads: Workers) -> Programme | None:
    """A programme by the best choice with the best hours as far as the relaxation knows; not all of its talks may have
    places as good. None: there is none.
    """
    attempt = Attempt(relaxed.relaxations.prepared, relaxed.starts, 0, budget, threads)
    found = attempt.programme(attempt.model.bold_cost)
    ordered = _ordered(attempt, budget) if attempt.values and not budget.over else None
    return found if ordered is None else ordered


def _ordered(chosen: Attempt, budget: Budget) -> Programme | None:
    """The programme of a choice as good in which later levels are better; None: the check accepts none."""
    ordered = chosen.ordered(budget.share(_ORDER_SHARE))
    return None if ordered is None or check(chosen.prepared.event, ordered).hard else ordered


def _best_hours(
    most: Callable[[], int], first: _Beginning, budget: Budget, promised: list[BestHours]
) -> BestHours | None:
    """What the relaxation knows of the hours of the pauses; None: it has no bound.

    `promised`: has the same as soon as it is sought.
    """
    relaxations = Relaxations(first.prepared.event)
    if not relaxations.known:
        return None
    hours = BestHours(relaxations, first.threads)
    promised.append(hours)
    hours.seek(most, budget)
    return hours


def _chosen(
    first: _Beginning, best: Programme, starts: Mapping[Pause, int], number: int
) -> tuple[Attempt, Programme | None]:
    """One with these hours that has fewer sessions or misses fewer wishes than the best; None: none was found."""
    attempt = Attempt(first.prepared, starts, number, first.budget, first.threads)
    attempt.model.better(len(best.sessions), _missed(first.prepared.event, best))
    return attempt, attempt.programme(attempt.model.bold_cost)


def _missed(event: Event, programme: Programme) -> int:
    """The value of the programme on the level `preferences`."""
    return sum(violation.amount for violation in preferences.measure(event, programme))


def _found_anew(programme: Programme, first: _Beginning) -> Programme:
    """The best programme by sessions that are found talk by talk: as few as can be, then at preferred hours."""
    prepared, event, budget = first.prepared, first.prepared.event, first.budget
    best, chosen, fewest = programme, None, fewest_sessions(event, WHOLE)
    share = budget.share(_SESSIONS_SHARE)
    further = promising_hours(prepared, first.threads.seed + 1, _FURTHER_HOURS if has_many(event) else 1)
    for number, starts in enumerate([first.starts, *further]):
        if share.over or (chosen is not None and len(best.sessions) <= fewest):
            break
        attempt = Attempt(prepared, starts, number, share, first.threads)
        found = _with_fewest_sessions(attempt)
        if found is not None and _is_better(event, found, best):
            best, chosen = found, attempt
    if chosen is not None and has_many(event) and "preferences" in event.levels and not budget.over:
        chosen.budget = budget
        found = chosen.programme(chosen.model.missed, _EFFORT)
        best = found if found is not None and _is_better(event, found, best) else best
    return best


def _begins_with_sessions(event: Event) -> bool:
    """True if the first level, but for soft rules, is the number of sessions."""
    return [level for level in event.levels if level != "rules"][:1] == ["sessions"]


def _is_better(event: Event, programme: Programme, other: Programme) -> bool:
    """True if the check accepts the programme and its levels are better than the other's."""
    report = check(event, programme)
    return not report.hard and [*report.levels] < [*check(event, other).levels]


def _with_fewest_sessions(attempt: Attempt) -> Programme | None:
    """The programme with the fewest sessions that is found, to which the attempt is bound afterwards."""
    if attempt.programme() is None:
        return None
    attempt.keep(sum(attempt.model.risks))
    attempt.model.need_sessions()
    sessions = attempt.model.sessions
    found = attempt.programme(sessions, _EFFORT)
    if found is not None:
        attempt.keep(sessions)
    return found


def _starts(prepared: Preparation, programme: Programme) -> dict[Pause, int]:
    """The minutes of their days at which the pauses start in the programme."""
    dates = [day.date for day in prepared.event.days]
    placed = {("break", item.id, item.day): item.start for item in programme.breaks}
    placed |= {("plenary", item.id, item.day): item.start for item in programme.plenaries}
    return {pause: placed[pause.kind, pause.id, dates[pause.day]] for pause in prepared.pauses}
