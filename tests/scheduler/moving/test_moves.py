"""Moves of blocks and talks: what goes where, what yields, and that the opposite move gives the programme back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day
from scheduler.moving import moves, talks
from scheduler.moving.agreement import agrees
from scheduler.moving.blocks import Key, blocks

DAY = date(2025, 5, 23)
LENGTHS = {"T1": 30, "T2": 20, "T3": 45, "T4": 30, "T5": 25}


def event_of(**update: Any) -> Event:
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        talks=tuple(Talk(id=name, title=name, speakers=(), duration=length) for name, length in LENGTHS.items()),
        talk_settings=TalkSettings(gap=5),
        session_settings=SessionSettings(introduction=5, discussion=10),
        **update,
    )


EVENT = event_of()


def session(name: str, room: str, start: int, *names: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A session with an introduction of 5, gaps of 5 and a discussion of 10 minutes, and its talks."""
    placed, minute = [], start + 5
    for talk in names:
        end = minute + LENGTHS[talk]
        placed.append({"id": talk, "session": name, "room": room, "day": DAY, "start": minute, "end": end})
        minute = end + 5
    hours = {"day": DAY, "start": start, "end": minute + 5}
    return {"id": name, "axis": None, "room": room, "talks": names, **hours}, placed


def programme(*sessions: tuple[dict[str, Any], list[dict[str, Any]]], breaks: dict[str, tuple[int, int]]) -> Programme:
    pauses = [{"id": n, "title": n, "day": DAY, "start": start, "end": end} for n, (start, end) in breaks.items()]
    return Programme.model_validate(
        {
            "status": "feasible",
            "sessions": tuple(s for s, _ in sessions),
            "talks": tuple(talk for _, placed in sessions for talk in placed),
            "breaks": tuple(pauses),
        }
    )


# 9:00–10:10 S1, 10:10–10:25 tea, 10:25–11:25 S2 | in room B: 10:25–11:05 S3
BASE = programme(
    session("S1", "A", 540, "T1", "T2"),
    session("S2", "A", 625, "T3"),
    session("S3", "B", 625, "T4", "T5"),
    breaks={"tea": (610, 625)},
)
S1, S2, S3 = (Key("session", name, DAY) for name in ("S1", "S2", "S3"))
TEA = Key("break", "tea", DAY)


def hours(after: Programme) -> dict[str, tuple[int, int]]:
    return {key.id: (block.start, block.end) for key, block in blocks(after).items()}


def starts(after: Programme) -> dict[str, int]:
    return {talk.id: talk.start for talk in after.talks}


def test_the_base_is_what_it_says() -> None:
    assert agrees(BASE)
    assert hours(BASE) == {"S1": (540, 610), "tea": (610, 625), "S2": (625, 685), "S3": (625, 700)}


def test_a_break_that_moves_makes_what_follows_begin_later_and_nothing_else() -> None:
    after = moves.moved_to(BASE, TEA, DAY, 620, None, 5)
    assert hours(after) == {"S1": (540, 610), "tea": (620, 635), "S2": (635, 695), "S3": (635, 710)}
    assert starts(after)["T3"] == starts(BASE)["T3"] + 10


def test_what_yields_begins_on_the_grid() -> None:
    assert hours(moves.moved_to(BASE, TEA, DAY, 620, None, 20))["S2"] == (640, 700)


def test_a_session_moves_into_another_room_with_its_talks() -> None:
    after = moves.moved_to(BASE, S1, DAY, 545, "B", 5)
    assert {talk.room for talk in after.talks if talk.session == "S1"} == {"B"}
    assert hours(after)["tea"] == (615, 630)


def test_a_session_after_the_break_changes_places_with_it() -> None:
    after = moves.moved_before(BASE, S2, TEA, 5)
    assert hours(after) == {
        "S1": (540, 610),
        "S2": (610, 670),
        "S3": (625, 700),
        "tea": (700, 715),
    }  # S3 is on until then


def test_sessions_of_two_rooms_change_rooms() -> None:
    after = moves.exchanged(BASE, S2, S3, 5)
    assert [(s.id, s.room, s.start) for s in after.sessions] == [("S1", "A", 540), ("S2", "B", 625), ("S3", "A", 625)]


def test_a_talk_goes_into_another_session_which_grows_while_its_own_shrinks() -> None:
    after = talks.moved_to_session(BASE, EVENT, "T2", "S2", 0)
    assert hours(after) == {"S1": (540, 585), "tea": (610, 625), "S2": (625, 710), "S3": (625, 700)}
    assert after.session["S2"].talks == ("T2", "T3")
    assert starts(after)["T3"] == 630 + 20 + 5


def test_a_session_without_talks_is_no_more() -> None:
    after = talks.moved_to_session(BASE, EVENT, "T3", "S1", 2)
    assert "S2" not in after.session
    assert hours(after)["tea"] == (660, 675)


def test_a_talk_alone_has_a_session_of_its_own() -> None:
    new = BASE.session["S1"].model_copy(update={"id": "S4", "start": 800, "end": 800, "talks": ()})
    after = talks.moved_apart(BASE, EVENT, "T1", new)
    assert hours(after)["S4"] == (800, 845)
    assert starts(after)["T1"] == 805


def test_the_place_nearest_to_an_hour() -> None:
    assert talks.best_index(BASE, EVENT, "T1", "S1", 545) == 0
    assert talks.best_index(BASE, EVENT, "T1", "S1", 600) == 1
    assert talks.best_index(BASE, EVENT, "T1", "S3", 1000) == 2


# ── slots ────────────────────────────────────────────────────────────────────────────────────────────────────────────

SLOTS = (
    Slot(id="1", day=DAY, start=540, end=640, places=3),
    Slot(id="2", day=DAY, start=660, end=780, places=3),
)
SLOTTED = event_of(slots=SLOTS)


def in_slot(name: str, slot: Slot, *names: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    placed = [
        {"id": n, "session": name, "room": "A", "day": DAY, "start": slot.minute(i), "end": slot.minute(i + 1)}
        for i, n in enumerate(names)
    ]
    hours = {"day": DAY, "start": slot.start, "end": slot.end, "slot": slot.id}
    return {"id": name, "axis": None, "room": "A", "talks": names, **hours}, placed


PRESET = programme(in_slot("S1", SLOTS[0], "T1", "T2", "T3"), in_slot("S2", SLOTS[1], "T4", "T5"), breaks={})


def test_talks_of_slots_keep_to_places_though_a_third_of_the_minutes_is_no_whole_number() -> None:
    after = talks.moved_in_session(PRESET, SLOTTED, "T3", 0)
    assert starts(after) == {"T3": 540, "T1": 573, "T2": 606, "T4": 660, "T5": 700}
    assert hours(after) == hours(PRESET)
    assert talks.moved_in_session(after, SLOTTED, "T3", 2) == PRESET


def test_sessions_change_slots_with_their_places() -> None:
    after = talks.exchanged_slots(PRESET, SLOTTED, "S1", "S2")
    assert starts(after) == {"T4": 540, "T5": 573, "T1": 660, "T2": 700, "T3": 740}
    assert talks.exchanged_slots(after, SLOTTED, "S1", "S2") == PRESET
    assert starts(talks.moved_to_slot(PRESET, SLOTTED, "S2", SLOTS[0], "B"))["T5"] == 573


# ── what holds of every move ─────────────────────────────────────────────────────────────────────────────────────────

NAMES = sorted(LENGTHS)
KEYS = [S1, S2, S3, TEA]


@given(st.sampled_from(NAMES), st.integers(0, 1))
def test_a_place_in_the_session_and_back(talk: str, index: int) -> None:
    own = BASE.session[BASE.talk[talk].session].talks
    after = talks.moved_in_session(BASE, EVENT, talk, min(index, len(own) - 1))
    assert talks.moved_in_session(after, EVENT, talk, own.index(talk)) == BASE


@pytest.mark.parametrize("pair", [(a, b) for a in NAMES for b in NAMES if a < b])
def test_talks_change_places_and_back(pair: tuple[str, str]) -> None:
    after = talks.exchanged_talks(BASE, EVENT, *pair)
    assert agrees(after)
    back = talks.exchanged_talks(after, EVENT, *pair)
    own = {BASE.talk[talk].session for talk in pair}
    assert [s.talks for s in back.sessions if s.id in own] == [s.talks for s in BASE.sessions if s.id in own]
    if len(own) == 1 or after.breaks == BASE.breaks:
        assert back == BASE


@pytest.mark.parametrize("pair", [(S1, S2), (S1, TEA), (TEA, S2)])
def test_blocks_change_places_and_back(pair: tuple[Key, Key]) -> None:
    alone = programme(session("S1", "A", 540, "T1", "T2"), session("S2", "A", 625, "T3"), breaks={"tea": (610, 625)})
    after = moves.exchanged(alone, *pair, 5)
    assert after != alone
    assert moves.exchanged(after, *pair, 5) == alone
    assert moves.moved_after(moves.moved_before(alone, pair[1], pair[0], 5), pair[1], pair[0], 5) == alone or pair == (
        S1,
        S2,
    )


MOVES = st.one_of(
    st.tuples(st.just("at"), st.sampled_from(KEYS), st.integers(100, 200), st.sampled_from(["A", "B", None])),
    st.tuples(st.sampled_from(["before", "after", "swap"]), st.sampled_from(KEYS), st.sampled_from(KEYS)),
    st.tuples(st.just("talks"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("into"), st.sampled_from(NAMES), st.sampled_from(["S1", "S2", "S3"]), st.integers(0, 3)),
)


def carried_out(current: Programme, move: tuple[Any, ...]) -> Programme:
    kind, *rest = move
    named = {key.id: key for key in blocks(current)}
    if any(isinstance(each, Key) and each.id not in named for each in rest):
        return current
    if kind == "at":
        return moves.moved_to(current, rest[0], DAY, rest[1] * 5, rest[2], 5)
    if kind == "talks":
        return talks.exchanged_talks(current, EVENT, *rest) if rest[0] != rest[1] else current
    if kind == "into":
        if rest[1] not in current.session:
            return current
        if current.talk[rest[0]].session == rest[1]:
            return talks.moved_in_session(current, EVENT, rest[0], rest[2])
        return talks.moved_to_session(current, EVENT, *rest)
    function = {"before": moves.moved_before, "after": moves.moved_after, "swap": moves.exchanged}[kind]
    return function(current, *rest, 5)


@given(st.permutations(BASE.sessions), st.permutations(BASE.talks))
def test_lists_in_another_order_are_put_in_order(sessions: list[PlacedSession], listed: list[PlacedTalk]) -> None:
    shuffled = BASE.model_copy(update={"sessions": tuple(sessions), "talks": tuple(listed)})
    after = talks.exchanged_talks(shuffled, EVENT, "T1", "T3")
    assert [s.start for s in after.sessions] == sorted(s.start for s in after.sessions)
    assert [talk.id for talk in after.talks] == [name for s in after.sessions for name in s.talks]


@given(st.lists(MOVES, max_size=5))
def test_no_talk_is_lost_or_there_twice_and_the_lists_agree(path: list[tuple[Any, ...]]) -> None:
    current = BASE
    for move in path:
        current = carried_out(current, move)
    assert sorted(talk.id for talk in current.talks) == NAMES
    assert agrees(current)
    assert [s.start for s in current.sessions] == sorted(s.start for s in current.sessions)
    assert [talk.id for talk in current.talks] == [name for s in current.sessions for name in s.talks]
    assert all(talk.end - talk.start == LENGTHS[talk.id] for talk in current.talks)
    assert [b.id for b in current.breaks] == ["tea"]
    for placed in current.sessions:
        inside = [current.talk[name] for name in placed.talks]
        assert inside[0].start == placed.start + 5
        assert inside[-1].end == placed.end - 10
        assert {talk.room for talk in inside} == {placed.room}
