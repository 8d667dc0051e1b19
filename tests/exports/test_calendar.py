from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Entry

from exports.calendar import invitation_files, programme_ics, talk_files, uid
from scheduler.clock import to_datetime
from scheduler.event import Event, Organiser
from scheduler.programme import Programme
from scheduler.text import clean_block, clean_line

Pair = tuple[Event, Programme]


def entries(data: bytes) -> list[Entry]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_the_whole_day_holds_each_item_once_at_its_hour(three_rooms: Pair) -> None:
    event, programme = three_rooms
    found = entries(programme_ics(event, programme))
    items = [*programme.sessions, *programme.talks, *programme.breaks, *programme.plenaries]
    assert len(found) == len(items) == len({entry["uid"] for entry in found})
    hours = sorted((e.start, e.end) for e in found)
    assert hours == sorted(
        (to_datetime(i.day, i.start, event.timezone), to_datetime(i.day, i.end, event.timezone)) for i in items
    )


def test_the_whole_day_is_published_without_attendees(one_room: Pair) -> None:
    data = programme_ics(*one_room)
    assert b"METHOD:PUBLISH" in data
    assert b"ATTENDEE" not in data
    assert data.count(b"ORGANIZER") == data.count(b"BEGIN:VEVENT")


def test_a_talk_has_one_uid_in_all_files(one_room: Pair) -> None:
    event, programme = one_room
    whole = {str(entry["uid"]) for entry in entries(programme_ics(event, programme))}
    talks, invited = dict(talk_files(event, programme)), {n: d for n, d, _ in invitation_files(event, programme)}
    assert talks.keys() == invited.keys() == {talk.id for talk in programme.talks}
    for name in talks:
        one, other = entries(talks[name]), entries(invited[name])
        assert len(one) == len(other) == 1
        assert one[0]["uid"] == other[0]["uid"] == uid(event, "talk", name)
        assert str(one[0]["uid"]) in whole


def test_an_invitation_asks_every_speaker(one_room: Pair) -> None:
    event, programme = one_room
    for name, data, inviting in invitation_files(event, programme):
        entry = entries(data)[0]
        found = entry["attendee"] if isinstance(entry["attendee"], list) else [entry["attendee"]]
        wanted = [event.person[person] for person in event.talk[name].speakers]
        assert inviting
        assert b"METHOD:REQUEST" in data
        assert [str(a) for a in found] == [f"mailto:{person.email}" for person in wanted]
        assert [a.params["CN"] for a in found] == [person.name for person in wanted]
        assert {(a.params["RSVP"], a.params["PARTSTAT"]) for a in found} == {("TRUE", "NEEDS-ACTION")}
        assert str(entry["organizer"]) == "mailto:camille@example.org"


@pytest.mark.parametrize("organisers", [(), (Organiser(name="Sans adresse"),)])
def test_without_an_organiser_nobody_is_invited(one_room: Pair, organisers: tuple[Organiser, ...]) -> None:
    event, programme = one_room
    event = event.model_copy(update={"organisers": organisers})
    for _, data, inviting in invitation_files(event, programme):
        assert not inviting
        assert b"METHOD:PUBLISH" in data
        assert b"ATTENDEE" not in data
        assert b"urn:uuid:" in data.replace(b"\r\n ", b"")


def test_the_page_stands_in_for_an_organiser_without_address(one_room: Pair) -> None:
    event, programme = one_room
    event = event.model_copy(update={"organisers": (), "url": "https://example.org/j"})
    assert {str(e["organizer"]) for e in entries(programme_ics(event, programme))} == {"https://example.org/j"}


def test_drafts_are_stamped_with_the_first_of_january(one_room: Pair) -> None:
    for entry in entries(programme_ics(*one_room)):
        assert entry["dtstamp"].dt == entry["last-modified"].dt == datetime(2025, 1, 1, tzinfo=UTC)
        assert entry["sequence"] == 0


def test_the_same_programme_gives_the_same_bytes(one_room: Pair) -> None:
    assert programme_ics(*one_room) == programme_ics(*one_room)


def test_lines_are_folded_at_75_octets(three_rooms: Pair) -> None:
    lines = programme_ics(*three_rooms).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


@settings(max_examples=25)
@given(title=st.text(min_size=1), abstract=st.text(), name=st.text(min_size=1))
def test_cleaned_text_comes_back_equal(one_room: Pair, title: str, abstract: str, name: str) -> None:
    event, programme = one_room
    first = event.talks[0]
    title, abstract, name = clean_line(title) or "x", clean_block(abstract), clean_line(name) or "y"
    talk = first.model_copy(update={"title": title, "abstract": abstract})
    people = tuple(p.model_copy(update={"name": name}) if p.id in first.speakers else p for p in event.people)
    event = event.model_copy(update={"talks": (talk, *event.talks[1:]), "people": people})
    data = {n: d for n, d, _ in invitation_files(event, programme)}[first.id]
    entry = entries(data)[0]
    assert str(entry["summary"]) == title
    assert str(entry["description"]).endswith(abstract)
    attendee = entry["attendee"][0] if isinstance(entry["attendee"], list) else entry["attendee"]
    assert attendee.params["CN"] == name.replace('"', "'")
