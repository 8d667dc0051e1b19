"""Rules about pairs of talks in preset sessions: counted anew pair by pair, and at their true optimum."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import slot_brute
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from true_optimum import assert_true_optimum_in_slots

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.model.preset.depth import DEEPEST
from scheduler.model.preset.given import Given, sessions_of
from scheduler.model.preset.solution import programme_of
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.givens import around_talks
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Limits, run

DAY = date(2025, 5, 23)
RELATIONS = ("day", "room", "time", "order")


@st.composite
def related(draw: st.DrawFn) -> Event:
    """Three or four talks with tags and audiences, in two rooms on two days."""
    axes = tuple(Axis(id=name, title=name) for name in ("1", "2")[: draw(st.integers(0, 2))])
    talks = tuple(
        Talk(
            id=f"t{n}",
            title=f"T{n}",
            axis=draw(st.sampled_from(axes)).id if axes else None,
            speakers=(f"p{n}",),
            tags=tuple(draw(st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True))),
            difficulty=draw(st.sampled_from((None, 1, 2, 3))),
            audience=draw(st.sampled_from((None, 5, 10, 20))),
        )
        for n in range(draw(st.integers(3, 4)))
    )
    tags, weights = st.sampled_from(("a", "b")), st.integers(0, 3)
    return Event(
        id="e",
        title="E",
        days=tuple(Day(date=DAY + timedelta(n), start=540, end=960) for n in range(2)),
        step=30,
        axes=axes,
        rooms=(
            Room(id="r0", name="R0", capacity=30),
            Room(id="r1", name="R1", capacity=draw(st.sampled_from((9, None)))),
        ),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(len(talks))),
        talks=talks,
        slots=tuple(draw_slots(draw)),
        tags=draw(st.sampled_from(((), (("a", 2), ("b", 0))))),
        tag_relations=tuple(
            draw(st.lists(st.tuples(tags, st.sampled_from(RELATIONS), weights), min_size=1, max_size=4, unique=True))
        ),
        rules=tuple(
            (name, draw(st.sampled_from((1, 2, 3, "hard") if name != "capacity" else ("off",))))
            for name in ("capacity", "tags_related", "popular_rooms", "tags_apart", "axis_not_parallel")
        ),
        priorities=("rules", "sessions"),
    )


def draw_slots(draw: st.DrawFn) -> list[Slot]:
    """Draw a slot on the first day and one on the second, and now and then one beside the first."""
    places = draw(st.integers(1, 2))
    slots = [Slot(id="am", day=DAY, start=540, end=540 + 30 * places, places=places)]
    if draw(st.booleans()):
        slots[0] = slots[0].model_copy(update={"rooms": ("r0",)})
        slots.append(
            Slot(id="side", day=DAY, start=draw(st.sampled_from((540, 555))), end=600, places=1, rooms=("r1",))
        )
    slots.append(Slot(id="next", day=DAY + timedelta(1), start=540, end=570, places=1))
    return slots


def plainly(event: Event, programme: Programme) -> dict[str, int]:
    """What the two rules count, pair by pair, in units."""
    related, popular = 0, 0
    seats = {room.id: room.capacity for room in event.rooms}
    for one, other in combinations(programme.talks, 2):
        first, second = event.talk[one.id], event.talk[other.id]
        apart = {
            "day": one.day != other.day,
            "room": one.day == other.day and one.room != other.room,
            "time": (one.day, one.start) != (other.day, other.start),
            "order": False,
        }
        for (easy, level), (hard, above) in (
            ((one, first.difficulty), (other, second.difficulty)),
            ((other, second.difficulty), (one, first.difficulty)),
        ):
            if None not in (level, above) and level < above:  # type: ignore[operator]
                apart["order"] = (easy.day, easy.end) > (hard.day, hard.start)
        for tag, relation, weight in event.tag_relations:
            related += weight * (tag in first.tags and tag in second.tags and apart[relation])
        if None not in (first.audience, second.audience, seats[one.room], seats[other.room]):
            popular += (first.audience - second.audience) * (seats[one.room] - seats[other.room]) < 0  # type: ignore
    return {"tags_related": related, "popular_rooms": popular}


def programmes(event: Event) -> list[Programme]:
    """All programmes of the event that are allowed; few events have too many."""
    try:
        return [each for each in slot_brute.programmes(event, 400) if slot_brute.allowed(event, each)]
    except slot_brute.TooMany:
        assume(False)
        raise


@examples(40)
@given(event=related())
def test_all_programmes_are_measured_as_if_pair_by_pair_and_the_best_is_found(event: Event) -> None:
    every = programmes(event)
    for programme in every:
        measured = {name: sum(each.amount for each in rule(name).measure(event, programme)) for name in PAIRS}
        assert measured == plainly(event, programme)
    assert_true_optimum_in_slots(event)


PAIRS = ("tags_related", "popular_rooms")


@examples(100)
@given(event=related(), data=st.data())
def test_beside_talks_that_stay_the_best_of_the_others_is_found(event: Event, data: st.DataObject) -> None:
    every = programmes(event)
    assume(every)
    best = data.draw(st.sampled_from(every))
    free = frozenset(data.draw(st.sets(st.sampled_from([talk.id for talk in event.talks]), min_size=1)))
    search = SearchState(event, Budget.of(30), Goal(levels=(rule("rules"),)), Workers(1))
    given_ = around_talks(event, best, free)
    model, costs = search.model(0, DEEPEST, (10**6,), given_)
    answer = run(model.cp, Limits(30, 1, local=True), objective=costs[-1])
    near = programme_of(model, answer.values)
    assert near is not None
    cost = search.values_of(near)
    assert cost is not None
    assert (
        answer.bound
        == cost[0]
        == min(search.values_of(each) or cost for each in every if _like(best, each, free, given_))[0]
    )


def _like(best: Programme, each: Programme, free: frozenset[str], given_: Given) -> bool:
    """True if the talks that stay do, and the sessions where they are given."""
    kept = {(talk.id, talk.room, talk.day, talk.start) for talk in best.talks if talk.id not in free}
    same = kept <= {(talk.id, talk.room, talk.day, talk.start) for talk in each.talks}
    return same and (bool(given_.free) or sessions_of(each) == sessions_of(best))
