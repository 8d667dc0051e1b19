"""The library's questions are let go from another thread, or have no time, and then claim nothing."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from quick import long_unless
from small import slots_event
from turn import chance

from scheduler import api
from scheduler.api import Budget, Progress
from scheduler.explanation.feasibility import requirements
from scheduler.search import solver
from scheduler.search.first_solution import possible
from tests.scheduler.questions import QUESTIONS, Case, any_programme, case_of, judge, programmes, small, status, stopped

ROOT = Path(__file__).parent.parent.parent
STOPS = int(os.environ.get("JOURNEE_STOPS", "9"))
#: Seconds after which a question that was stopped has ended: of processor time where others load the machine.
SOON, SOON_FOR_CONGRES = 0.5, 1.0


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


def judge_closely(case: Case, name: str, answer: Any) -> None:
    """Contradictions are impossible indeed, and with a way out there is a programme."""
    every = frozenset(requirements(case.short))
    for conflict in answer.contradictions if name == "conflicts" else ():
        assert possible(case.short, Budget.of(60), dropped=every - set(conflict)) == "infeasible"
    for way in answer if name == "ways out" else ():
        assert possible(api.with_way_out(case.short, way), Budget.of(60)) in ("optimal", "feasible")


@cache
def sample() -> Case:
    return case_of(api.read(ROOT / "samples" / "ia-collectivites").event, 200)


@cache
def congres() -> Case:
    event = api.read(ROOT / "samples" / "congres").event
    slots = tuple(slot.model_copy(update={"places": max(1, slot.places - 2)}) for slot in event.slots)
    short = event.model_copy(update={"slots": slots})
    return Case(event, any_programme(event), short, None, (requirements(short),))


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
