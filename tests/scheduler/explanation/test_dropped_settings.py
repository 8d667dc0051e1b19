"""An event without some of its minutes has a programme wherever the event has one."""

from __future__ import annotations

from small import DAY, small_event

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from scheduler.explanation.alike_talks import key_of
from scheduler.explanation.dropped_settings import without_settings
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.search.control import Budget


def of(event: Event, gap: int = 0, **minutes: int) -> Event:
    """The event of two talks in one session, with these minutes."""
    axes, talks = event.axes[:1], [talk for talk in event.talks if talk.axis == "a"][:2]
    settings = event.session_settings.model_copy(update=minutes)
    update = {"axes": axes, "talks": tuple(talks), "rooms": event.rooms[:1], "session_settings": settings}
    return event.model_copy(update={**update, "talk_settings": event.talk_settings.model_copy(update={"gap": gap})})


def at(event: Event, *starts: int) -> Event:
    """The event whose talks can only start at these minutes."""
    hours = [(Window(start=start, end=start + 30),) for start in starts]
    talks = [talk.model_copy(update={"available": window}) for talk, window in zip(event.talks, hours, strict=True)]
    return event.model_copy(update={"talks": tuple(talks)})


def answers(event: Event, part: str) -> list[bool | None]:
    """Whether the event has a programme, and whether it has one without these minutes."""
    oracle, every = FeasibilityOracle(Budget.of(60), 1), requirements(event)
    without = [requirement for requirement in every if requirement.part != part]
    assert len(without) == len(every) - 1
    return [oracle.possible(event, every), oracle.possible(event, without)]


def test_a_gap_that_talks_need_goes_on_to_be_possible() -> None:
    """Without a gap the two would not follow each other at these hours."""
    assert answers(at(of(small_event(), gap=10), 540, 580), "gap") == [True, True]


def test_an_introduction_that_reaches_the_grid_goes_on_to_be_possible() -> None:
    """Without an introduction the session would start off the grid of fifteen minutes."""
    assert answers(at(of(small_event(), introduction=5), 545, 575), "introduction") == [True, True]


def test_each_is_given_up_where_it_is_in_the_way() -> None:
    assert answers(at(of(small_event(), gap=10), 540, 570), "gap") == [False, True]
    assert answers(at(of(small_event(), introduction=15), 540, 570), "introduction") == [False, True]
    assert answers(at(of(small_event(), discussion=60), 585, 615), "discussion") == [False, True]


def test_where_no_hour_is_asked_for_one_event_is_enough() -> None:
    event = of(small_event(), gap=10, introduction=5, discussion=20)
    every = requirements(event)
    lost = [requirement for requirement in every if requirement.rule == "session_run"]
    crowd = [requirement for requirement in every if requirement.rule in ("placed", "day", "room_overlap")]
    assert len(without_settings(event, crowd, lost)) == 1
    assert len(without_settings(event, every, lost)) == 4
    assert without_settings(event, every, []) == (event,)


def test_talks_are_alike_unless_something_tells_them_apart() -> None:
    event = small_event()
    shared = [Requirement("room_overlap"), Requirement("session_size", (), "max"), Requirement("grid")]

    def key(event: Event, *talks: str, **more: str) -> object:
        asked = [Requirement(rule, (subject,)) for rule, subject in more.items()]
        return key_of(event, [*shared, *asked, *(Requirement("placed", (talk,)) for talk in talks)])

    assert key(event, "T0", "T2") == key(event, "T2", "T4")
    assert key(event, "T0", "T2") != key(event, "T0", "T1")
    assert key(event, "T0", one_place="p0") != key(event, "T2", one_place="p0")
    pinned = event.talks[2].model_copy(update={"pin": Pin(day=DAY, start=547)})
    other = event.model_copy(update={"talks": (*event.talks[:2], pinned, *event.talks[3:])})
    assert key(other, "T0") != key(other, "T2")
