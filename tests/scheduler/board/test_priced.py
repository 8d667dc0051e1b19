"""What a search for a price has found so far is told before it ends, where it is better than the move alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from scheduler.board.priced import Priced, SoFar
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.result import Progress
from scheduler.services.hand_moves import Target, targets
from scheduler.services.movable import Placed
from scheduler.services.move_prices import of_event
from scheduler.services.verdicts import Verdict, verdict


@pytest.fixture(scope="module")
def places(congress: tuple[Event, Programme]) -> tuple[Target, Target]:
    """A place of the item that keeps the rules, and one that breaks some."""
    every = [*targets(*congress, Placed(talk=congress[1].talks[0].id))]
    return tuple(next(each for each in every if (each.verdict.sign == "breaks") == breaks) for breaks in (False, True))  # type: ignore[return-value]


def found(congress: tuple[Event, Programme], place: Target, *programmes: tuple[float, Programme | None]) -> list[Any]:
    """The offers that are told of what is found after so many seconds."""
    event, base = congress
    told: list[Mapping[str, Any]] = []
    priced = Priced(1, event, base, Placed(talk=base.talks[0].id))
    alone: Verdict = verdict(event, check(event, base), place.programme)
    priced.offered("literal", of_event(event, base, place.programme), [], alone.text)
    so_far = SoFar("least", priced, alone, told.append)
    for seconds, programme in programmes:
        so_far(Progress("told", 3, None, seconds, programme))
    offers = [each["least"] for each in told]
    assert (not offers) == ("least" not in priced.programmes)
    return offers


def test_the_newest_is_told_after_a_second_and_then_every_other(
    congress: tuple[Event, Programme], places: tuple[Target, Target]
) -> None:
    legal, broken = places
    offers = found(
        congress,
        broken,
        *((second, legal.programme) for second in (0.1, 0.9)),
        (1.2, None),
        *((second, legal.programme) for second in (1.5, 2.0, 2.5, 3.3)),
    )
    assert len(offers) == 2
    assert all(each["so_far"] and "so far" in each["text"]["en"] and each["moved"] for each in offers)
    assert found(congress, broken, (0.3, legal.programme)) == [], "the last price may be there as soon"


def test_what_is_no_better_than_the_move_alone_is_not_told(
    congress: tuple[Event, Programme], places: tuple[Target, Target]
) -> None:
    legal, _ = places
    assert found(congress, legal, (2.0, legal.programme), (9.0, legal.programme)) == []
    assert len(found(congress, legal, (2.0, legal.programme), (9.0, congress[1]))) == 1, "that moves nothing"
