"""Breaches by rooms, sizes and breaks: a room that no talk fits, an axis of the wrong size, breaks that collide."""

from __future__ import annotations

from benchmarks.ground import Blame, Ground, blame, each
from scheduler.domain.breaks import Break
from scheduler.domain.clock import DAY
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Window

_CHANGE = Requirement("one_place", (), "room_change")

LEAST, MOST = Requirement("session_size", (), "min"), Requirement("session_size", (), "max")
BETWEEN, STRETCH, APART = Requirement("break_between"), Requirement("max_stretch"), Requirement("session_apart")


def too_many_listeners(ground: Ground) -> Blame:
    """More people are expected than any room holds."""
    (talk,) = ground.pick(1)
    for room in ground.event.rooms:
        ground.change("rooms", room.id, capacity=room.capacity or 200)
    ground.change("talks", talk.id, audience=500)
    return blame(*each("placed", [talk]), *each("capacity", [talk]))


def small_room(ground: Ground) -> Blame:
    """The room that a talk names is too small for its audience."""
    (talk,) = ground.pick(1)
    room = ground.rng.choice(ground.event.rooms)
    ground.change("rooms", room.id, capacity=room.capacity or 80)
    ground.change("talks", talk.id, audience=(room.capacity or 80) + 1, room=room.id)
    return blame(*each("placed", [talk]), *each("capacity", [talk]), *each("talk_room", [talk]))


def room_without(ground: Ground) -> Blame:
    """A talk is pinned in a room without the features that it needs."""
    (talk,) = ground.pick(1)
    bare, other = ground.rng.sample(ground.event.rooms, 2)
    ground.change("rooms", other.id, features=(*other.features, "cabine"))
    planned = ground.places[talk.id]
    ground.change("talks", talk.id, needs=("cabine",), pin=Pin(day=planned.day, start=planned.start, room=bare.id))
    return blame(*each("placed", [talk]), *each("needs", [talk]), *each("pin", [talk]))


def room_of_the_morning(ground: Ground) -> Blame:
    """A talk names a room and hours at which the room is taken."""
    (talk,) = ground.pick(1)
    planned = ground.places[talk.id]
    others = [talk for talk in ground.places.values() if talk.room == planned.room]
    start, end = min(talk.start for talk in others), max(talk.end for talk in others)
    hours = Window(start=end - 25, end=DAY) if start != planned.start else Window(start=0, end=start + 25)
    ground.change("rooms", planned.room, available=(Window(start=start, end=end),))
    ground.change("talks", talk.id, room=planned.room, available=(hours,))
    conditions = [*each("talk_available", [talk]), *each("talk_room", [talk]), *each("room_available", [planned.room])]
    return blame(*each("placed", [talk]), *conditions)


def back_to_back(ground: Ground) -> Blame:
    """A person presents two pinned talks in two rooms, without the minutes to change rooms between them."""
    talks = _followers(ground)
    ground.share(talks)
    for talk in talks:
        planned = ground.places[talk.id]
        ground.change("talks", talk.id, pin=Pin(day=planned.day, start=planned.start, room=planned.room))
    person = ground.event.talk[talks[0].id].speakers[0]
    return blame(*each("placed", talks), *each("pin", talks), *each("one_place", [person]), _CHANGE)


def hour_of_two_rooms(ground: Ground) -> Blame:
    """A person presents two talks in two rooms, in hours that hold both but not the way between them."""
    talks = _followers(ground)
    person = ground.share(talks)
    first = min(ground.places[talk.id].start for talk in talks)
    for talk in talks:
        room = ground.places[talk.id].room
        ground.change("talks", talk.id, available=(Window(start=first, end=first + 60),), room=room)
    conditions = [*each("talk_available", talks), *each("talk_room", talks)]
    return blame(*each("placed", talks), *conditions, *each("one_place", [person]), _CHANGE)


def _followers(ground: Ground) -> list[Talk]:
    """Two talks of different axes that the plan puts one right after the other, in two rooms."""
    for _ in range(200):
        kept = ground.event, set(ground.touched)
        talks = ground.pick(2, "apart")
        earlier, later = sorted((ground.places[talk.id] for talk in talks), key=lambda planned: planned.start)
        if earlier.room != later.room and earlier.end == later.start:
            return talks
        ground.event, ground.touched = kept
    raise ValueError("no talks that follow each other in two rooms")


def lonely_talk(ground: Ground) -> Blame:
    """A talk is alone in its axis, and sessions have at least two."""
    (talk,) = ground.pick(1)
    axis = Axis(id="seul", title="Axe d'un seul exposé")
    ground.event = ground.event.model_copy(update={"axes": (*ground.event.axes, axis)})
    ground.change("talks", talk.id, axis=axis.id)
    return blame(*each("placed", [talk]), LEAST, may=[axis.id])


def morning_and_evening(ground: Ground) -> Blame:
    """Two talks are held in the first and the last hour of a day without breaks, in the one room."""
    first, last = _without_pauses(ground)
    day = ground.event.days[0]
    ground.change("talks", first.id, available=(Window(start=day.start, end=day.start + first.duration),))
    ground.change("talks", last.id, available=(Window(start=day.end - last.duration, end=day.end),))
    return blame(*each("placed", [first, last]), *each("talk_available", [first, last]), APART)


def pinned_apart(ground: Ground) -> Blame:
    """Two talks are pinned in one room, hours apart, on a day without breaks."""
    talks, day = _without_pauses(ground), ground.event.days[0]
    for talk, start in zip(talks, (day.start, day.end - talks[1].duration), strict=True):
        ground.change("talks", talk.id, pin=Pin(day=day.date, start=start, room=ground.event.rooms[0].id))
    return blame(*each("placed", talks), *each("pin", talks), APART, may=[ground.event.rooms[0].id])


def _without_pauses(ground: Ground) -> list[Talk]:
    """The event has neither axes nor pauses, and sessions of any size; returns two of its talks."""
    ground.ease()
    ground.event = ground.event.model_copy(update={"axes": (), "breaks": (), "plenaries": ()})
    for talk in ground.event.talks:
        ground.change("talks", talk.id, axis=None)
    ground.settings(min_talks=1, max_talks=len(ground.event.talks), max_stretch=None)
    ground.tidy()
    return ground.pick(2)


def five_talks(ground: Ground) -> Blame:
    """An axis has five talks, which make no sessions of three or four."""
    ground.ease()
    ids = (axis.id for axis in ground.event.axes)
    axis = next((name for name in ids if len(ground.event.talks_of(name)) == 5), None)
    if axis is None:
        raise ValueError("no axis of five talks")
    ground.settings(min_talks=3, max_talks=4)
    return blame(*each("placed", ground.event.talks_of(axis)), LEAST, MOST, may=[axis])


def two_breaks(ground: Ground) -> Blame:
    """The windows of two breaks make them collide."""
    first, second = _breaks(ground)[:2]
    ground.change("breaks", first, duration=60, between_start=725, between_end=805, ideal=None)
    ground.change("breaks", second, duration=20, between_start=740, between_end=785, ideal=None)
    return blame(*each("break_window", [first, second]))


def three_breaks(ground: Ground) -> Blame:
    """Three breaks must fit into hours for two."""
    named = _breaks(ground)[:3]
    for name in named:
        ground.change("breaks", name, duration=30, between_start=690, between_end=775, ideal=None)
    _side_by_side(ground)
    return blame(*each("break_window", named))


def break_in_plenary(ground: Ground) -> Blame:
    """A break must be held during the opening."""
    plenary, name = ground.event.plenaries[0], _breaks(ground)[0]
    ground.change(
        "breaks", name, duration=15, ideal=None, between_start=plenary.earliest + 5, between_end=plenary.end + 10
    )
    _side_by_side(ground)
    return blame(*each("break_window", [name]), *each("plenary", [plenary.id]))


def _side_by_side(ground: Ground) -> None:
    """Breaks may follow each other or open the day, so that the time between them is not to blame."""
    ground.event = ground.event.model_copy(update={"rules": (("break_between", "off"),)})


def _breaks(ground: Ground) -> list[str]:
    """The untouched breaks, touched from now on."""
    free = [pause.id for pause in ground.event.breaks if pause.id not in ground.touched]
    ground.touched |= set(free)
    return free


def nothing_between(ground: Ground) -> Blame:
    """Two breaks leave fewer minutes between them than any talk takes."""
    event = ground.event
    first = event.breaks[0]
    late = Break(
        id="surprise",
        title="Surprise",
        duration=15,
        between_start=first.between_end + 5,
        between_end=first.between_end + 20,
    )
    tight = first.model_copy(update={"between_start": first.between_end - first.duration, "ideal": None})
    ground.event = event.model_copy(update={"breaks": (tight, late, *event.breaks[1:])})
    return blame(BETWEEN, *each("break_window", [first.id, late.id]))


def long_talk(ground: Ground) -> Blame:
    """A talk is longer than the longest stretch without a break."""
    (talk,) = ground.pick(1)
    ground.settings(max_stretch=120)
    ground.change("talks", talk.id, duration=125)
    return blame(*each("placed", [talk]), STRETCH)


def no_session(ground: Ground) -> Blame:
    """Two talks, the fewest of a session, exceed the longest stretch: any talk is one too many."""
    ground.settings(max_stretch=55)
    return Blame(frozenset({LEAST.id, STRETCH.id}), None)
