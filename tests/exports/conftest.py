"""Events with a programme that is known beforehand, so that no export waits for the solver."""

from __future__ import annotations

import pytest

from benchmarks.generate import Planted, instance
from scheduler.event import Event, Organiser, Venue
from scheduler.programme import Programme

Pair = tuple[Event, Programme]


def dressed(planted: Planted, **changes: object) -> Pair:
    """The planted event with what a real folder says besides: organisers, a venue, addresses."""
    people = tuple(
        person.model_copy(update={"email": f"p{number}@example.org"})
        for number, person in enumerate(planted.event.people)
    )
    update = {
        "organisers": (Organiser(name="Camille Lœuil", email="camille@example.org"),),
        "venue": Venue(name="MSH Paris Nord", address="20 avenue George Sand", latitude=48.907, longitude=2.365),
        "people": people,
        **changes,
    }
    return planted.event.model_copy(update=update), planted.programme


@pytest.fixture(scope="session")
def one_room() -> Pair:
    return dressed(instance("scale-12"))


@pytest.fixture(scope="session")
def three_rooms() -> Pair:
    return dressed(instance("day-31"), language="en", url="https://example.org/day")
