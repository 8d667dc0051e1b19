"""The tags of the talks of a conference, with the points of a pair that is not as the example would have it.

Talks have the length of their type, and the example counts minutes: talks of one type share tags, each pair of talks of
two types has tags of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from benchmarks.optaplanner.instance import Conference, Talk
from scheduler.domain.settings import TagRelation


@dataclass(frozen=True)
class Tagging:
    """The tags of each talk, by number, and their weights: at one time, and of each relation."""

    of_talk: Mapping[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    apart: dict[str, int] = field(default_factory=dict)
    relations: dict[tuple[str, TagRelation], int] = field(default_factory=dict)


def tagging(conference: Conference) -> Tagging:
    """All that two talks have in common and the example counts."""
    made = Tagging()
    for number, talk in enumerate(conference.talks):
        for tag, points in _apart(conference, talk):
            made.of_talk[number].append(tag)
            made.apart[tag] = points
    for what in ("theme", "content", "audience"):
        for name, numbers in _sharing(conference, what).items():
            _relate(conference, made, f"{what} {name}", what, numbers)
    return made


# ── at one time ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _points(conference: Conference, constraint: str) -> int:
    """The soft points of a constraint."""
    return conference.weight(constraint)[2]


def _apart(conference: Conference, talk: Talk) -> Iterator[tuple[str, int]]:
    """Yield the tags of a talk, each with the points of two talks that have it in common at one time.

    Timeslots overlap for different times: a tag counts the shortest, and a second one, of the talk's type, what is
    missing where two talks of this type are in one timeslot. Talks of one level, and of one language, are apart where
    others in one timeslot are rewarded.
    """
    least = min((minutes for minutes in _overlaps(conference) if minutes), default=0)
    length = minutes_of(conference, talk, least)
    for constraint, names in (
        ("Theme track conflict", talk.themes),
        ("Sector conflict", talk.sectors),
        ("Content conflict", talk.contents),
        (
            "Audience type theme track conflict",
            frozenset(f"{theme}/{audience}" for theme, audience in product(talk.themes, talk.audiences)),
        ),
    ):
        for name in sorted(names):
            points = _points(conference, constraint)
            if points > 0:
                yield f"{constraint}: {name}", points * least
                if length > least:
                    yield f"{constraint}, {talk.type}: {name}", points * (length - least)
    for constraint, value in (("Audience level diversity", talk.level), ("Language diversity", talk.language)):
        points = _points(conference, constraint)
        if (
            points > 0
            and len({(each.level, each.language)["lan" in constraint.lower()] for each in conference.talks}) > 1
        ):
            yield f"{constraint}, {talk.type}: {value}", points * length


def _overlaps(conference: Conference) -> Iterator[int]:
    """Yield the minutes that each two timeslots, and each with itself, have in common."""
    for timeslot in conference.timeslots:
        yield timeslot.minutes
    for first, second in combinations(conference.timeslots, 2):
        if first.day == second.day:
            yield max(0, min(first.end, second.end) - max(first.start, second.start))


def minutes_of(conference: Conference, talk: Talk, default: int = 0) -> int:
    """The length of the shortest timeslot of the talk's type."""
    return min((conference.timeslots[number].minutes for number in conference.timeslots_of(talk)), default=default)


# ── otherwise ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sharing(conference: Conference, what: str) -> Mapping[str, list[int]]:
    """The talks of each theme, content or audience."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, talk in enumerate(conference.talks):
        names = {"theme": talk.themes, "content": talk.contents, "audience": talk.audiences}[what]
        for name in sorted(names):
            sharing[name].append(number)
    return sharing


def _relate(conference: Conference, made: Tagging, tag: str, what: str, numbers: list[int]) -> None:
    """Gives tags to the talks that share something: one by type, and one to each pair of two types."""
    talks = conference.talks
    groups: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        groups[f"{tag}, {talks[number].type}"].append(number)
    for one, other in combinations(numbers, 2):
        if talks[one].type != talks[other].type:
            groups[f"{tag}: {talks[one].code}, {talks[other].code}"] = [one, other]
    for name, members in groups.items():
        pair = talks[members[0]], talks[members[-1]]
        weights = {relation: points for relation, points in _relations(conference, what, *pair) if points > 0}
        if len(members) > 1 and weights:
            made.relations.update({(name, relation): points for relation, points in weights.items()})
            for number in members:
                made.of_talk[number].append(name)


def _relations(conference: Conference, what: str, one: Talk, other: Talk) -> Iterator[tuple[TagRelation, int]]:
    """Yield the points of two talks that share a theme, a content or an audience, by how they do not stand."""
    minutes = minutes_of(conference, one) + minutes_of(conference, other)
    day, room = (_points(conference, f"{name}") for name in ("Same day talks", "Theme track room stability"))
    if what == "audience":
        if one.type == other.type:
            yield "time", _points(conference, "Audience type diversity") * minutes_of(conference, one)
    elif what == "content":
        yield "day", day * minutes
        yield "order", _points(conference, "Content audience level flow violation") * minutes
    elif set(conference.rooms_of(one)) & set(conference.rooms_of(other)):
        yield "day", day * minutes
        yield "room", room * minutes
    else:  # they never share a room: on one day they pay for it
        yield "day", (day - room) * minutes
