"""First fit: what it gives the check accepts, and it gives something wherever there is room enough."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.ordinary import ordinary, ordinary_with_axes
from scheduler.check import check
from scheduler.constructing.construct import construct
from scheduler.domain.breaks import Begun, Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.model.base import WHOLE
from scheduler.model.session_counts import fewest_sessions
from scheduler.search.builder import build
from scheduler.search.construction import adopted
from scheduler.search.control import Budget

TODAY, TOMORROW = date(2026, 9, 7), date(2026, 9, 8)
#: Seconds of the processor, which no event here needs.
SECONDS = 5.0
#: The first conferences of at most forty talks whose sessions are not preset.
SEEDS = (0, 1, 4, 5, 8, 10, 13, 21, 29)


def event_of(talks: list[Talk], **fields: object) -> Event:
    """An event of one day in two rooms, whose talks are presented by A, B, C … in turn."""
    names = "ABCDEFGH"
    given = [
        talk if talk.speakers else talk.model_copy(update={"speakers": (names[number % 8],)})
        for number, talk in enumerate(talks)
    ]
    usual = {
        "id": "small",
        "title": "Small",
        "days": (Day(date=TODAY, start=540, end=780),),
        "rooms": (Room(id="R1", name="One", capacity=100), Room(id="R2", name="Two", capacity=30)),
        "people": tuple(Person(id=name, name=name) for name in names),
    }
    return Event(**{**usual, **fields}, talks=tuple(given))  # type: ignore[arg-type]


def talk(number: int, **fields: object) -> Talk:
    return Talk(**{"id": f"T{number}", "title": f"Talk {number}", "speakers": (), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [2, 12, 31, 33])
def test_conferences_with_axes_get_a_programme_too(seed: int) -> None:
    event = ordinary_with_axes(seed)
    programme = construct(event, SECONDS)
    assert programme is not None
    assert not check(event, programme).hard


@pytest.mark.parametrize("seed", SEEDS)
def test_ordinary_conferences_get_a_programme_that_the_check_accepts(seed: int) -> None:
    event = ordinary(seed)
    assert not event.slots
    programme = construct(event, SECONDS)
    assert programme is not None
    assert not check(event, programme).hard


@pytest.mark.parametrize("seed", [1, 5, 8, 10])
def test_the_model_takes_over_what_was_constructed(seed: int) -> None:
    """Whatever the check accepts, the model has values for, equal rooms in another order if need be."""
    event = ordinary(seed)
    programme = construct(event, SECONDS)
    assert programme is not None
    model = build(event, spare=len(programme.sessions) - fewest_sessions(event, WHOLE))
    assert adopted(model, programme, Budget.of(60))


HARD_CASES = {
    "a talk at its own hour, off the grid": event_of([talk(1, pin=Pin(day=TODAY, start=607)), talk(2), talk(3)]),
    "talks that belong together": event_of([talk(n, together=("T0",) if n else ()) for n in range(4)]),
    "an order against that of the ids": event_of([talk(1, after=("T2",)), talk(2, after=("T3",)), talk(3)]),
    "people who are there for one hour": event_of(
        [talk(n) for n in range(8)],
        people=tuple(
            Person(id=name, name=name, available=(Window(start=600, end=660),) if name in "AB" else ())
            for name in "ABCDEFGH"
        ),
    ),
    "a talk that needs the large room": event_of([talk(1, audience=90), talk(2), talk(3)]),
    "a break without an hour": event_of(
        [talk(n) for n in range(6)],
        breaks=(Break(id="b", title="Coffee", duration=30, between_start=600, between_end=720),),
    ),
    "sessions of two talks at least": event_of(
        [talk(n, axis="12"[n % 2]) for n in range(6)],
        axes=(Axis(id="1", title="One", chairs=("A",)), Axis(id="2", title="Two")),
        session_settings=SessionSettings(min_talks=2, max_talks=3),
    ),
    "a plenary that closes, and one that waits for talks": event_of(
        [talk(n) for n in range(4)],
        plenaries=(
            Plenary(id="end", title="End", day=TODAY, duration=20, position="last"),
            Plenary(id="key", title="Key", day=TODAY, duration=30, after=("T3",), speakers=("A",), room="R1"),
        ),
    ),
    "no more than an hour without a pause": event_of(
        [talk(n, axis=str(n % 3)) for n in range(9)],
        axes=tuple(Axis(id=str(n), title=f"Axis {n}") for n in range(3)),
        session_settings=SessionSettings(max_talks=2, max_stretch=60),
    ),
    "two days, and somebody who discusses": event_of(
        [talk(n, discussants=("H",) if n < 3 else ()) for n in range(6)],
        days=(Day(date=TODAY, start=540, end=630), Day(date=TOMORROW, start=540, end=630)),
    ),
    "a pause between the talks of one person": event_of(
        [talk(n, speakers=("A",)) for n in range(2)],
        session_settings=SessionSettings(person_pause=30),
        breaks=(Break(id="b", title="Coffee", duration=10, between_start=600, between_end=720),),
    ),
    "an hour that somebody asks about": event_of(
        [talk(1), talk(2)],
        what_ifs=(WhatIf(kind="when", subject="T2", windows=(Window(start=700, end=730, day=TODAY),), room="R2"),),
    ),
}


@pytest.mark.parametrize("case", HARD_CASES)
def test_what_an_event_asks_is_kept(case: str) -> None:
    programme = construct(HARD_CASES[case], SECONDS)
    assert programme is not None
    assert not check(HARD_CASES[case], programme).hard


def test_rules_with_a_weight_are_kept_where_they_can_be() -> None:
    talks = [talk(n, tags=("history",)) for n in range(4)]
    event = event_of(talks, rules=(("tags_apart", 5),))
    programme = construct(event, SECONDS)
    assert programme is not None
    assert dict(check(event, programme).levels)["rules"] == 0


def test_rules_with_a_weight_are_broken_rather_than_nothing_given() -> None:
    talks = [talk(n, available=(Window(start=540, end=570),)) for n in range(3)]
    event = event_of(talks, rules=(("talk_available", 1),))
    programme = construct(event, 0.2)
    assert programme is not None
    assert dict(check(event, programme).levels)["rules"] >= 1


@pytest.mark.long
@pytest.mark.parametrize(
    "event",
    [
        event_of([talk(n, duration=200) for n in range(3)]),
        event_of([talk(1, needs=("piano",))]),
        event_of([talk(1)], breaks=(Break(id="b", title="Long", duration=200, between_start=500, between_end=600),)),
    ],
)
def test_nothing_is_given_where_nothing_is_possible(event: Event) -> None:
    assert construct(event, SECONDS) is None


def test_nothing_is_given_for_an_event_that_has_begun() -> None:
    begun = (Begun(id="b", day=TODAY, start=600, end=630),)
    breaks = (Break(id="b", title="Coffee", duration=30, between_start=600, between_end=660),)
    assert construct(event_of([talk(1)], breaks=breaks, begun=begun), SECONDS) is None


def test_nothing_is_given_without_time() -> None:
    assert construct(event_of([talk(1)]), SECONDS, lambda: True) is None


def test_the_first_attempt_is_the_same_every_time() -> None:
    event = ordinary(5)
    assert construct(event, SECONDS) == construct(event, SECONDS)


def test_further_attempts_give_no_more_sessions() -> None:
    event = ordinary(8)
    first, later = construct(event, SECONDS), construct(event, SECONDS, further=0.5)
    assert first is not None
    assert later is not None
    assert len(later.sessions) <= len(first.sessions)
    assert not check(event, later).hard
