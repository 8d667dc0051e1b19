"""Of programmes whose sessions differ in their talks alone, rules that know where these matter find the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constraints import CATALOGUE
from constraints.rule import sees_no_talks
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.moving.changed_part import Comparison
from tests.constraints.any_programme import ROOMS, WHEN, agreeing, tiny


@st.composite
def rearranged(draw: Any) -> tuple[Programme, Programme]:
    """A programme whose lists agree, and one whose sessions have some talks of each other, at any hours and places."""
    before = draw(agreeing())
    chosen = draw(st.sets(st.sampled_from(before.sessions), min_size=1, max_size=2))
    names = [session.id for session in before.sessions if session in chosen]
    moving = draw(st.permutations([talk for talk in before.talks if talk.session in names]))
    cuts = sorted(draw(st.lists(st.integers(0, len(moving)), min_size=len(names) - 1, max_size=len(names) - 1)))
    shares = {name: moving[start:end] for name, start, end in zip(names, [0, *cuts], [*cuts, len(moving)], strict=True)}
    talks = []
    for session in before.sessions:  # what begins together stays in this order
        talks += [talk for talk in before.talks if talk.session == session.id and session.id not in shares]
        for talk in shares.get(session.id, ()):
            place = {field: draw(strategy) for field, strategy in WHEN.items() if draw(st.booleans())}
            place |= {"room": draw(ROOMS)} if draw(st.booleans()) else {}
            talks.append(talk.model_copy(update={"session": session.id, **place}))
    sessions = tuple(
        session.model_copy(update={"talks": tuple(talk.id for talk in shares[session.id])})
        if session.id in shares
        else session
        for session in before.sessions
    )
    return before, before.model_copy(update={"sessions": sessions, "talks": tuple(talks)})


def _counted(found: Iterable[Violation]) -> Counter[tuple[object, ...]]:
    return Counter((each.rule, each.subjects, each.amount, each.always, each.text.fr, each.text.en) for each in found)


@given(pair=rearranged(), preset=st.booleans())
@examples(200, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_what_is_measured_in_some_sessions_is_all_that_differs(
    pair: tuple[Programme, Programme], preset: bool, event: Any
) -> None:
    tiny_event, (before, after) = tiny(event, preset=preset), pair
    sessions = Comparison(before).part(after).moved_talks
    assert sessions is not None, "the sessions differ in their talks alone"
    for each in CATALOGUE:
        if each.measure_in is not None:
            was, now = (_counted(each.measure(tiny_event, programme)) for programme in pair)
            was_in, now_in = (_counted(each.measure_in(tiny_event, programme, sessions)) for programme in pair)
            assert now - now_in == was - was_in, each.name
            assert not (now_in - now), each.name
            assert not (was_in - was), each.name


def test_most_rules_know_where_talks_matter() -> None:
    known = [each for each in CATALOGUE if each.measure_in is not None]
    assert len(known) > len(CATALOGUE) / 3
    assert any(each.measure_in is not sees_no_talks for each in known)
