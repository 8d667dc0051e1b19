"""Why a talk cannot be somewhere is said in requirements that contradict each other, none of them too many."""

from __future__ import annotations

from brute import possible
from brute_search import TooLarge
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_events import slot_events
from strategies import tiny_events

from scheduler.domain.event import Event
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import contradiction
from scheduler.explanation.feasibility import FeasibilityOracle, of_placed, requirements
from scheduler.search.control import Budget
from scheduler.search.first_solution import possible as solved

STEPS = 20_000


@examples(60)
@given(event=tiny_events(plain=True), data=st.data())
def test_the_reason_against_a_place_is_a_contradiction_and_nothing_can_be_left_out(
    event: Event, data: st.DataObject
) -> None:
    talk = data.draw(st.sampled_from(event.talks))
    start = 540 + 15 * data.draw(st.integers(0, 12))
    there = Window(start=start, end=start + talk.duration, day=data.draw(st.sampled_from(event.days)).date)
    room = data.draw(st.sampled_from((None, *(room.id for room in event.rooms))))
    asked = WhatIf(kind="when", subject=talk.id, windows=(there,), room=room)
    asking = event.model_copy(update={"what_ifs": (asked,)})
    found = contradiction(asking, Budget.of(60), workers=1)
    if solved(asking, Budget.of(30), workers=1) != "infeasible":
        assert found is None
        return
    assert found is not None
    assert found.minimal == (True,)
    if solved(event, Budget.of(30), workers=1) != "infeasible":
        assert "asked" in {requirement.rule for requirement in found.contradictions[0]}
    try:
        assert not possible(asking, found.contradictions[0], step_limit=STEPS)
    except TooLarge:
        assume(False)


@examples(60)
@given(event=st.one_of(tiny_events(), slot_events()), data=st.data())
def test_requirements_on_talks_that_are_not_placed_change_no_answer(event: Event, data: st.DataObject) -> None:
    every = requirements(event)
    placed = data.draw(st.sets(st.sampled_from([talk.id for talk in event.talks])))
    left_out = data.draw(st.sets(st.sampled_from(every), max_size=3))
    kept = [r for r in every if r not in left_out and (r.rule != "placed" or r.subjects[0] in placed)]
    fewer = of_placed(event, kept)
    assert {*fewer} <= {*kept}
    answers = [FeasibilityOracle(Budget.of(30), 1).possible(event, some) for some in (kept, fewer)]
    assert answers[0] == answers[1]
    assert answers[0] is not None
