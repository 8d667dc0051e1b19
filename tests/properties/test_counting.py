"""What counting promises: it refuses no programme that there is, on tiny, planted and late events alike."""

from __future__ import annotations

from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import planted, tiny_events

from benchmarks.generate import Planted
from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended, delay
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle, fits, requirements
from scheduler.model.base import Scope
from scheduler.model.counting.relaxation import Counts
from scheduler.model.pauses import PauseModel
from scheduler.model.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.lexicographic import first
from scheduler.search.presolve import hours_left, is_refused
from scheduler.search.solver import Limits, run


def allowed(event: Event, programme: Programme) -> bool:
    """Whether counting allows the pauses of `programme` and the part of the day in which each of its talks is."""
    frame = PauseModel(event)
    counts = Counts(frame)
    for pause in frame.pauses:
        held = programme.breaks if pause.kind == "break" else programme.plenaries
        here = next(one for one in held if (one.id, frame.day_number[one.day]) == (pause.id, pause.day))
        frame.cp.add(pause.start == pause.day * DAY + here.start)
        frame.cp.add(pause.end == pause.day * DAY + here.end)
    for (talk, number), literal in counts.talk_in.items():
        placed, part = programme.talk[talk], counts.parts[number]
        start = frame.day_number[placed.day] * DAY + placed.start
        frame.cp.add(part.begin <= start).only_enforce_if(literal)
        frame.cp.add(part.end >= start + event.talk[talk].duration).only_enforce_if(literal)
    return run(frame.cp, Limits(30, 1)).status == "optimal"


def late(event: Event, base: Programme, data: st.DataObject) -> Event:
    """The event on a day that runs late, perhaps with an hour more."""
    day = data.draw(st.sampled_from(event.days))
    now = data.draw(st.sampled_from(range(day.start, day.end, 5)))
    more = data.draw(st.sampled_from((0, 60)))
    minutes = data.draw(st.sampled_from((5, 15, 40)))
    return amended(event, Amendments(delays=(delay(base, day.date, now, minutes, min(DAY, day.end + more), None),)))


def judge(event: Event) -> Programme | None:
    """A programme of the event, which counting allows; None if there is none, whatever counting has to say."""
    found = first(event, Budget.of(30), workers=1)
    assume(found.status != "unknown")
    hours = hours_left(event, Budget.of(30))
    if not found.values:
        return None
    programme = programme_of(found.model, found.values)
    assert not check(event, programme.model_copy(update={"levels": ()})).hard
    assert allowed(event, programme)
    assert hours is not None
    for one in programme.breaks:
        number = [day.date for day in event.days].index(one.day)
        assert one.start in hours["break", one.id, number]
    return programme


@examples(60)
@given(event=tiny_events(talks=5), data=st.data())
def test_a_programme_of_a_tiny_event_is_allowed_on_a_late_day_too(event: Event, data: st.DataObject) -> None:
    programme = judge(event)
    if programme is not None:
        judge(late(event, programme, data))


@examples(20)
@given(planted=planted() | planted(talk_limit=12, min_talks=2), data=st.data())
def test_a_planted_programme_is_allowed_and_what_becomes_of_it(planted: Planted, data: st.DataObject) -> None:
    assert allowed(planted.event, planted.programme)
    judge(late(planted.event, planted.programme, data))


@examples(60)
@given(event=tiny_events(tight=True), data=st.data())
def test_what_is_possible_without_some_requirements_is_not_refused(event: Event, data: st.DataObject) -> None:
    dropped = frozenset(one for one in requirements(event) if data.draw(st.booleans()))
    found = first(event, Budget.of(30), Scope(dropped), workers=1)
    assert not found.values or not is_refused(event, Budget.of(30), dropped=dropped)


@examples(60)
@given(event=tiny_events(plain=True, tight=True), data=st.data())
def test_talks_that_are_their_lengths_alone_fit_where_the_model_says_so(event: Event, data: st.DataObject) -> None:
    """Whether the day, its breaks and plenaries leave room for some of the talks, whatever else is asked."""
    every = frozenset(requirements(event))
    crowding = [one for one in requirements(event) if one.rule in ("placed", "day", "break_window", "plenary")]
    asked = frozenset(one for one in crowding if data.draw(st.booleans())) | {Requirement("room_overlap")}
    counted = fits(event, asked, every - asked)
    assume(counted is not None)
    assert FeasibilityOracle(Budget.of(60), 1).solve(event, every - asked, every, 30) is counted
