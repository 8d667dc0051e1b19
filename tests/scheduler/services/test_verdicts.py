"""Of many moves it is told soon what each does, and that is what the whole check says of it."""

from __future__ import annotations

from collections import Counter

import pytest
from small_conference import conference

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.moving.chairs import chaired
from scheduler.search.lexicographic import solve
from scheduler.services.hand_moves import targets
from scheduler.services.movable import Placed
from scheduler.services.verdicts import verdict

Pair = tuple[Event, Programme]


@pytest.fixture(scope="module")
def slotted() -> Pair:
    event = conference()
    programme = solve(event).programme
    assert programme is not None
    return event, programme


def compared(event: Event, programme: Programme, item: Placed) -> Counter[str]:
    """How many places have each sign, which are the whole check's."""
    before = check(event, programme)
    signs: Counter[str] = Counter()
    for target in targets(event, programme, item):
        whole, told = verdict(event, before, target.programme), target.verdict
        assert told.sign == whole.sign
        assert chaired(event, target.programme) == target.programme
        if told.sign != "breaks":
            assert (told.levels, told.text) == (whole.levels, whole.text)
        else:
            assert {(each.rule, each.subjects) for each in told.broken} <= {(e.rule, e.subjects) for e in whole.broken}
            assert told.broken[0].text.fr in told.text.fr
            assert told.broken[0].text.en in told.text.en
        signs[told.sign] += 1
    return signs


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
