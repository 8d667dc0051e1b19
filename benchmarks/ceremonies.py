"""Breaches by plenaries that are placed, open or close the day, or wait for something."""

from __future__ import annotations

from benchmarks.ground import Blame, Ground, blame, each
from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Window

#: Minutes by which the day is longer than planted: there is time for everything else.
_MORE = 60


def talk_before_opening(ground: Ground) -> Blame:
    """A talk can only be held before the plenary that opens the day."""
    opening = ground.event.plenaries[0]
    (talk,) = _roomy(ground, earlier=_MORE)
    ground.change("plenaries", opening.id, position="first")
    ground.change("talks", talk.id, available=(Window(start=0, end=opening.earliest),))
    return blame(*_of(talk), *each("plenary", [opening.id]), *each("framing", [opening.id]))


def talk_after_closing(ground: Ground) -> Blame:
    """The closing is placed inside hours that end before a talk can be held."""
    end = ground.event.days[0].end
    (talk,) = _roomy(ground, later=_MORE)
    _place(ground, between_start=end, between_end=end + 20, position="last")
    ground.change("talks", talk.id, available=(Window(start=end + _MORE - 35, end=DAY),))
    return blame(*_of(talk), *each("plenary", ["placed"]), *each("framing", ["placed"]))


def opening_after_another(ground: Ground) -> Blame:
    """A plenary opens the day and comes after another one."""
    opening = ground.event.plenaries[0]
    _roomy(ground, later=_MORE)
    _place(ground, between_start=opening.end, between_end=opening.end + 15, position="first")
    return blame(*each("plenary", [opening.id, "placed"]), *each("framing", ["placed"]))


def waiting_for_a_talk(ground: Ground) -> Blame:
    """A plenary waits for a talk that is held after the plenary's hours."""
    end = ground.event.days[0].end
    (talk,) = _roomy(ground, later=_MORE)
    name = ground.rng.choice((talk.id, f"axis:{talk.axis}"))
    _place(ground, between_start=end, between_end=end + 20, after=(name,))
    ground.change("talks", talk.id, available=(Window(start=end + _MORE - 35, end=DAY),))
    return blame(*_of(talk), *each("plenary", ["placed"]), Requirement("plenary_after", ("placed", name)))


def moderator_away(ground: Ground) -> Blame:
    """Who chairs a plenary leaves before its hours."""
    end = ground.event.days[0].end
    _roomy(ground, later=_MORE)
    chair = Person(id="dominique renard", name="Dominique Renard", available=(Window(start=0, end=end),))
    people = tuple(sorted((*ground.event.people, chair), key=lambda person: person.id))
    ground.event = ground.event.model_copy(update={"people": people})
    _place(ground, between_start=end, between_end=end + 30, chairs=(chair.id,))
    return blame(*each("plenary", ["placed"]), *each("person_available", [chair]))


def moderator_elsewhere(ground: Ground) -> Blame:
    """Who chairs a plenary has no time to come there from her or his talk, which is in another room."""
    end, (room, other, *_) = ground.event.days[0].end, ground.event.rooms
    (talk,) = _roomy(ground, later=_MORE)
    start = end + _MORE - 5 - talk.duration - 5
    ground.change("talks", talk.id, pin=Pin(day=ground.event.days[0].date, start=start, room=room.id))
    over = start + talk.duration
    _place(ground, between_start=over, between_end=over + 5, room=other.id, chairs=talk.speakers[:1])
    change = Requirement("one_place", (), "room_change")
    return blame(*_of(talk, "pin"), *each("plenary", ["placed"]), *each("one_place", talk.speakers[:1]), change)


def _roomy(ground: Ground, *, earlier: int = 0, later: int = 0) -> list[Talk]:
    """A free talk; the day is longer by so many minutes, sessions may have a single talk, and nothing else demands
    an hour.
    """
    ground.ease()
    ground.settings(min_talks=1)
    first, *others = ground.event.days
    longer = first.model_copy(update={"start": first.start - earlier, "end": first.end + later})
    ground.event = ground.event.model_copy(update={"days": (longer, *others)})
    return ground.pick(1)


def _place(ground: Ground, **fields: object) -> None:
    """A plenary of five minutes without an hour of its own is added."""
    day = ground.event.days[0].date
    plenary = Plenary(id="placed", title="Mots de tous", day=day, duration=5).model_copy(update=fields)
    ground.event = ground.event.model_copy(update={"plenaries": (*ground.event.plenaries, plenary)})


def _of(talk: Talk, rule: str = "talk_available") -> list[Requirement]:
    """The requirements that the talk is placed, and keeps the rule."""
    return [*each("placed", [talk]), *each(rule, [talk])]
