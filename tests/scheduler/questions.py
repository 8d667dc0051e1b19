"""Each question of the library, the events that it is asked about, and what its answer may be."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from small import small_event

from scheduler import api
from scheduler.api import Amendments, Budget, Event, Programme, Progress

#: Seconds of wall time that no load excuses.
NEVER = 20.0


@dataclass(frozen=True)
class Case:
    """An event, a programme of it, the same event with too little time, and what is asked of them."""

    event: Event
    base: Programme
    short: Event
    workers: int | None = None
    conflicts: tuple[tuple[Any, ...], ...] = field(default=())

    @property
    def talk(self) -> str:
        """The talk of which is asked when it could be."""
        return self.event.talks[1].id

    @property
    def start(self) -> int:
        """A minute of the first day at which it could: ten o'clock, or the start of the day's first slot."""
        day = self.event.days[0].date
        return min((slot.start for slot in self.event.slots if slot.day == day), default=600)


Ask = Callable[[Case, Budget, "Callable[[Progress], None] | None"], Any]


def _solve(case: Case, budget: Budget, tell: Any) -> Any:
    return api.solve(case.event, budget, workers=case.workers, progress=tell)


def _possible(case: Case, budget: Budget, tell: Any) -> Any:
    return api.possible(case.event, budget, workers=case.workers, progress=tell)


def _conflicts(case: Case, budget: Budget, tell: Any) -> Any:
    return api.conflicts(case.short, budget, workers=case.workers, progress=tell)


def _ways(case: Case, budget: Budget, tell: Any) -> Any:
    return api.ways_out(case.short, case.conflicts, budget, workers=case.workers, progress=tell)


def _what_if(case: Case, budget: Budget, tell: Any) -> Any:
    asks = [api.hour(case.event, case.talk, case.event.days[0].date, case.start)]
    return api.what_if(case.event, case.base, asks, budget, workers=case.workers, progress=tell)


def _strip(case: Case, budget: Budget, tell: Any) -> Any:
    return api.what_if_strip(
        case.event, case.base, api.TalkAndRoom(case.talk), budget, workers=case.workers, progress=tell
    )


def _wishes(case: Case, budget: Budget, tell: Any) -> Any:
    return api.unmet_wishes(case.event, case.base, budget, workers=case.workers, progress=tell)


def _repair(case: Case, budget: Budget, tell: Any) -> Any:
    return api.repair(changed(case), case.base, budget, workers=case.workers, progress=tell)


def _alternatives(case: Case, budget: Budget, tell: Any) -> Any:
    return api.alternatives(
        case.event, case.base, api.AlternativesRequest(2), budget, workers=case.workers, progress=tell
    )


QUESTIONS: dict[str, Ask] = {
    "solve": _solve,
    "possible": _possible,
    "conflicts": _conflicts,
    "ways out": _ways,
    "what if": _what_if,
    "strip": _strip,
    "wishes": _wishes,
    "repair": _repair,
    "alternatives": _alternatives,
}


def changed(case: Case) -> Event:
    """The event without its last talk."""
    return api.amended(case.event, Amendments(cancelled=(case.event.talks[-1].id,)))


def programmes(case: Case, name: str, answer: Any) -> Iterator[tuple[Event, Programme]]:
    """Every programme in an answer, with the event that it is of."""
    match name:
        case "solve" if answer.programme is not None:
            yield case.event, answer.programme
        case "repair" if answer.programme is not None:
            yield changed(case), answer.programme
        case "what if" if answer.programme is not None:
            yield answer.event, answer.programme
        case "strip":
            follow = (start.consequence for start in answer)
            yield from ((then.event, then.programme) for then in follow if then.programme is not None)
        case "wishes":
            follow = (reason.consequence for reason in answer if reason.consequence is not None)
            yield from (
                (alternative.event, alternative.programme)
                for alternative in follow
                if alternative.programme is not None
            )
        case "alternatives":
            yield from ((case.event, alternative.programme) for alternative in answer.found)


def status(name: str, answer: Any) -> str | None:
    return {"possible": lambda: answer, "repair": lambda: answer.result.status}.get(
        name, lambda: getattr(answer, "status", None)
    )()


def judge(case: Case, name: str, answer: Any) -> None:
    """The answer, whole or not, is one that the question may give, and true."""
    assert not isinstance(answer, BaseException), answer
    allowed = ("infeasible", "unknown") if name == "conflicts" else ("optimal", "feasible", "unknown")
    assert status(name, answer) in (None, *allowed)
    for event, programme in programmes(case, name, answer):
        report = api.check(event, programme)
        assert report.hard == ()
        if name in ("solve", "alternatives"):
            assert report.disagreements == ()
    if name in ("solve", "repair", "what if") and status(name, answer) == "unknown":
        assert answer.programme is None
    if name == "conflicts":
        assert (answer.status == "infeasible") is bool(answer.contradictions)
        assert len(answer.contradictions) == len(answer.minimal)


def any_programme(event: Event) -> Programme:
    """The first programme that is told, with the levels that a search states which is stopped then."""
    budget = Budget.of(300)

    def tell(progress: Progress) -> None:
        if progress.programme is not None:
            budget.stop.set()

    programme = api.solve(event, budget, progress=tell).programme
    assert programme is not None
    return programme


def case_of(event: Event, minutes: int, workers: int | None = None) -> Case:
    """The event, and the same with days that end `minutes` earlier, without the plenaries that lie outside them."""
    days = tuple(day.model_copy(update={"end": day.end - minutes}) for day in event.days)
    ends = {day.date: day.end for day in days}
    plenaries = tuple(plenary for plenary in event.plenaries if plenary.start + plenary.duration <= ends[plenary.day])
    short = event.model_copy(update={"days": days, "plenaries": plenaries})
    answer = api.conflicts(short, Budget.of(120), workers=workers)
    assert answer.status == "infeasible"
    return Case(event, any_programme(event), short, workers, answer.contradictions)


@cache
def small() -> Case:
    case = case_of(small_event(), 90, workers=1)
    best = api.solve(case.event, Budget.of(120), workers=1).programme
    assert best is not None
    return Case(case.event, best, case.short, 1, case.conflicts)


@dataclass
class Stopped:
    """An answer, whether it was there before the stop, and the seconds of wall and processor time after it."""

    answer: Any
    before: bool
    wall: float
    processor: float


def stopped(case: Case, ask: Ask, after: float) -> Stopped:
    """The question is asked in a thread and stopped `after` so many seconds."""
    budget, answers = Budget.of(600), []

    def work() -> None:
        try:
            answers.append(ask(case, budget, None))
        except BaseException as error:
            answers.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(after)
    before = not thread.is_alive()
    processor, wall = time.process_time(), time.monotonic()
    budget.stop.set()
    thread.join(NEVER)
    assert not thread.is_alive(), "it does not end"
    return Stopped(answers[0], before, time.monotonic() - wall, time.process_time() - processor)
