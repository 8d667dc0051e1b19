from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.reading import Reader
from exports.schedule import read_schedule, write_schedule
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.talks import LeftOut

Pair = tuple[Event, Programme]


def test_what_is_written_is_read_again(three_rooms: Pair) -> None:
    event, programme = three_rooms
    programme = programme.model_copy(update={"levels": (Level(name="coherence", value=-4, bound=-5),)})
    assert read_schedule(write_schedule(event, programme), event, "x") == programme


def test_a_break_says_in_which_room_it_is_held(three_rooms: Pair) -> None:
    event, programme = three_rooms
    breaks = tuple(pause.model_copy(update={"room": event.rooms[0].id}) for pause in event.breaks[:1])
    event = event.model_copy(update={"breaks": (*breaks, *event.breaks[1:])})
    data = write_schedule(event, programme)
    rooms = {each["id"]: each.get("room") for each in json.loads(data)["breaks"]}
    assert rooms == {pause.id: pause.room for pause in event.breaks}
    assert read_schedule(data, event, "schedule.json") == programme


def test_the_shape_is_the_contract_s(one_room: Pair) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    assert list(document) == [
        "format",
        "event",
        "status",
        "levels",
        "sessions",
        "talks",
        "breaks",
        "plenaries",
        "release",
    ]
    assert document["release"] is None
    assert document["format"] == 1
    assert set(document["sessions"][0]) == {"id", "axis", "room", "chairs", "start", "end", "talks"}
    assert set(document["talks"][0]) == {"id", "session", "room", "start", "end"}
    assert document["talks"][0]["start"].startswith("2025-05-23T")
    assert document["talks"][0]["start"].endswith("+02:00")


Edit = Callable[[dict[str, Any]], None]
MISTAKES: list[tuple[Edit, str]] = [
    (lambda d: d["talks"][0].update(id="T99"), "talks[0].id"),
    (lambda d: d["talks"][0].update(room="attic"), "talks[0].room"),
    (lambda d: d["talks"][1].update(start="nine"), "talks[1].start"),
    (lambda d: d["talks"][1].update(end=d["talks"][1]["start"]), "talks[1].end"),
    (lambda d: d["talks"][1].update(start="2031-01-01T09:00", end="2031-01-01T09:30"), "talks[1].start"),
    (lambda d: d["sessions"][0].update(axis="17"), "sessions[0].axis"),
    (lambda d: d["sessions"][0].update(talks="T01"), "sessions[0].talks"),
    (lambda d: d["sessions"][0].pop("id"), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="x" * 400), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="x" * 65), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="../../S1"), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="aux"), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="é"), "sessions[0].id"),
    (lambda d: d["sessions"][0].update(id="S1\ud800"), "sessions[0].id"),
    (lambda d: d["breaks"][0].update(id="tea"), "breaks[0].id"),
    (lambda d: d.update(format=2), "format"),
    (lambda d: d.update(status="splendid"), "status"),
    (lambda d: d.update(talks={}), "talks"),
    (lambda d: d["talks"].append(7), "talks[12]"),
    (lambda d: d.update(levels=[{"name": "sessions", "value": 1.5, "bound": 1}]), "levels[0].value"),
    (lambda d: d["event"].update(id="another"), "event.id"),
]


@pytest.mark.parametrize(("edit", "path"), MISTAKES, ids=[path for _, path in MISTAKES])
def test_a_mistake_is_told_with_its_path(one_room: Pair, edit: Edit, path: str) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    edit(document)
    with pytest.raises(InputError) as caught:
        read_schedule(json.dumps(document).encode(), event, "schedule.json")
    assert path in [problem.column for problem in caught.value.mistakes]
    assert {problem.file for problem in caught.value.mistakes} == {"schedule.json"}


def test_all_mistakes_are_told_at_once(one_room: Pair) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    document["talks"][0]["room"] = "attic"
    document["breaks"][0]["start"] = None
    document["sessions"][0]["axis"] = "17"
    with pytest.raises(InputError) as caught:
        read_schedule(json.dumps(document).encode(), event, "x")
    assert len(caught.value.mistakes) == 3


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b"{", b"[" * 100_000, b"null", b'{"talks": 1}'])
def test_anything_else_is_a_mistake_too(one_room: Pair, data: bytes) -> None:
    with pytest.raises(InputError):
        read_schedule(data, one_room[0], "x")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
def test_no_edit_makes_the_reader_fail(one_room: Pair, data: st.DataObject) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    key = data.draw(st.sampled_from(sorted(document)))
    where: Any = document
    while isinstance(where[key], list | dict) and where[key] and data.draw(st.booleans()):
        where = where[key]
        key = data.draw(st.sampled_from(sorted(where) if isinstance(where, dict) else range(len(where))))
    where[key] = data.draw(json_values)
    try:
        read_schedule(json.dumps(document).encode(), event, "x")
    except InputError as error:
        assert error.mistakes  # noqa: PT017, either answer is right


def test_a_programme_that_breaks_rules_is_read(one_room: Pair) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    document["talks"][0]["start"] = document["talks"][1]["start"]
    document["talks"][0]["end"] = document["talks"][1]["end"]
    document["breaks"] = []
    del document["levels"], document["status"], document["event"]
    assert read_schedule(json.dumps(document).encode(), event, "x").breaks == ()


def test_a_key_that_stands_twice_is_a_mistake(one_room: Pair) -> None:
    event, programme = one_room
    text = write_schedule(event, programme).decode().replace('"status":', '"status": "feasible",\n  "status":')
    with pytest.raises(InputError) as caught:
        read_schedule(text.encode(), event, "x")
    assert [problem.column for problem in caught.value.mistakes] == ["status"]


def test_text_is_cleaned_as_any_text_from_outside(one_room: Pair) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    document["sessions"][0]["chairs"] = ["Zoé\u202e  \x00Prigent\n"]
    document["sessions"][0]["id"] = " S1\x1b "
    session = read_schedule(json.dumps(document).encode(), event, "x").sessions[0]
    assert (session.id, session.chairs) == ("S1", ("Zoé Prigent",))


@pytest.mark.parametrize(
    "written", ["2025-05-23T09:30:00+02:00", "2025-05-23T07:30:00Z", "2025-05-23T09:30", "2025-05-23 09:30"]
)
def test_a_moment_is_read_in_the_zone_of_the_event(one_room: Pair, written: str) -> None:
    event, programme = one_room
    document = json.loads(write_schedule(event, programme))
    document["talks"][0].update(start=written, end="2025-05-23T23:00")
    talk = read_schedule(json.dumps(document).encode(), event, "x").talks[0]
    assert (talk.start, talk.end) == (9 * 60 + 30, 23 * 60)


def test_the_midnight_that_ends_the_day_is_of_the_day(one_room: Pair) -> None:
    event, programme = one_room
    late = programme.talks[0].model_copy(update={"start": 23 * 60 + 30, "end": 24 * 60})
    moved = programme.model_copy(update={"talks": (late, *programme.talks[1:])})
    data = write_schedule(event, moved)
    assert b"2025-05-24T00:00:00+02:00" in data
    assert read_schedule(data, event, "x").talks[0] == late


def test_a_mistake_is_told_in_both_languages_with_french_spaces(one_room: Pair) -> None:
    event, programme = one_room
    data = write_schedule(event, programme).replace(b'"optimal"', b'"splendid"').replace(b'"feasible"', b'"splendid"')
    with pytest.raises(InputError) as caught:
        read_schedule(data, event, "x")
    (problem,) = caught.value.mistakes
    assert problem.found == "splendid"
    assert problem.text.fr == "attendu\u202f: optimal ou feasible"
    assert problem.text.en == "expected: optimal or feasible"


@pytest.mark.parametrize("depth", [101, 900, 100_000])
def test_what_is_nested_too_deeply_is_a_mistake(one_room: Pair, depth: int) -> None:
    data = b'{"format": 1, "levels": [' + b"[" * depth + b"]" * depth + b"]}"
    with pytest.raises(InputError) as caught:
        read_schedule(data, one_room[0], "schedule.json")
    assert len(caught.value.mistakes) == 1


def test_a_text_longer_than_a_line_is_a_mistake(one_room: Pair) -> None:
    reader = Reader("schedule.json", one_room[0])
    item = {"id": "x" * 1001, "talks": ["T1", "y" * 1001]}
    reader.text(item, "sessions[0]", "id")
    reader.texts(item, "sessions[0]", "talks")
    assert [(mistake.column, mistake.text.en) for mistake in reader.mistakes] == [
        ("sessions[0].id", "this text has 1001 characters: shorten it to 1000 at most"),
        ("sessions[0].talks", "this text has 1001 characters: shorten it to 1000 at most"),
    ]


def test_a_talk_that_is_left_out_now_is_told_as_such(one_room: Pair) -> None:
    event, programme = one_room
    data = write_schedule(event, programme)
    gone, *stay = event.talks
    event = event.model_copy(update={"talks": tuple(stay), "left_out": (LeftOut(id=gone.id, title=gone.title),)})
    with pytest.raises(InputError) as failure:
        read_schedule(data, event, "schedule.json")
    assert {mistake.found for mistake in failure.value.mistakes} == {gone.id}
    assert all("withdrawn" in mistake.text.en for mistake in failure.value.mistakes)
