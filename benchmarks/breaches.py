"""Breaches by hours: a possible event becomes impossible because talks, people or axes have too few hours."""

from __future__ import annotations

from itertools import pairwise

from benchmarks.ground import Blame, Ground, blame, each
from scheduler.domain.clock import DAY
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Window

OVERLAP = Requirement("room_overlap")


def two_talks_one_slot(ground: Ground) -> Blame:
    """Two talks of different axes have the same hour, and there is one room."""
    talks = ground.pick(2, "apart")
    window = ground.window(talks[0], ground.rng.choice((35, 45, 55)))
    _only(ground, talks, window)
    return blame(*each("placed", talks), *each("talk_available", talks), OVERLAP)


def one_axis_one_slot(ground: Ground) -> Blame:
    """Two talks of one axis have the same hour; there are rooms enough."""
    talks = ground.pick(2, "same")
    ground.change("axes", str(talks[0].axis), chairs=())  # who could not chair both either
    ground.tidy()
    _only(ground, talks, ground.window(talks[0], ground.rng.choice((30, 40, 50))))
    axis = each("axis_not_parallel", [str(talks[0].axis)])
    return blame(*each("placed", talks), *each("talk_available", talks), *axis)


def one_person_one_slot(ground: Ground) -> Blame:
    """A person is present for less time than the two talks take that she or he presents."""
    talks = ground.pick(2, "apart")
    return _short_stay(ground, talks, 50)


def three_in_two(ground: Ground) -> Blame:
    """Three talks of different axes must fit into hours for two, in one room."""
    ground.ease()
    ground.settings(min_talks=1)
    talks = ground.pick(3, "apart")
    _only(ground, talks, ground.window(talks[0], 80))
    return blame(*each("placed", talks), *each("talk_available", talks), OVERLAP)


def three_of_one(ground: Ground) -> Blame:
    """A person presents three talks and is present for two."""
    return _short_stay(ground, ground.pick(3, "apart"), 85)


def chain(ground: Ground) -> Blame:
    """Three talks must follow each other in hours for two; the hours of the second talk are not to blame."""
    talks = ground.pick(3, "apart")
    _only(ground, [talks[0], talks[2]], ground.window(talks[0], 85))
    for earlier, later in pairwise(talks):
        ground.change("talks", later.id, after=(earlier.id,))
    order = [Requirement("after", (later.id, earlier.id)) for earlier, later in pairwise(talks)]
    return blame(*each("placed", talks), *each("talk_available", [talks[0], talks[2]]), *order)


def not_with(ground: Ground) -> Blame:
    """Two talks of different axes that must not be parallel have the same hour."""
    talks = ground.pick(2, "apart")
    _only(ground, talks, ground.window(talks[0], 50))
    ground.change("talks", talks[0].id, not_with=(talks[1].id,))
    pair = [talk.id for talk in ground.event.talks if talk in (ground.event.talk[pick.id] for pick in talks)]
    return blame(*each("placed", talks), *each("talk_available", talks), Requirement("not_with", tuple(pair)))


def reversed_order(ground: Ground) -> Blame:
    """A talk must wait for another whose hours begin when its own are over."""
    talks = sorted(ground.pick(2), key=lambda talk: ground.places[talk.id].start)
    early, late = (talk.id for talk in talks)
    ground.change("talks", early, available=(Window(start=0, end=ground.places[early].end + 5),), after=(late,))
    ground.change("talks", late, available=(Window(start=max(0, ground.places[late].start - 20), end=DAY),))
    return blame(*each("placed", talks), *each("talk_available", talks), Requirement("after", (early, late)))


def pin_in_plenary(ground: Ground) -> Blame:
    """A talk is pinned inside a plenary."""
    (talk,) = ground.pick(1)
    plenary = ground.event.plenaries[0]
    start = ground.rng.choice(range(plenary.earliest, plenary.end, 5))
    room = ground.rng.choice((None, ground.event.rooms[0].id))
    ground.change("talks", talk.id, pin=Pin(day=plenary.day, start=start, room=room))
    return blame(*each("placed", [talk]), *each("pin", [talk]), *each("plenary", [plenary.id]))


def too_much(ground: Ground) -> Blame:
    """The day ends one talk too early; no talk states hours, and the breaks after the new end are removed."""
    ground.ease()
    event = ground.event
    day, minutes = event.days[0], sum(talk.duration for talk in event.talks) - 30
    breaks, end = event.breaks, DAY
    while True:  # without a break the day is longer, or ends even earlier
        pauses = sum(pause.duration for pause in breaks) + sum(pause.duration for pause in event.plenaries)
        end = (day.start + pauses + minutes // len(event.rooms)) // 5 * 5
        kept = tuple(pause for pause in breaks if pause.between_end <= end)
        if kept == breaks:
            break
        breaks = kept
    ground.event = event.model_copy(update={"breaks": breaks, "days": (day.model_copy(update={"end": end}),)})
    return Blame(frozenset({Requirement("day", (ground.day,)).id, OVERLAP.id}), None)


def chair_of_minutes(ground: Ground) -> Blame:
    """The chair of an axis is present for twenty minutes: no talk of the axis fits."""
    axis, chair = _chair(ground)
    ground.change("people", chair, available=ground.window(ground.event.talks_of(axis)[0], 20))
    talks = [talk.id for talk in ground.event.talks_of(axis)]
    return blame(*each("person_available", [chair]), may=[axis, *talks])


def chair_at_another_hour(ground: Ground) -> Blame:
    """The chair of an axis is absent when a talk of the axis is pinned."""
    (talk,) = ground.pick(1)
    chair = _chair(ground, talk)[1]
    planned = ground.places[talk.id]
    ground.change("talks", talk.id, pin=Pin(day=planned.day, start=planned.start))
    middle = sum((ground.event.days[0].start, ground.event.days[0].end)) // 2
    early, late = Window(start=0, end=planned.end - 10), Window(start=planned.start + 10, end=DAY)
    ground.change("people", chair, available=(late if planned.start < middle else early,))
    return blame(*each("placed", [talk]), *each("pin", [talk]), *each("person_available", [chair]))


def chair_too_briefly(ground: Ground) -> Blame:
    """The chair of an axis is present for ten minutes less than its talks take."""
    axis, chair = _chair(ground)
    talks = ground.clear([talk.id for talk in ground.event.talks_of(axis)])
    first = min(talks, key=lambda talk: ground.places[talk.id].start)
    ground.change("people", chair, available=ground.window(first, sum(talk.duration for talk in talks) - 10))
    return blame(*each("placed", talks), *each("person_available", [chair]), may=[axis])


def _only(ground: Ground, talks: list[Talk], window: tuple[Window]) -> None:
    for talk in talks:
        ground.change("talks", talk.id, available=window)


def _short_stay(ground: Ground, talks: list[Talk], minutes: int) -> Blame:
    person = ground.share(talks)
    ground.change("people", person.id, available=ground.window(talks[0], minutes))
    return blame(*each("placed", talks), *each("person_available", [person]), *each("one_place", [person]))


def _chair(ground: Ground, talk: Talk | None = None) -> tuple[str, str]:
    """The axis of the talk, or an untouched one, and its new chair, who has no other part."""
    event = ground.event
    free = [axis.id for axis in event.axes if all(t.id not in ground.touched for t in event.talks_of(axis.id))]
    if talk is None and not free:
        raise ValueError("no axis to break")
    axis = str(talk.axis) if talk else ground.rng.choice(free)
    return axis, ground.chair(axis)
