"""Of many moves it is told soon what each does, and that is what the whole check says of it."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import Any

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from small_conference import conference

from scheduler.check import check
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.moving.blocks import in_order
from scheduler.moving.chairs import chaired
from scheduler.search.lexicographic import solve
from scheduler.services.hand_moves import targets
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of
from scheduler.services.verdicts import Judge, Verdict, verdict
from tests.constraints.any_programme import agreeing, tiny
from tests.constraints.written_event import make_event

Pair = tuple[Event, Programme]


@pytest.fixture(scope="module")
def slotted() -> Pair:
    event = conference()
    programme = solve(event).programme
    assert programme is not None
    return event, programme


def compared(event: Event, programme: Programme, item: Placed) -> Counter[str]:
    """How many places have each sign, which are the whole check's."""
    before, judge = check(event, programme), Judge(event, programme)
    signs: Counter[str] = Counter()
    for target in targets(event, programme, item):
        whole, told, known = verdict(event, before, target.programme), target.verdict, judge.verdict(target.programme)
        assert told.sign == whole.sign == known.sign
        assert known.levels == whole.levels
        assert _told(known) == _told(whole)
        assert chaired(event, target.programme) == target.programme
        if told.sign != "breaks":
            assert (told.levels, told.text) == (whole.levels, whole.text)
        else:
            assert {(each.rule, each.subjects) for each in told.broken} <= {(e.rule, e.subjects) for e in whole.broken}
            assert told.broken[0].text.fr in told.text.fr
            assert told.broken[0].text.en in told.text.en
        signs[told.sign] += 1
    return signs


def _told(verdict: Verdict) -> Counter[tuple[object, ...]]:
    return Counter((each.rule, each.subjects, each.amount, each.text.fr, each.text.en) for each in verdict.broken)


def test_each_place_of_a_talk_has_the_sign_of_the_whole_check(slotted: Pair, congress: Pair) -> None:
    event, programme = slotted
    signs = sum((compared(event, programme, Placed(talk=talk.id)) for talk in programme.talks), Counter[str]())
    signs += compared(*congress, Placed(talk=congress[1].talks[0].id))
    assert min(signs["breaks"], signs["fits"]) > 0, "both are seen"


def test_a_rule_that_is_broken_already_hides_none_that_is_broken_newly(slotted: Pair) -> None:
    """What was there before is no fault of the move, wherever the rule stands that is asked first."""
    event, programme = slotted
    first, other = (
        programme.talks[0],
        next(talk for talk in programme.talks if talk.session != programme.talks[0].session),
    )
    broken = next(
        target.programme
        for target in targets(event, programme, Placed(talk=first.id))
        if target.verdict.sign == "breaks"
    )
    assert check(event, broken).hard
    assert compared(event, broken, Placed(talk=other.id))


def _movable(event: Event, programme: Programme) -> Programme:
    """The programme with sessions that have talks, in slots of the event, and with nothing that ends before it begins;
    it is in order.
    """

    def right(item: Any, **more: object) -> Any:
        return item.model_copy(update={"start": min(item.start, item.end), "end": max(item.start, item.end), **more})

    usual = next(iter(event.slot), None)
    sessions = [
        right(each, slot=each.slot if each.slot in event.slot else usual) for each in programme.sessions if each.talks
    ]
    pauses = {"breaks": (*map(right, programme.breaks),), "plenaries": (*map(right, programme.plenaries),)}
    return in_order(
        programme.model_copy(update={"sessions": sessions, "talks": (*map(right, programme.talks),), **pauses})
    )


@given(programme=agreeing(), preset=st.booleans(), number=st.integers(0, 20))
@examples(400)
def test_each_place_of_anything_in_any_programme_has_the_sign_of_the_whole_check(
    programme: Programme, preset: bool, number: int
) -> None:
    """Talks, sessions, breaks and plenaries, on free days and with preset sessions, whatever is broken already."""
    event = tiny(make_event, preset=preset)
    programme = _movable(event, programme)
    named = [
        *(("talk", each.id) for each in programme.talks if each.id in event.talk),
        *(("session", each.id) for each in programme.sessions),
        *(("break", each.id) for each in programme.breaks),
        *(("plenary", each.id) for each in programme.plenaries),
    ]
    item = item_of(programme, *named[number % len(named)])
    assume(item is not None)
    assert item is not None
    with contextlib.suppress(InputError):  # what would end after midnight
        compared(event, programme, item)
