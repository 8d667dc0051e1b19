from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Entry

from benchmarks.generate import generate
from exports.agenda import agenda
from exports.calendar import programme_ics, talk_files, uid
from exports.invitations import invitation_files as files_of
from scheduler.domain.clock import to_datetime
from scheduler.domain.event import Event
from scheduler.domain.presentation import Organiser, PrintSettings
from scheduler.domain.programme import Programme
from scheduler.language.text import clean_block, clean_line

Pair = tuple[Event, Programme]


def invitation_files(event: Event, programme: Programme) -> Iterator[tuple[str, bytes, bool]]:
    """Of the talks alone, by id."""
    for name, data, inviting in files_of(agenda(event, programme)):
        if "/" not in name:
            yield name.removesuffix(".ics"), data, inviting


def entries(data: bytes) -> list[Entry]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_the_whole_day_holds_each_item_once_at_its_hour(three_rooms: Pair) -> None:
    event, programme = three_rooms
    published = entries(programme_ics(event, programme))
    items = [*programme.sessions, *programme.talks, *programme.breaks, *programme.plenaries]
    assert len(published) == len(items) == len({entry["uid"] for entry in published})
    hours = sorted((e.start, e.end) for e in published)
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
        public, invitation = entries(talks[name]), entries(invited[name])
        assert len(public) == len(invitation) == 1
        assert public[0]["uid"] == invitation[0]["uid"] == uid(event, "talk", name)
        assert str(public[0]["uid"]) in whole


def test_an_invitation_asks_every_speaker(one_room: Pair) -> None:
    event, programme = one_room
    for name, data, inviting in invitation_files(event, programme):
        entry = entries(data)[0]
        attendees = entry["attendee"] if isinstance(entry["attendee"], list) else [entry["attendee"]]
        wanted = [event.person[person] for person in event.talk[name].speakers]
        assert inviting
        assert b"METHOD:REQUEST" in data
        assert [str(a) for a in attendees] == [f"mailto:{person.email}" for person in wanted]
        assert [a.params["CN"] for a in attendees] == [person.name for person in wanted]
        assert {(a.params["RSVP"], a.params["PARTSTAT"]) for a in attendees} == {("TRUE", "NEEDS-ACTION")}
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


def test_names_are_always_quoted_and_speakers_stand_first_in_the_description(one_room: Pair) -> None:
    event, programme = one_room
    for _, data, _ in invitation_files(event, programme):
        names = re.findall(rb";CN=(.)", data.replace(b"\r\n ", b""))
        assert len(names) > 1
        assert set(names) == {b'"'}
    for name, data in talk_files(event, programme):
        (entry,) = entries(data)
        first = str(entry["description"]).splitlines()[0]
        assert all(event.person[who].name in first for who in event.talk[name].speakers)


def test_who_chairs_has_the_event_s_own_word(one_room: Pair) -> None:
    event, programme = one_room
    sessions = tuple(session.model_copy(update={"chairs": ("Ada Roy",)}) for session in programme.sessions)
    programme = programme.model_copy(update={"sessions": sessions})
    stated = event.model_copy(update={"print_settings": PrintSettings(chair_label="Présidence")})
    usual, own = (programme_ics(each, programme).replace(b"\r\n ", b"").decode() for each in (event, stated))
    assert usual.replace("Modération", "Présidence") == own != usual


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


def test_a_talk_says_where_on_what_and_by_whom(one_room: Pair) -> None:
    event, programme = one_room
    placed = programme.talks[0]
    talk, session = event.talk[placed.id], programme.session[placed.session]
    rooms = tuple(room.model_copy(update={"name": "Grande salle"}) for room in event.rooms)
    talks = tuple(t.model_copy(update={"note": "sous réserve"}) if t.id == talk.id else t for t in event.talks)
    data = dict(talk_files(event.model_copy(update={"rooms": rooms, "talks": talks}), programme))[talk.id]
    (entry,) = entries(data)
    assert str(entry["location"]) == "Grande salle, MSH Paris Nord, 20 avenue George Sand"
    assert (entry["geo"].latitude, entry["geo"].longitude) == (48.907, 2.365)
    assert [str(category) for category in entry["categories"].cats] == [event.axis[str(talk.axis)].title]
    assert entry["status"] == "CONFIRMED"
    description = str(entry["description"])
    people = [event.person[person] for person in talk.speakers]
    for expected in (event.axis[str(talk.axis)].title, *session.chairs, "sous réserve", *(p.name for p in people)):
        assert expected in description


def test_only_breaks_and_sessions_leave_the_time_free(one_room: Pair) -> None:
    event, programme = one_room
    free = {str(e["summary"]) for e in entries(programme_ics(event, programme)) if e.get("transp") == "TRANSPARENT"}
    sessions = {f"{axis.title} ({number})" for axis in event.axes for number in (1, 2)}
    assert free == {item.title for item in event.breaks} | sessions


def test_there_is_no_alarm_and_the_zone_comes_first(one_room: Pair) -> None:
    for data in (programme_ics(*one_room), *(data for _, data, _ in invitation_files(*one_room))):
        calendar = Calendar.from_ical(data)
        assert calendar.subcomponents[0].name == "VTIMEZONE"
        assert not calendar.walk("VALARM")
        assert "uid" not in calendar


def test_a_break_of_several_days_has_an_entry_and_a_uid_for_each() -> None:
    planted = generate(5, talks=24, axes=5, rooms=3, days=2)
    event = planted.event
    uids = {str(entry["uid"]) for entry in entries(programme_ics(event, planted.programme))}
    for pause in event.breaks:
        assert {uid(event, "break", pause.id), uid(event, "break", f"{pause.id}@2")} <= uids


def test_uids_hang_on_ids_and_places_alone(one_room: Pair) -> None:
    event, programme = one_room
    before = {str(entry["uid"]) for entry in entries(programme_ics(event, programme))}
    talks = tuple(talk.model_copy(update={"title": f"{talk.title} (bis)"}) for talk in event.talks)
    people = tuple(person.model_copy(update={"name": "Z", "email": "z@example.org"}) for person in event.people)
    shifted = programme.model_copy(
        update={
            name: tuple(i.model_copy(update={"start": i.start + 5, "end": i.end + 5}) for i in getattr(programme, name))
            for name in ("sessions", "talks", "breaks", "plenaries")
        }
    )
    changed = event.model_copy(update={"talks": talks, "people": people, "title": "Autre titre"})
    assert {str(entry["uid"]) for entry in entries(programme_ics(changed, shifted))} == before
    other = event.model_copy(update={"id": "another"})
    assert before.isdisjoint(str(entry["uid"]) for entry in entries(programme_ics(other, programme)))


def test_a_transmission_is_told_by_calendars_but_for_breaks(one_room: Pair) -> None:
    event, programme = one_room
    address = "https://visio.example.org/jour?é"
    calendar = Calendar.from_ical(programme_ics(event.model_copy(update={"online": address}), programme))
    for entry in calendar.walk("VEVENT"):
        free = entry["summary"] in {pause.title for pause in event.breaks}
        assert str(entry.get("conference", "")) == ("" if free else "https://visio.example.org/jour?%C3%A9")
        assert (f"À distance\u202f: {address}" in entry["description"]) is not free
    assert b"CONFERENCE" not in programme_ics(event, programme)
