"""JSON-LD, Indico's CSV and xCal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from exports import render
from exports.interchange.jsonld import script_json
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
_XCAL = "{urn:ietf:params:xml:ns:icalendar-2.0}"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)


@pytest.mark.parametrize("name", ["one_room", "three_rooms", "hostile", "congress"])
def test_search_engines_are_told_of_every_talk_and_of_no_address(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    data = render(event, programme, ("jsonld",)).files["public/event.jsonld"]
    whole = json.loads(data)
    events = [node for node in nodes(whole) if node["@type"] == "Event"]
    assert {"name", "startDate", "endDate", "location", "eventAttendanceMode"} <= whole.keys()
    assert {talk.title for talk in event.talks} <= {node["name"] for node in events}
    assert all({"name", "startDate", "location"} <= node.keys() for node in events)
    assert all(person.email is None or person.email.encode() not in data for person in event.people)


def test_nothing_ends_the_script_of_the_page(hostile: Pair) -> None:
    text = script_json(*hostile)
    assert not set("<>&\u2028\u2029") & set(text)
    names = {node["name"] for node in nodes(json.loads(text)) if node["@type"] == "Event"}
    assert "</script><script>alert(1)</script>" in names


def test_an_event_that_is_transmitted_is_mixed(one_room: Pair) -> None:
    event, programme = one_room
    online = event.model_copy(update={"online": "https://visio.example.org/jour"})
    whole = json.loads(script_json(online, programme))
    assert whole["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert {"@type": "VirtualLocation", "url": "https://visio.example.org/jour"} in whole["location"]


@pytest.mark.parametrize("name", ["one_room", "three_rooms", "hostile"])
def test_indico_is_given_seven_columns_and_a_start_without_offset(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    data = render(event, programme, ("indico-csv",)).files["exchange/indico.csv"].decode()
    rows = list(csv.reader(io.StringIO(data)))
    assert {row[2].removeprefix("'") for row in rows} == {talk.title for talk in event.talks}
    starts = {talk.id: f"{talk.day.isoformat()} {talk.start // 60:02}:{talk.start % 60:02}" for talk in programme.talks}
    assert sorted(row[0] for row in rows) == sorted(starts.values())
    for row in rows:
        assert len(row) == 7
        assert not any("\n" in cell or "\r" in cell for cell in row)


def test_no_text_for_indico_is_run_by_a_spreadsheet(one_room: Pair) -> None:
    event, programme = one_room
    signs = dict(zip((talk.id for talk in event.talks), "=+-@＝", strict=False))
    talks = [talk.model_copy(update={"title": f"{signs.get(talk.id, '')}cmd|' /C calc'!A0"}) for talk in event.talks]
    named = [
        person.model_copy(update={"name": "=Ada @Rive", "affiliation": "+HYPERLINK(1)"}) for person in event.people
    ]
    hostile = event.model_copy(update={"talks": tuple(talks), "people": tuple(named)})
    data = render(hostile, programme, ("indico-csv",)).files["exchange/indico.csv"].decode()
    cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "＝")] == []
    assert sum(cell.startswith("'") for cell in cells) >= len(signs)


def test_a_name_is_cut_as_indexes_cut_it_and_who_has_no_address_is_told(one_room: Pair) -> None:
    event, programme = one_room
    talk = event.talks[0]
    names = {talk.speakers[0]: {"name": "Jean-Loup d’Arcourt", "email": None}}
    people = tuple(person.model_copy(update=names.get(person.id, {})) for person in event.people)
    rendering = render(event.model_copy(update={"people": people}), programme, ("indico-csv",))
    row = next(
        row for row in csv.reader(io.StringIO(rendering.files["exchange/indico.csv"].decode())) if row[2] == talk.title
    )
    assert (row[3], row[4], row[6]) == ("Jean-Loup", "d’Arcourt", "")
    assert any(talk.id in lost.fr and talk.id in lost.en for lost in rendering.lost)


@pytest.mark.parametrize("name", ["one_room", "three_rooms", "hostile"])
def test_xcal_says_what_the_calendar_says(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    files = render(event, programme, ("calendar", "xcal")).files
    entries = Calendar.from_ical(files["public/programme.ics"]).walk("VEVENT")
    root = ElementTree.fromstring(files["exchange/schedule.xcal"])
    shown = root.findall(f".//{_XCAL}vevent/{_XCAL}properties")
    assert len(shown) == len(entries)
    for entry, properties in zip(entries, shown, strict=True):
        assert {each.tag.removeprefix(_XCAL) for each in properties} == {name.lower() for name in entry}
        for tag, kind in (("uid", "text"), ("summary", "text"), ("description", "text"), ("location", "text")):
            assert properties.findtext(f"{_XCAL}{tag}/{_XCAL}{kind}") == str(entry[tag])
        start = properties.findtext(f"{_XCAL}dtstart/{_XCAL}date-time")
        assert start == entry["dtstart"].dt.replace(tzinfo=None).isoformat()
