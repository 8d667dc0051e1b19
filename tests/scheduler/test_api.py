"""The library: all nine questions from threads, stopped at random moments; what they tell meanwhile; no signal.

`JOURNEE_STOPS` is how many stops there are in all for the event of fourteen talks (default 9: one a question), and as
many for the small one; with 36 or more the 120 talks of samples/congres have their turn too.
"""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from quick import long_unless
from small import DAY, slots_event, small_event
from turn import chance

from scheduler import api
from scheduler.api import Amendments, Budget, Event, Programme, Progress
from scheduler.explanation.feasibility import requirements
from scheduler.search import solver
from scheduler.search.first_solution import possible

ROOT = Path(__file__).parent.parent.parent
STOPS = int(os.environ.get("JOURNEE_STOPS", "9"))
#: Seconds after which a question that was stopped has ended: of processor time where others load the machine.
SOON, SOON_FOR_CONGRES = 0.5, 1.0
#: Seconds of wall time that no load excuses.
NEVER = 20.0


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────


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


def shown(name: str, answer: Any) -> Any:
    """The part of an answer that is the same whenever it is asked to the end."""
    if name in ("solve", "repair"):
        return answer.programme
    if name == "what if":
        return answer.status, answer.levels, answer.moved, answer.programme
    if name == "ways out":
        return [(way.solves, way.changes, way.parts, way.verified, way.smallest) for way in answer]
    if name == "strip":
        return [(start.window, start.consequence.status, start.consequence.levels) for start in answer]
    if name == "wishes":
        return [(reason.subject, reason.text, reason.because) for reason in answer]
    return answer


# ── what an answer may be ────────────────────────────────────────────────────────────────────────────────────────────


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


def judge_closely(case: Case, name: str, answer: Any) -> None:
    """Contradictions are impossible indeed, and with a way out there is a programme."""
    every = frozenset(requirements(case.short))
    for conflict in answer.contradictions if name == "conflicts" else ():
        assert possible(case.short, Budget.of(60), dropped=every - set(conflict)) == "infeasible"
    for way in answer if name == "ways out" else ():
        assert possible(api.with_way_out(case.short, way), Budget.of(60)) in ("optimal", "feasible")


# ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────


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


@cache
def sample() -> Case:
    return case_of(api.read(ROOT / "samples" / "ia-collectivites").event, 200)


@cache
def congres() -> Case:
    event = api.read(ROOT / "samples" / "congres").event
    slots = tuple(slot.model_copy(update={"places": max(1, slot.places - 2)}) for slot in event.slots)
    short = event.model_copy(update={"slots": slots})
    return Case(event, any_programme(event), short, None, (requirements(short),))


# ── stopped from another thread ──────────────────────────────────────────────────────────────────────────────────────


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


def ends_soon(case: Case, name: str, after: float, limit: float) -> None:
    """Of three tries one ends in time: a machine may be busy with something else, three times it is us."""
    late = []
    for _ in range(3):
        ended = stopped(case, QUESTIONS[name], after)
        judge(case, name, ended.answer)
        late.append(min(ended.wall, ended.processor))
        if late[-1] <= limit:
            return
    raise AssertionError(f"{name}, stopped after {after:.2f} s, ended {late} s later")


def moments(name: str, count: int, longest: float) -> list[float]:
    """Seconds, the same in every run of a day, more of them early than late."""
    numbers = chance(name)
    return [longest * numbers.random() ** 2 for _ in range(-(-count // len(QUESTIONS)))]


@pytest.mark.parametrize("name", QUESTIONS)
def test_fourteen_talks_are_let_go_at_once(name: str) -> None:
    for after in moments(name, STOPS, 2.0):
        ends_soon(sample(), name, after, SOON)


@pytest.mark.skipif(STOPS < 36, reason="the congress takes minutes: JOURNEE_STOPS=36")
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_congress_is_let_go_within_a_second(name: str) -> None:
    for after in moments(name, 27 if STOPS >= 100 else 9, 12.0):
        ends_soon(congres(), name, after, SOON_FOR_CONGRES)


@cache
def small_slots() -> Case:
    event = slots_event()
    days = tuple(day.model_copy(update={"end": 640}) for day in event.days)
    short = event.model_copy(update={"days": days, "slots": event.slots[:1]})
    return Case(event, any_programme(event), short, 1, api.conflicts(short, Budget.of(120), workers=1).contradictions)


def stop_in(monkeypatch: pytest.MonkeyPatch, call: int) -> Budget:
    """A budget that is stopped in the `call`-th call of the solver, which has no time then."""
    budget, calls, solve = Budget.of(300), itertools.count(1), solver._run

    def cut_short(engine: Any, cp: Any, watch: Any, stop: Any) -> None:
        if next(calls) == call:
            engine.parameters.max_deterministic_time = 0.0
            budget.stop.set()
        solve(engine, cp, watch, stop)

    monkeypatch.setattr(solver, "_run", cut_short)
    return budget


@pytest.mark.parametrize("call", long_unless(lambda call: call in (2, 5), [1, 2, 3, 5, 8, 13]))
@pytest.mark.parametrize("case", [small, small_slots])
@pytest.mark.parametrize("name", QUESTIONS)
def test_whichever_search_is_cut_short_nothing_possible_is_called_impossible(
    monkeypatch: pytest.MonkeyPatch, name: str, case: Callable[[], Case], call: int
) -> None:
    asked = case()
    judge(asked, name, QUESTIONS[name](asked, stop_in(monkeypatch, call), None))


@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize("case", [small, small_slots])
def test_a_possible_day_has_no_contradiction_when_stopped(
    monkeypatch: pytest.MonkeyPatch, case: Callable[[], Case], call: int
) -> None:
    event = case().event
    assert api.conflicts(event, stop_in(monkeypatch, call), workers=1).contradictions == ()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_stopped_question_does_not_harm_the_next(name: str) -> None:
    case, ask = small(), QUESTIONS[name]
    begun = time.monotonic()
    whole = ask(case, Budget.of(300), None)
    took = time.monotonic() - begun
    judge(case, name, whole)
    judge_closely(case, name, whole)
    for after in moments(name, STOPS, 1.0):
        ended = stopped(case, ask, took * after)
        judge(case, name, ended.answer)
        judge_closely(case, name, ended.answer)
        if name in ("strip", "wishes"):
            assert shown(name, ended.answer) == shown(name, whole)[: len(ended.answer)]
        assert shown(name, ask(case, Budget.of(300), None)) == shown(name, whole)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_stopped_before_it_begins_is_no_answer(name: str) -> None:
    budget = Budget.of(300)
    budget.stop.set()
    told: list[Progress] = []
    answer = QUESTIONS[name](small(), budget, told.append)
    judge(small(), name, answer)
    assert status(name, answer) in ("unknown", None)
    assert list(programmes(small(), name, answer)) == []
    assert [report for report in told if report.programme is not None or report.answer is not None] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_has_no_time_is_no_failure(name: str) -> None:
    judge(small(), name, QUESTIONS[name](small(), Budget.of(0), None))


def test_a_contradiction_in_hand_is_not_called_minimal() -> None:
    """Stopped as soon as one is told, it is the one that was told."""
    budget, told = Budget.of(300), []

    def tell(progress: Progress) -> None:
        told.append(progress.answer)
        budget.stop.set()

    answer = api.conflicts(small().short, budget, workers=1, progress=tell)
    assert answer.status == "infeasible"
    assert answer.minimal == (False,)
    assert set(answer.contradictions[0]) == set(told[0].contradictions[0])


@pytest.mark.parametrize("name", ["ways out", "strip", "wishes", "alternatives"])
def test_stopped_after_its_first_part_an_answer_has_that_part(name: str) -> None:
    budget, told = Budget.of(300), []

    def tell(progress: Progress) -> None:
        if progress.answer is not None:
            told.append(progress.answer)
            budget.stop.set()

    answer = QUESTIONS[name](small(), budget, tell)
    parts = answer.found if name == "alternatives" else answer
    assert len(told) == len(parts) == 1
    assert parts[0] is told[0]


# ── what is told meanwhile ───────────────────────────────────────────────────────────────────────────────────────────


def values_of(event: Event, programme: Programme) -> tuple[int, ...]:
    report = api.check(event, programme)
    assert report.hard == ()
    return tuple(value for _, value in report.levels)


@pytest.mark.parametrize("event", [small_event(), slots_event()], ids=["free", "slots"])
def test_a_search_tells_ever_better_programmes(event: Event) -> None:
    told: list[Progress] = []
    result = api.solve(event, Budget.of(300), progress=told.append)
    assert result.status == "optimal"
    assert result.programme is not None
    values = [values_of(event, report.programme) for report in told if report.programme is not None]
    assert values
    assert all(later < earlier for earlier, later in pairwise(values))
    assert values[-1] == values_of(event, result.programme)
    _close_in(told)


def _close_in(told: list[Progress]) -> None:
    """Level by level, values only fall, bounds only rise, and never meet the other way."""
    by_level: dict[str, list[Progress]] = {}
    for report in told:
        by_level.setdefault(report.level, []).append(report)
    for parts in by_level.values():
        values = [report.value for report in parts if report.value is not None]
        bounds = [report.bound for report in parts if report.bound is not None]
        assert values == sorted(values, reverse=True)
        assert bounds == sorted(bounds)
        assert not values or not bounds or bounds[-1] <= values[-1]
    seconds = [report.seconds for report in told]
    assert seconds == sorted(seconds)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_tells_how_far_it_is(name: str) -> None:
    told: list[Progress] = []
    answer = QUESTIONS[name](small(), Budget.of(300), told.append)
    assert told
    if name in ("ways out", "strip", "wishes"):
        assert sorted(map(id, answer)) == sorted(id(report.answer) for report in told)
    if name == "conflicts":
        assert told[-1].answer == answer


def test_an_error_of_whoever_watches_ends_the_question() -> None:
    def tell(progress: Progress) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        api.solve(small_event(), Budget.of(300), progress=tell)


# ── no signal, no output ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_touches_signals_or_prints(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    case = small()

    def touched(*_: object) -> None:
        raise AssertionError("a signal handler was set")

    monkeypatch.setattr(signal, "signal", touched)
    before = signal.getsignal(signal.SIGINT)
    judge(case, name, QUESTIONS[name](case, Budget.of(2), None))
    judge(case, name, stopped(case, QUESTIONS[name], 0.05).answer)
    assert signal.getsignal(signal.SIGINT) is before
    assert capfd.readouterr() == ("", "")


# ── the rest of the door ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_day_that_runs_late_is_repaired_with_values_alone() -> None:
    case = small()
    late = api.delay(case.base, DAY, 545, 10, 720, None)
    now = api.amended(case.event, Amendments(delays=(late,)))
    repaired = api.repair(now, case.base, Budget.of(60), workers=1)
    assert repaired.programme is not None
    assert api.check(now, repaired.programme).hard == ()
    assert min(talk.start for talk in repaired.programme.talks) < 545


def test_alternatives_of_preset_sessions_are_programmes_too() -> None:
    event = slots_event()
    best = api.solve(event, Budget.of(60), workers=1).programme
    assert best is not None
    others = api.alternatives(event, best, api.AlternativesRequest(2), Budget.of(60), workers=1)
    assert others.complete
    assert others.found
    for alternative in others.found:
        assert api.check(event, alternative.programme).passed
        assert [level.value for level in alternative.programme.levels] <= [level.value for level in best.levels]
        slot = {talk.id: alternative.programme.session[talk.session].slot for talk in alternative.programme.talks}
        assert any(slot[talk.id] != best.session[talk.session].slot for talk in best.talks)


def test_a_way_out_is_applied_to_the_event() -> None:
    case = small()
    (first, *_) = api.ways_out(case.short, case.conflicts, Budget.of(60), workers=1)
    assert api.solve(api.with_way_out(case.short, first), Budget.of(60), workers=1).status == "optimal"


def test_a_programme_is_rendered_as_bytes() -> None:
    files: Mapping[str, bytes] = api.render(small().event, small().base, ["schedule", "table"]).files
    assert set(files) == {"schedule.json", "public/programme.csv"}
