"""The library's questions tell how far they are, touch no signal and print nothing."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from itertools import pairwise

import pytest
from small import DAY, slots_event, small_event

from scheduler import api
from scheduler.api import Amendments, Budget, Event, Programme, Progress
from tests.scheduler.questions import QUESTIONS, judge, small, stopped

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
