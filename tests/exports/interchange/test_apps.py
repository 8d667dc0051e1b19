"""schedule.xml and schedule.json for apps: valid for their schemas, with ids that never change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fastjsonschema
import pytest
from lxml import etree

from exports import Options, render
from exports.interchange.identity import acronym, numbers, person_guids
from scheduler.domain.edition import DRAFT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
PAIRS = ("one_room", "three_rooms", "hostile", "with_posters", "congress")
XML, JSON = "public/apps/schedule.xml", "public/apps/schedule.json"


def made(pair: Pair, options: Options | None = None) -> dict[str, bytes]:
    event, programme = pair
    return dict(render(event, programme, ("frab", "schedule-json"), DRAFT, options or Options()).files)


def in_xml(pair: Pair, options: Options | None = None) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(made(pair, options)[XML]).iter("event"))


def in_json(pair: Pair, options: Options | None = None) -> list[dict[str, Any]]:
    days = json.loads(made(pair, options)[JSON])["schedule"]["conference"]["days"]
    return [each for day in days for room in day["rooms"].values() for each in room]


def text(event: ElementTree.Element, tag: str) -> str:
    return event.findtext(tag) or ""


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("breaks", [False, True])
def test_the_xml_is_valid_by_the_xsd(name: str, breaks: bool, schemas: Path, request: pytest.FixtureRequest) -> None:
    data = made(request.getfixturevalue(name), Options(breaks=breaks))[XML]
    etree.XMLSchema(etree.parse(schemas / "schedule.xml.xsd")).assertValid(etree.fromstring(data))


@pytest.fixture(scope="session")
def valid_json(schemas: Path) -> Callable[[Any], None]:
    compiled: Callable[[Any], None] = fastjsonschema.compile(json.loads((schemas / "schema.json").read_bytes()))
    return compiled


@pytest.mark.parametrize("name", PAIRS)
def test_the_json_is_valid_by_the_schema(
    name: str, valid_json: Callable[[Any], None], request: pytest.FixtureRequest
) -> None:
    valid_json(json.loads(made(request.getfixturevalue(name), Options(breaks=True))[JSON]))


@pytest.mark.parametrize("name", PAIRS)
def test_both_hold_every_talk_and_plenary_alike(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = pair = request.getfixturevalue(name)
    first, second = in_xml(pair), in_json(pair)
    assert len(first) == len(programme.talks) + len(programme.plenaries)
    for one, other in zip(first, second, strict=True):
        assert one.get("guid") == other["guid"]
        assert int(one.get("id") or 0) == other["id"] > 0
        for tag in ("title", "date", "start", "duration", "room", "abstract", "slug", "language"):
            assert text(one, tag) == (other[tag] or "")
        assert [each.text for each in one.iter("person")] == [each["name"] for each in other["persons"]]
    titles = {talk.title for talk in event.talks} | {plenary.title for plenary in event.plenaries}
    assert {text(one, "title") for one in first} == titles


def test_ids_are_those_of_the_items_whatever_else_there_is(one_room: Pair) -> None:
    event, programme = one_room
    before = {text(each, "title"): (each.get("guid"), each.get("id")) for each in in_xml(one_room)}
    gone = event.talks[2]
    fewer = programme.model_copy(
        update={
            "talks": tuple(talk for talk in programme.talks if talk.id != gone.id),
            "sessions": tuple(
                session.model_copy(update={"talks": tuple(t for t in session.talks if t != gone.id)})
                for session in programme.sessions
            ),
        }
    )
    people = tuple(p.model_copy(update={"email": "other@example.org"}) for p in event.people)
    changed = event.model_copy(update={"talks": tuple(t for t in event.talks if t != gone), "people": people})
    after = {text(each, "title"): (each.get("guid"), each.get("id")) for each in in_xml((changed, fewer))}
    assert after == {title: ids for title, ids in before.items() if title != gone.title}
    with_breaks = {
        text(each, "title"): (each.get("guid"), each.get("id")) for each in in_xml(one_room, Options(breaks=True))
    }
    assert with_breaks.items() > before.items()


def test_people_are_known_by_their_names_and_namesakes_are_told_apart(one_room: Pair) -> None:
    event, _ = one_room
    first, second = event.people[:2]
    people = (first, second.model_copy(update={"name": first.name.upper()}), *event.people[2:])
    guids = person_guids(event.model_copy(update={"people": people}))
    assert len(set(guids.values())) == len(people)
    assert guids[first.id] == person_guids(event)[first.id]


def test_numbers_are_positive_and_differ() -> None:
    names = [str(number) for number in range(2000)]
    known = numbers(names)
    assert len(set(known.values())) == len(names)
    assert all(0 < number < 2**31 for number in known.values())
    assert numbers(names[::-1]) == known


def test_the_version_is_another_one_whenever_something_differs(one_room: Pair) -> None:
    event, programme = one_room
    other = event.model_copy(update={"title": "Autre titre"})
    versions = [
        ElementTree.fromstring(made((each, programme))[XML]).findtext("version") for each in (event, event, other)
    ]
    assert versions[0] == versions[1] != versions[2]
    assert all(version and version.startswith("v0+draft.") for version in versions)


def test_two_rooms_of_one_name_stay_two(three_rooms: Pair) -> None:
    event, programme = three_rooms
    rooms = tuple(room.model_copy(update={"name": "Salle"}) for room in event.rooms)
    data = made((event.model_copy(update={"rooms": rooms}), programme))
    names = [room.get("name") for room in ElementTree.fromstring(data[XML]).iter("room") if room.get("name")]
    assert len(set(names)) == len(names) == len({session.room for session in programme.sessions})


def test_an_acronym_is_what_the_schemas_take(one_room: Pair) -> None:
    event, _ = one_room
    for name, short in (("ia-2025", "ia_2025"), ("X", "x_journee"), ("je.2026", "je_2026"), ("-", "journee")):
        assert acronym(event.model_copy(update={"id": name})) == short


def test_what_apps_cannot_hold_is_told(with_posters: Pair) -> None:
    (lost,) = render(*with_posters, ("frab",)).lost
    for word in ("posters", "--breaks", "affiliations"):
        assert word in lost.en
    assert render(*with_posters, ("frab",)).remarks == ()


def test_what_xml_cannot_hold_is_left_out(one_room: Pair) -> None:
    event, programme = one_room
    talks = tuple(talk.model_copy(update={"title": "A\uffffB\ufffe ]]> & <c>"}) for talk in event.talks)
    titles = {text(each, "title") for each in in_xml((event.model_copy(update={"talks": talks}), programme))}
    assert "AB ]]> & <c>" in titles
