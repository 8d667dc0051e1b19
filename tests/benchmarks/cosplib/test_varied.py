"""Conferences made of others keep what they are made of, and are read as any other."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.cosplib.varied import doubled, half, merged, with_posters, with_rooms, with_shuffled_weights
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance


@pytest.fixture
def small(read: Callable[[], Instance], put: Callable[[str, str, str, Any], None]) -> Instance:
    """A conference with a cost in every table."""
    put("submissions", "x1", "A2", 7)
    put("submissions", "x1", "Big", 8)
    put("submissions", "x1", "Presenters", "Ada")
    put("submissions", "y1", "Attendees", "Ada")
    put("tracks", "Z", "Chairs", "Ada")
    put("tracks_sessions|penalty", "X", "A1", 9)
    for room in ("Big", "Small", "Attic"):
        put("tracks_rooms|penalty", "X", room, 10)
        put("sessions_rooms|penalty", "A3", room, 11)
    put("similar tracks", "X", "Y", 12)
    return read()


def test_weights_are_dealt_among_those_that_are_not_0(small: Instance) -> None:
    small.weights["NR"] = 0  # type: ignore[index]
    dealt = with_shuffled_weights(random.Random(0), small)
    assert sorted(dealt.weights.values()) == sorted(small.weights.values())
    assert dealt.weights["NR"] == 0
    assert dealt.weights != small.weights
    assert dealt.talks == small.talks


@pytest.mark.parametrize("seed", range(3))
def test_half_has_what_belongs_to_its_tracks_and_rooms(small: Instance, seed: int) -> None:
    part = half(random.Random(seed), small)
    tracks, rooms = {track.name for track in part.tracks}, set(part.rooms)
    assert len(tracks) == len(rooms) == 2
    assert {talk.track for talk in part.talks} == tracks
    assert len(part.talks) == sum(talk.track in tracks for talk in small.talks)
    assert {track for track, _ in part.track_session} == tracks & {"X"}
    assert {room for _, room in part.session_room} == rooms
    assert bool(part.similar) == (tracks == {"X", "Y"})
    assert {room for talk in part.talks for room in talk.rooms} <= rooms
    assert to_event(part).talks


def test_two_are_merged_in_the_rooms_of_the_larger(small: Instance) -> None:
    both = merged(small, with_rooms(random.Random(0), small, 2))
    assert len(both.talks) == 2 * len(small.talks) == len(both.talk)
    assert len(both.tracks) == 2 * len(small.tracks) == len(both.track)
    assert [session.places for session in both.sessions] == [session.places for session in small.sessions] * 2
    assert len(both.rooms) == 5
    assert both.talk["A x1"].sessions == {"A A2": 7}
    assert both.talk["B x1"].sessions == {"B A2": 7}
    assert both.talk["A x1"].presenters == {"A Ada"} == both.talk["A y1"].attendees == both.track["A Z"].chairs
    assert both.track_room["A X", both.rooms[0]] == 10
    assert both.session_room["B A3", both.rooms[1]] == 11
    assert both.similar == {frozenset(("A X", "A Y")): 12, frozenset(("B X", "B Y")): 12}
    assert len({slot.day for slot in to_event(both).slots}) == 2


def test_the_double_of_a_conference_has_twice_its_talks(small: Instance) -> None:
    both = doubled(small)
    assert len(both.talks) == 2 * len(small.talks)
    assert both.rooms == small.rooms


def test_more_rooms_cost_what_others_do(small: Instance) -> None:
    more = with_rooms(random.Random(0), small, 3)
    added = more.rooms[3:]
    assert len(set(more.rooms)) == 6
    assert more.rooms[:3] == small.rooms
    assert all(more.track_room["X", room] == 10 and more.session_room["A3", room] == 11 for room in added)
    big = {room for room in added if room.endswith("Big")}
    assert set(more.talk["x1"].rooms) == {"Big", *big}
    assert big < set(added)


def test_posters_have_a_session_of_their_own(small: Instance) -> None:
    more = with_posters(small, 66)
    assert sum(talk.track == "Posters" for talk in more.talks) == 66 == more.sessions[-1].places
    assert all(("Posters", session.name) in more.track_session for session in small.sessions)
    assert all((track.name, more.sessions[-1].name) in more.track_session for track in small.tracks)
    assert more.weights["TS"]
    assert to_event(more).slots[-1].places == 66
