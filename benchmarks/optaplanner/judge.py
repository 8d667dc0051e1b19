"""The score of a plan: hard, medium and soft, by the 37 constraints of the example and the weights of the file.

Written from the published definition of the constraints alone; it knows neither events nor programmes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from benchmarks.optaplanner.instance import Conference, Names, Tags, Talk, Timeslot

#: The timeslot and the room of each talk, by their numbers.
Plan = Sequence[tuple[int, int]]
#: A talk with its timeslot, and the number of its room.
Held = tuple[Talk, Timeslot, int]


def breaches(conference: Conference, plan: Plan) -> tuple[str, ...]:
    """A sentence for each talk that is at a place which it cannot have at all, or is not where it is pinned."""
    told = []
    for talk, (timeslot, room) in zip(conference.talks, plan, strict=True):
        if timeslot not in conference.timeslots_of(talk) or room not in conference.rooms_of(talk):
            told.append(f"talk {talk.code} is in a timeslot or room of another type")
        if talk.pinned not in (None, (timeslot, room)):
            told.append(f"talk {talk.code} is not where it is pinned")
    return tuple(told)


def score(conference: Conference, plan: Plan) -> tuple[int, int, int]:
    """The hard, medium and soft score; 0 hard is a plan that can be held."""
    total = [0, 0, 0]
    for constraint, amount in amounts(conference, plan).items():
        for level, weight in enumerate(conference.weight(constraint)):
            total[level] += weight * amount
    return total[0], total[1], total[2]


def amounts(conference: Conference, plan: Plan) -> Mapping[str, int]:
    """What each constraint counts, before its weight: rewards above 0, penalties below."""
    held = [(talk, conference.timeslots[at], room) for talk, (at, room) in zip(conference.talks, plan, strict=True)]
    amounts = {name: -sum(count(conference, *each) for each in held) for name, count in _TALKS.items()}
    for name, pair in _PAIRS.items():
        amounts[name] = -sum(pair(conference, first, second) for first, second in combinations(held, 2))
    for name, ordered in _ORDERED.items():
        amounts[name] = -sum(ordered(conference, first, second) for first, second in permutations(held, 2))
    for name in ("Audience type diversity", "Audience level diversity", "Language diversity"):
        amounts[name] = -amounts[name]
    amounts["Crowd control"] = -_crowded(held)
    numbers = [(index, talk) for (index, _), talk in zip(plan, conference.talks, strict=True)]
    amounts["Published timeslot"] = -sum(talk.published[0] not in (None, index) for index, talk in numbers)
    closed = (index in conference.rooms[room].closed for index, room in plan)
    amounts["Room unavailable timeslot"] = -_minutes(held, closed)
    away = (sum(index in conference.speakers[who].away for who in talk.speakers) for index, talk in numbers)
    amounts["Speaker unavailable timeslot"] = -_minutes(held, away)
    return amounts


def _minutes(held: Sequence[Held], counts: Iterator[int]) -> int:
    return sum(count * timeslot.minutes for (_, timeslot, _), count in zip(held, counts, strict=True))


def _crowded(held: Sequence[Held]) -> int:
    """The minutes of talks at risk that share their timeslot with two or more others at risk."""
    risky = [each for each in held if each[0].crowd_risk > 0]
    alike = [sum(other[1] == each[1] for other in risky) - 1 for each in risky]
    return sum(each[1].minutes for each, count in zip(risky, alike, strict=True) if count > 1)


# ── one talk ─────────────────────────────────────────────────────────────────────────────────────────────────────────


Single = Callable[[Conference, Talk, Timeslot, int], int]


def _tagged(whose: str, what: str, count: Callable[[Tags, Names], int]) -> Single:
    """What `count` makes of the tags of a talk, or of each speaker, and those of its timeslot or room, per minute."""

    def counted(conference: Conference, talk: Talk, timeslot: Timeslot, room: int) -> int:
        there = timeslot.tags if what == "timeslot" else conference.rooms[room].tags
        asking = [talk] if whose == "Talk" else [conference.speakers[number] for number in talk.speakers]
        wanted = (each.timeslot_tags if what == "timeslot" else each.room_tags for each in asking)
        return timeslot.minutes * sum(count(tags, there) for tags in wanted)

    return counted


_TALKS: dict[str, Single] = {
    "Published room": lambda _, talk, timeslot, room: talk.published[1] not in (None, room),
    **{
        f"{whose} {kind} {what} tags": _tagged(whose, what, count)
        for whose in ("Speaker", "Talk")
        for what in ("timeslot", "room")
        for kind, count in (
            ("required", lambda tags, there: len(tags.required - there)),
            ("preferred", lambda tags, there: len(tags.preferred - there)),
            ("prohibited", lambda tags, there: len(tags.prohibited & there)),
            ("undesired", lambda tags, there: len(tags.undesired & there)),
        )
    },
}


# ── two talks ────────────────────────────────────────────────────────────────────────────────────────────────────────


Pair = Callable[[Conference, Held, Held], int]


def _overlap(first: Held, second: Held) -> int:
    """The minutes that two talks have in common."""
    one, other = first[1], second[1]
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.day == other.day else 0


def _both(first: Held, second: Held) -> int:
    """The minutes of both talks together."""
    return first[1].minutes + second[1].minutes


def _themes(first: Held, second: Held) -> int:
    return len(first[0].themes & second[0].themes)


def _contents(first: Held, second: Held) -> int:
    return len(first[0].contents & second[0].contents)


def _audiences(first: Held, second: Held) -> int:
    return len(first[0].audiences & second[0].audiences)


def _at_once(first: Held, second: Held) -> int:
    """The minutes of two talks that have one timeslot."""
    return first[1].minutes if first[1] == second[1] else 0


def _too_near(conference: Conference, first: Held, second: Held) -> int:
    """The minutes of two talks of one speaker without the pause between them."""
    if not set(first[0].speakers) & set(second[0].speakers) or first[1].day != second[1].day:
        return 0
    pause = max(second[1].start - first[1].end, first[1].start - second[1].end)
    return _both(first, second) if pause < max(0, conference.pause) else 0


def _ends_late(first: Held, second: Held) -> bool:
    """True if the first talk ends after the second has started."""
    return (first[1].day, first[1].end) > (second[1].day, second[1].start)


_PAIRS: dict[str, Pair] = {
    "Room conflict": lambda _, a, b: _overlap(a, b) if a[2] == b[2] else 0,
    "Speaker conflict": lambda _, a, b: _overlap(a, b) * len(set(a[0].speakers) & set(b[0].speakers)),
    "Talk mutually-exclusive-talks tags": lambda _, a, b: _overlap(a, b) * len(a[0].exclusive & b[0].exclusive),
    "Consecutive talks pause": _too_near,
    "Theme track conflict": lambda _, a, b: _overlap(a, b) * _themes(a, b),
    "Theme track room stability": lambda _, a, b: (
        _both(a, b) * _themes(a, b) if a[1].day == b[1].day and a[2] != b[2] else 0
    ),
    "Sector conflict": lambda _, a, b: _overlap(a, b) * len(a[0].sectors & b[0].sectors),
    "Audience type diversity": lambda _, a, b: _at_once(a, b) * _audiences(a, b),
    "Audience type theme track conflict": lambda _, a, b: _overlap(a, b) * _themes(a, b) * _audiences(a, b),
    "Audience level diversity": lambda _, a, b: _at_once(a, b) if a[0].level != b[0].level else 0,
    "Content conflict": lambda _, a, b: _overlap(a, b) * _contents(a, b),
    "Language diversity": lambda _, a, b: _at_once(a, b) if a[0].language != b[0].language else 0,
    "Same day talks": lambda _, a, b: _both(a, b) * (_themes(a, b) + _contents(a, b)) if a[1].day != b[1].day else 0,
}

#: What is counted for each ordered pair.
_ORDERED: dict[str, Pair] = {
    "Talk prerequisite talks": lambda conference, a, b: (
        _both(a, b) if _ends_late(a, b) and conference.talks.index(a[0]) in b[0].prerequisites else 0
    ),
    "Content audience level flow violation": lambda _, a, b: (
        _both(a, b) * _contents(a, b) if a[0].level < b[0].level and _ends_late(a, b) else 0
    ),
    "Popular talks": lambda conference, a, b: (
        _both(a, b)
        if a[0].favourites < b[0].favourites and conference.rooms[a[2]].capacity > conference.rooms[b[2]].capacity
        else 0
    ),
}
