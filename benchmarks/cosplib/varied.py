"""Conferences of CoSPLib's kind made of others: their weights shuffled, split, merged, with more rooms or with posters.

Each function returns a conference; names that two of them share are told apart by a mark before them.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace

from scheduler.importing.cosplib.instance import TERMS, Instance, Session, Talk, Track

#: The marks before the names of the first and the second of two conferences that are merged.
_MARKS = ("A ", "B ")
#: What a poster costs in another session than the one for posters, and what a track costs there.
_ELSEWHERE = 1000
#: Minutes: the pause before the session for posters, and the least that a poster takes.
_PAUSE, _POSTER = 15, 1
_LAST_MINUTE = 24 * 60 - 1


def with_shuffled_weights(rng: random.Random, instance: Instance) -> Instance:
    """The conference with the weights that are not 0 dealt to the terms that have one."""
    terms = [term for term in TERMS if instance.weights[term]]
    weights = [instance.weights[term] for term in terms]
    rng.shuffle(weights)
    return replace(instance, weights={**instance.weights, **dict(zip(terms, weights, strict=True))})


def half(rng: random.Random, instance: Instance) -> Instance:
    """Half of the tracks, at random, in half of the rooms; numbers are rounded up."""
    tracks = rng.sample(range(len(instance.tracks)), (len(instance.tracks) + 1) // 2)
    rooms = rng.sample(range(len(instance.rooms)), (len(instance.rooms) + 1) // 2)
    names = {instance.tracks[place].name for place in tracks}
    return _part(instance, names, {instance.rooms[place] for place in rooms})


def merged(first: Instance, second: Instance) -> Instance:
    """The talks of both in the sessions of both, in the rooms of the one that has more; weighed as the first.

    The rooms of the other are the first of these; what a conference does not say of a session or room costs nothing.
    """
    parts = [_marked(part, mark) for part, mark in zip((first, second), _MARKS, strict=True)]
    rooms = max((part.rooms for part in parts), key=len)
    one, other = (_in_rooms(part, rooms) for part in parts)
    return replace(
        one,
        talks=one.talks + other.talks,
        tracks=one.tracks + other.tracks,
        sessions=one.sessions + other.sessions,
        track_session={**one.track_session, **other.track_session},
        track_room={**one.track_room, **other.track_room},
        session_room={**one.session_room, **other.session_room},
        similar={**one.similar, **other.similar},
    )


def doubled(instance: Instance) -> Instance:
    """The conference merged with another that is the same."""
    return merged(instance, instance)


def with_rooms(rng: random.Random, instance: Instance, number: int) -> Instance:
    """The conference with so many more rooms, each of which costs what another does."""
    models = {f"+{place} {room}": room for place, room in enumerate(rng.choices(instance.rooms, k=number), 1)}

    def more(costs: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        alike = {(name, room): costs[name, model] for room, model in models.items() for name in _rows(costs, model)}
        return {**costs, **alike}

    talks = (
        replace(t, rooms={**t.rooms, **{room: t.rooms[model] for room, model in models.items() if model in t.rooms}})
        for t in instance.talks
    )
    return replace(
        instance,
        talks=tuple(talks),
        rooms=(*instance.rooms, *models),
        track_room=more(instance.track_room),
        session_room=more(instance.session_room),
    )


def with_posters(instance: Instance, number: int) -> Instance:
    """The conference with so many posters, a track of their own, in a session after the last that is for them alone."""
    track, session = "Posters", "Poster session"
    end = instance.sessions[-1].end or _LAST_MINUTE
    start = end + _PAUSE if end + _PAUSE + number * _POSTER <= _LAST_MINUTE else instance.sessions[0].start
    elsewhere = {(track, each.name): _ELSEWHERE for each in instance.sessions}
    there = {(each.name, session): _ELSEWHERE for each in instance.tracks}
    posters = (
        Talk(f"Poster {place}", track, 1, 0, instance.zone.local, frozenset((f"Author {place}",)), frozenset(), {}, {})
        for place in range(1, number + 1)
    )
    weight = max(1, instance.weights["TS"])
    return replace(
        instance,
        talks=(*instance.talks, *posters),
        tracks=(*instance.tracks, Track(track, frozenset())),
        sessions=(*instance.sessions, Session(session, number, start, start + number * _POSTER)),
        track_session={**instance.track_session, **elsewhere, **there},
        weights={**instance.weights, "TS": weight},
    )


def _rows(costs: Mapping[tuple[str, str], int], column: str) -> list[str]:
    return [row for row, other in costs if other == column]


def _part(instance: Instance, tracks: Collection[str], rooms: Collection[str]) -> Instance:
    """The conference with these tracks and rooms alone."""
    kept_rooms = tuple(room for room in instance.rooms if room in rooms)
    talks = (talk for talk in instance.talks if talk.track in tracks)
    return replace(
        instance,
        talks=tuple(replace(t, rooms={room: c for room, c in t.rooms.items() if room in rooms}) for t in talks),
        tracks=tuple(track for track in instance.tracks if track.name in tracks),
        rooms=kept_rooms,
        track_session={pair: cost for pair, cost in instance.track_session.items() if pair[0] in tracks},
        track_room={p: cost for p, cost in instance.track_room.items() if p[0] in tracks and p[1] in rooms},
        session_room={pair: cost for pair, cost in instance.session_room.items() if pair[1] in rooms},
        similar={pair: cost for pair, cost in instance.similar.items() if pair <= set(tracks)},
    )


def _marked(instance: Instance, mark: str) -> Instance:
    """The conference with `mark` before all names but those of rooms."""
    talks = (
        replace(
            talk,
            reference=mark + talk.reference,
            track=mark + talk.track,
            presenters=_all_marked(talk.presenters, mark),
            attendees=_all_marked(talk.attendees, mark),
            sessions={mark + name: cost for name, cost in talk.sessions.items()},
        )
        for talk in instance.talks
    )
    return replace(
        instance,
        talks=tuple(talks),
        tracks=tuple(Track(mark + track.name, _all_marked(track.chairs, mark)) for track in instance.tracks),
        sessions=tuple(replace(session, name=mark + session.name) for session in instance.sessions),
        track_session={(mark + track, mark + name): c for (track, name), c in instance.track_session.items()},
        track_room={(mark + track, room): cost for (track, room), cost in instance.track_room.items()},
        session_room={(mark + name, room): cost for (name, room), cost in instance.session_room.items()},
        similar={_all_marked(pair, mark): cost for pair, cost in instance.similar.items()},
    )


def _all_marked(names: frozenset[str], mark: str) -> frozenset[str]:
    return frozenset(mark + name for name in names)


def _in_rooms(instance: Instance, rooms: tuple[str, ...]) -> Instance:
    """The conference in `rooms`, as many as its own or more; its rooms are the first of them."""
    name = dict(zip(instance.rooms, rooms, strict=False))
    talks = (replace(t, rooms={name[room]: cost for room, cost in t.rooms.items()}) for t in instance.talks)
    return replace(
        instance,
        talks=tuple(talks),
        rooms=rooms,
        track_room={(track, name[room]): cost for (track, room), cost in instance.track_room.items()},
        session_room={(session, name[room]): cost for (session, room), cost in instance.session_room.items()},
    )
