"""Breaches by minutes that event.toml states for every session: introductions, gaps between talks, discussions."""

from __future__ import annotations

from benchmarks.ground import Blame, Ground, blame, each
from scheduler.domain.clock import DAY
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Window

_OVERLAP = Requirement("room_overlap")
_INTRODUCTION, _GAP, _DISCUSSION = (
    Requirement("session_run", (), key) for key in ("introduction", "gap", "discussion")
)


def no_time_to_discuss(ground: Ground) -> Blame:
    """Two talks of different axes are pinned one right after the other in one room."""
    _evening(ground, discussion=10)
    talks = ground.pick(2, "apart")
    room = ground.event.rooms[0].id
    _pin(ground, talks[0], _last(ground) - talks[0].duration, room)
    _pin(ground, talks[1], _last(ground), room)
    return blame(*each("placed", talks), *each("pin", talks), _OVERLAP, _DISCUSSION)


def chair_leaves_before_discussion(ground: Ground) -> Blame:
    """The chair of an axis leaves when a pinned talk of it is over."""
    _evening(ground, discussion=15)
    (talk,) = ground.pick(1)
    chair = ground.chair(str(talk.axis))
    _pin(ground, talk, _last(ground))
    ground.change("people", chair, available=(Window(start=0, end=_last(ground) + talk.duration + 5),))
    return blame(*each("placed", [talk]), *each("pin", [talk]), *each("person_available", [chair]), _DISCUSSION)


def no_time_to_introduce(ground: Ground) -> Blame:
    """A talk is pinned to the end of a plenary."""
    _evening(ground, introduction=10)
    (talk,) = ground.pick(1)
    plenary = ground.event.plenaries[0]
    _pin(ground, talk, plenary.end)
    return blame(*each("placed", [talk]), *each("pin", [talk]), *each("plenary", [plenary.id]), _INTRODUCTION)


def no_time_between(ground: Ground) -> Blame:
    """Two talks of one session have the hour that both take, and no minute more."""
    _evening(ground, gap=5)
    talks = ground.pick(2, "same")
    start = _last(ground)
    for talk in talks:
        hours = (Window(start=start, end=start + sum(each.duration for each in talks)),)
        ground.change("talks", talk.id, available=hours)
    ground.change("talks", talks[0].id, together=(talks[1].id,))
    names = {talk.id for talk in talks}
    pair = Requirement("together", tuple(talk.id for talk in ground.event.talks if talk.id in names))
    return blame(*each("placed", talks), *each("talk_available", talks), pair, _GAP)


def discussions_fill_the_day(ground: Ground) -> Blame:
    """The discussions of the fewest sessions take more than the minutes that talks leave."""
    ground.ease()
    event = ground.event
    day, most = event.days[0], event.session_settings.max_talks
    paused = sum(pause.duration for pause in event.breaks) + sum(plenary.duration for plenary in event.plenaries)
    left = len(event.rooms) * (day.end - day.start - paused) - sum(talk.duration for talk in event.talks)
    sessions = sum(-(-len(event.talks_of(axis)) // most) for axis in event.used_axes)
    ground.settings(max_stretch=None, discussion=left // sessions // 5 * 5 + 5)
    return Blame(frozenset({Requirement("day", (ground.day,)).id, _OVERLAP.id, _DISCUSSION.id}), None)


def _evening(ground: Ground, *, gap: int = 0, **minutes: int) -> None:
    """Every session has those minutes; the day has its evening too, so that there is time for everything."""
    ground.ease()
    ground.settings(min_talks=1, max_stretch=None, **minutes)
    talks = ground.event.talk_settings.model_copy(update={"gap": gap})
    day, *others = ground.event.days
    days = (day.model_copy(update={"end": DAY}), *others)
    ground.event = ground.event.model_copy(update={"days": days, "talk_settings": talks})


def _last(ground: Ground) -> int:
    """A minute in the evening, at which nothing else has to be."""
    return max(talk.end for talk in ground.places.values()) // 5 * 5 + 60


def _pin(ground: Ground, talk: Talk, start: int, room: str | None = None) -> None:
    ground.change("talks", talk.id, pin=Pin(day=ground.event.days[0].date, start=start, room=room))
