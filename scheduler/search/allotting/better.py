"""A better programme from a first one: fewer sessions first, then talks in parts of the day that people prefer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.minute_sets import covered_by, span, starts_in
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.model.base import WHOLE
from scheduler.model.session_counts import fewest_sessions
from scheduler.model.types import Term
from scheduler.search.allotting.attempt import Attempt
from scheduler.search.allotting.model import AllotmentModel
from scheduler.search.control import Budget, Workers
from scheduler.search.many_talks import has_many

#: Deterministic seconds of the solver for each talk: the most for one answer.
_EFFORT = 0.006
#: Share (0 to 1) of the time for fewer sessions, and other hours of the pauses that are tried meanwhile for many talks.
_SESSIONS_SHARE, _FURTHER_HOURS = 0.6, 4


def reallotted(event: Event, programme: Programme, budget: Budget, threads: Workers) -> Programme:
    """The programme, or a better one by the event's levels.

    Sessions are allotted to the parts of the days anew, as few as can be; where more are left than the talks need, with
    other hours of the pauses too. Where talks are many, they are near the hours that people prefer then. Only what the
    check accepts is given out.
    """
    if event.slots or event.late or event.begun or not _begins_with_sessions(event):
        return programme
    prepared = Preparation(Strictness(event, strict=False))
    best, chosen, fewest = programme, None, fewest_sessions(event, WHOLE)
    share = budget.share(_SESSIONS_SHARE)
    for number, starts in enumerate(_hours(prepared, programme, threads.seed)):
        if share.over or (chosen is not None and len(best.sessions) <= fewest):
            break
        attempt = Attempt(prepared, starts, number, share, threads)
        found = _with_fewest_sessions(attempt)
        if found is not None and _is_better(event, found, best):
            best, chosen = found, attempt
    if chosen is not None and has_many(event) and "preferences" in event.levels and not budget.over:
        chosen.budget = budget
        found = chosen.programme(_missed(event, chosen.model), _EFFORT)
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
    _need_sessions(attempt.model)
    sessions = sum(attempt.model.held.values())
    found = attempt.programme(sessions, _EFFORT)
    if found is not None:
        attempt.keep(sessions)
    return found


def _hours(prepared: Preparation, programme: Programme, seed: int) -> Iterator[Mapping[Pause, int]]:
    """The hours of the pauses: those of the programme, then others."""
    yield _starts(prepared, programme)
    yield from promising_hours(prepared, seed + 1, _FURTHER_HOURS if has_many(prepared.event) else 1)


def _starts(prepared: Preparation, programme: Programme) -> dict[Pause, int]:
    """The minutes of their days at which the pauses start in the programme."""
    dates = [day.date for day in prepared.event.days]
    placed = {("break", item.id, item.day): item.start for item in programme.breaks}
    placed |= {("plenary", item.id, item.day): item.start for item in programme.plenaries}
    return {pause: placed[pause.kind, pause.id, dates[pause.day]] for pause in prepared.pauses}


def _need_sessions(model: AllotmentModel) -> None:
    """Each axis has as many sessions as its talks need, which the solver would have to find out."""
    most = model.day_parts.largest
    for axis, blocks in model.day_parts.prepared.by_axis.items():
        talks = sum(len(block.talks) for block in blocks)
        model.cp.add(sum(held for key, held in model.held.items() if key.axis == axis) >= -(-talks // most))


def _missed(event: Event, model: AllotmentModel) -> Term:
    """The number of talks in parts of the day that have none of the hours that are preferred for them."""
    wished: dict[str, int] = {}
    for talk in event.talks:
        for windows in _wishes(event, talk):
            wished[talk.id] = wished.get(talk.id, -1) & starts_in(covered_by(event, windows), talk.duration)
    missed: list[Term] = []
    for (block, key), literal in model.member.items():
        part = model.day_parts.parts[key.part]
        minutes = span(part.start, part.end)
        missed += [literal for talk in block.talks if not wished.get(talk.id, -1) & minutes]
    return sum(missed)


def _wishes(event: Event, talk: Talk) -> Iterator[Sequence[Window]]:
    """The lists of windows that are preferred for the talk."""
    people = (event.person[speaker].preferred for speaker in talk.speakers)
    return (windows for windows in (talk.preferred, *people) if windows)
