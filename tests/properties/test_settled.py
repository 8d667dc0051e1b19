"""A preset model to which sessions or talks are given has the true optima among the programmes that have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_brute import OF_BREAKS, TooMany, allowed, programmes
from slot_events import slot_events

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.given import Given, sessions_of
from scheduler.model.preset.solution import programme_of
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.preset.givens import around, lean
from scheduler.search.solver import Limits, run


def every(event: Event) -> list[Programme]:
    """Return all programmes of the event that break no hard rule, if these are few."""
    found: list[Programme] = []
    try:
        found = [programme for programme in programmes(event, 300) if allowed(event, programme)]
    except TooMany:
        assume(False)
    assume(found)
    return found


@st.composite
def without_pauses(draw: st.DrawFn) -> Event:
    """Draw events without breaks and plenaries, whose hours no settled session decides."""
    return draw(slot_events()).model_copy(update={"breaks": (), "plenaries": ()})


def assert_optima(event: Event, settled: Given, among: list[Programme]) -> None:
    """Holds that each level has its least value among the programmes, and that the model gives one of them."""
    for name in (name for name in event.levels if name not in OF_BREAKS):
        model = build(event, given=settled)
        post = rule(name).post_slots
        assert post is not None
        cost = post(model)
        closed = close(model)
        answer = run(closed.cp, Limits(30, 1), objective=cost())
        least = min((sum(v.amount for v in rule(name).measure(event, each)) for each in among), default=None)
        assert answer.bound == least if answer.values else least is None
        given_back = programme_of(closed, answer.values)
        assert given_back is None or allowed(event, given_back)


def where(programme: Programme, free: frozenset[str | None]) -> object:
    """Return the places of the talks of all axes but those that are free."""
    axes = {session.id: session.axis for session in programme.sessions}
    return {(talk.id, talk.day, talk.room, talk.start) for talk in programme.talks if axes[talk.session] not in free}


def few(event: Event, most: Callable[[str | None], int]) -> Callable[[Programme], bool]:
    """Return the function that is true of programmes in which no axis has more than `most` sessions in one slot."""
    return lambda programme: all(
        count <= most(axis) for (axis, _), count in Counter((s.axis, s.slot) for s in programme.sessions).items()
    )


@examples(60)
@given(event=without_pauses(), data=st.data())
def test_few_axes_are_free_and_all_others_stay(event: Event, data: st.DataObject) -> None:
    known = every(event)
    base = data.draw(st.sampled_from(known))
    free = frozenset(data.draw(st.sets(st.sampled_from(event.used_axes))))
    settled = around(event, base, free)
    assert settled.at_once is not None
    at_once = few(event, lambda axis: settled.at_once[axis] if axis in free else len(event.rooms))  # type: ignore[index]
    among = [each for each in known if where(each, free) == where(base, free) and at_once(each)]
    assert_optima(event, settled, among)


@examples(40)
@given(event=without_pauses(), data=st.data())
def test_sessions_keep_their_slots_and_rooms_are_open(event: Event, data: st.DataObject) -> None:
    known = every(event)
    base = data.draw(st.sampled_from(known))
    slots = Counter((session.axis, session.slot) for session in base.sessions)
    among = [each for each in known if Counter((s.axis, s.slot) for s in each.sessions) == slots]
    assert_optima(event, Given(sessions_of(base), rooms_open=frozenset(event.used_axes)), among)


@pytest.mark.long
@examples(40)
@given(event=without_pauses())
def test_no_axis_has_more_sessions_at_once_than_it_needs(event: Event) -> None:
    known = every(event)
    settled = lean(event)
    assert settled.at_once is not None
    assert_optima(event, settled, [each for each in known if few(event, lambda a: settled.at_once[a])(each)])  # type: ignore[index]


@examples(40)
@given(event=without_pauses(), data=st.data())
def test_some_axes_keep_their_slots_and_all_others_stay(event: Event, data: st.DataObject) -> None:
    known = every(event)
    base = data.draw(st.sampled_from(known))
    in_slots = frozenset(data.draw(st.sets(st.sampled_from(event.used_axes))))

    def slots(programme: Programme) -> object:
        return Counter((session.axis, session.slot) for session in programme.sessions)

    settled = around(event, base, frozenset(), in_slots)
    among = [each for each in known if where(each, in_slots) == where(base, in_slots) and slots(each) == slots(base)]
    assert_optima(event, settled, among)
