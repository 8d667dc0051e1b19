"""Breaches by company: talks that belong together cannot be, or people have no time between their talks."""

from __future__ import annotations

from benchmarks.ground import Blame, Ground, blame, each
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk


def parted_by_axes(ground: Ground) -> Blame:
    """Two talks of different axes belong together."""
    talks = ground.pick(2, "apart")
    return blame(*each("placed", talks), _together(ground, talks))


def parted_by_rooms(ground: Ground) -> Blame:
    """Two talks of one axis belong together and name two rooms."""
    talks = ground.pick(2, "same")
    for talk, room in zip(talks, ground.rng.sample(ground.event.rooms, 2), strict=True):
        ground.change("rooms", room.id, available=())
        ground.change("talks", talk.id, room=room.id)
    return blame(*each("placed", talks), *each("talk_room", talks), _together(ground, talks))


def no_time_to_breathe(ground: Ground) -> Blame:
    """A person presents two talks, in hours that hold both but not the pause between them."""
    talks = ground.pick(2, "apart")
    person = ground.share(talks)
    for other in ground.event.people:
        several = [talk.id for talk in ground.event.presented(other.id)]
        for name in several[1:] if other.id != person.id else ():
            ground.change("talks", name, speakers=())
    ground.settings(person_pause=30)
    ground.change("people", person.id, available=ground.window(talks[0], 80))
    return blame(*each("placed", talks), *each("person_available", [person]), *each("person_pause", [person]))


def _together(ground: Ground, talks: list[Talk]) -> Requirement:
    """The requirement of the two talks, of which the first now names the second."""
    ground.change("talks", talks[0].id, together=(talks[1].id,))
    names = {talk.id for talk in talks}
    return Requirement("together", tuple(talk.id for talk in ground.event.talks if talk.id in names))
