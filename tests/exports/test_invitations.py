"""Each release invites, updates and cancels the right calendar entries of the right people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from icalendar import Event as Entry
from released import Folder, planted

from exports import render
from exports.agenda import agenda
from exports.person_file_names import person_names
from scheduler.domain.calendar_item import Record
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.presentation import InvitationSettings
from scheduler.domain.programme import Programme
from scheduler.language.family_name import indexed_name
from scheduler.language.text import slug

PARIS = ZoneInfo("Europe/Paris")


class History:
    """The calendars of an event, published one time after the other, without a folder."""

    def __init__(self) -> None:
        from pathlib import Path

        self.now = Folder(Path(), *planted())
        self.records: tuple[Record, ...] = ()
        self.number = 0

    def publish(self) -> dict[str, bytes]:
        self.number += 1
        edition = Edition(self.number, datetime(2025, 3, self.number, 12, tzinfo=PARIS), self.records)
        self.records = agenda(self.now.event, self.now.programme, edition)
        return render(self.now.event, self.now.programme, ["calendar", "invitations"], edition).files

    def draft(self) -> dict[str, bytes]:
        edition = Edition(before=self.records)
        return render(self.now.event, self.now.programme, ["calendar", "invitations"], edition).files


@pytest.fixture
def history() -> History:
    return History()


def entry(data: bytes) -> Entry:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event  # type: ignore[no-any-return]


def entries(data: bytes) -> dict[str, Entry]:
    return {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def attendees(event: Entry) -> list[str]:
    attendee = event.get("attendee", [])
    return [str(each) for each in (attendee if isinstance(attendee, list) else [attendee])]


def method(data: bytes) -> str:
    return str(Calendar.from_ical(data)["method"])


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


# ── who is invited to what ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_talk_without_speakers_invites_nobody(congress: tuple[Event, Programme]) -> None:
    rendered = render(*congress, ["calendar", "invitations"])
    assert "public/talks/T03.ics" in rendered.files
    assert "invitations/T03.ics" not in rendered.files
    assert method(rendered.files["invitations/T04.ics"]) == "REQUEST"


def test_of_many_people_who_cannot_be_invited_a_dozen_is_named(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    people = tuple(person.model_copy(update={"email": None}) for person in event.people)
    (remark,) = render(event.model_copy(update={"people": people}), programme, ["invitations"]).remarks
    names = remark.en.partition(": ")[2]
    known = {person.name for person in people}
    *eleven, last = names.split(", ")
    assert {*eleven, last.partition(" and ")[0]} <= known
    assert len(eleven) == 11
    assert re.search(r" and \d+ more$", last)
    (remark,) = render(event.model_copy(update={"organisers": ()}), programme, ["invitations"]).remarks
    assert "No organiser has an address" in remark.en  # whoever else has none


def test_chairs_and_speakers_of_plenaries_are_invited(history: History) -> None:
    files = history.publish()
    event = history.now.event
    for session in history.now.programme.sessions:
        data = files[f"invitations/chairs/{session.axis}-1.ics"]
        invitation = entry(data)
        assert method(data) == "REQUEST"
        assert attendees(invitation) == [f"mailto:{event.axis[str(session.axis)].chairs[0]}"]
        assert invitation["attendee"].params["ROLE"] == "CHAIR"
        assert str(invitation["summary"]) == event.axis[str(session.axis)].title
        for talk in session.talks:
            assert event.talk[talk].title in str(invitation["description"])
    data = files["invitations/plenaries/accueil.ics"]
    assert method(data) == "REQUEST"
    assert attendees(entry(data)) == ["mailto:p0@example.org"]


def test_a_person_s_file_gathers_all_that_she_does(history: History) -> None:
    files = history.publish()
    event, programme = history.now.event, history.now.programme
    for number, person in enumerate(event.people):
        data = files[f"invitations/people/{slug(indexed_name(person.name))}.ics"]
        uids = {str(entry(files[f"invitations/{t.id}.ics"])["uid"]) for t in event.talks if person.id in t.speakers}
        for session in programme.sessions:
            if person.id in event.axis[str(session.axis)].chairs:
                uids.add(str(entry(files[f"invitations/chairs/{session.axis}-1.ics"])["uid"]))
        if person.id == "p0@example.org":
            uids.add(str(entry(files["invitations/plenaries/accueil.ics"])["uid"]))
        assert entries(data).keys() == uids, number
        assert method(data) == "PUBLISH"
        assert b"ATTENDEE" not in data
    assert {n for n in files if n.startswith("invitations/people/")} == {
        f"invitations/people/{slug(indexed_name(person.name))}.ics" for person in event.people
    }


def test_a_file_keeps_the_name_that_a_release_gave_it(history: History) -> None:
    history.publish()
    renamed = {"p5@example.org": {"name": "Ada Mercier"}, "p6@example.org": {"family_name": "Personne"}}
    people = tuple(p.model_copy(update=renamed.get(p.id, {})) for p in history.now.event.people)
    history.now.event = history.now.event.model_copy(update={"people": people})
    files = history.publish()
    assert {"invitations/people/05-personne.ics", "invitations/people/06-personne.ics"} <= set(files)


def test_so_does_one_of_a_release_from_before_names_were_stated(history: History) -> None:
    def unstated(record):  # type: ignore[no-untyped-def]
        guests = tuple(guest.model_copy(update={"file": ""}) for guest in record.item.guests)
        return record.model_copy(update={"item": record.item.model_copy(update={"guests": guests})})

    history.publish()
    before = tuple(map(unstated, history.records))
    event, programme = history.now.event, history.now.programme
    later = agenda(event, programme, Edition(2, before[0].moment, before))
    assert later == before
    assert person_names(later) == {person.id: slug(person.name) for person in event.people}


def test_letters_of_any_latin_alphabet_are_in_the_names_of_new_files_alone(history: History) -> None:
    people = history.now.event.people
    renamed = (people[0].model_copy(update={"name": "Bjørn Sørensen"}), *people[1:])
    history.now.event = history.now.event.model_copy(update={"people": renamed})
    assert "invitations/people/sorensen-bjorn.ics" in history.publish()

    def formerly(record):  # type: ignore[no-untyped-def]
        text = record.model_dump_json().replace("sorensen-bjorn", "srensen-bjrn")
        return type(record).model_validate_json(text)

    before = tuple(map(formerly, history.records))
    later = agenda(history.now.event, history.now.programme, Edition(2, before[0].moment, before))
    assert person_names(later)[people[0].id] == "srensen-bjrn"


def test_no_file_is_named_after_an_address(history: History) -> None:
    assert not any("@" in name or "example" in name for name in history.publish())


def test_namesakes_and_names_without_letters_have_files_of_their_own(history: History) -> None:
    names = {
        "p0@example.org": "Ada Mercier",
        "p1@example.org": "ada  MERCIER",
        "p2@example.org": "שלום",
        "p3@example.org": "🚀",
        "p4@example.org": "Con",
    }
    people = tuple(p.model_copy(update={"name": names.get(p.id, p.name)}) for p in history.now.event.people)
    history.now.event = history.now.event.model_copy(update={"people": people})
    files = history.publish()
    file_names = person_names(history.records)
    assert len(set(file_names.values())) == len(people)
    assert file_names["p4@example.org"] != "con"  # Windows keeps that name for itself
    assert file_names["p0@example.org"].startswith("mercier-ada-")
    for name in file_names.values():
        assert f"invitations/people/{name}.ics" in files


def test_an_alarm_and_what_to_bring_are_for_guests_alone(history: History) -> None:
    settings = InvitationSettings(alarm=30, bring="Apportez vos images.")
    history.now.event = history.now.event.model_copy(update={"invitations": settings})
    files = history.publish()
    for name, data in files.items():
        alarms = Calendar.from_ical(data).walk("VALARM")
        if name.startswith("public/"):
            assert not alarms
            assert b"Apportez" not in data
        else:
            assert {alarm["trigger"].dt for alarm in alarms} == {timedelta(minutes=-30)}
            assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
            for invitation in Calendar.from_ical(data).walk("VEVENT"):
                assert "À prévoir\u202f: Apportez vos images." in str(invitation["description"])


def test_a_remote_speaker_is_told_her_own_hour(history: History) -> None:
    def far(zone: str) -> dict[str, bytes]:
        people = tuple(
            p.model_copy(update={"timezone": zone}) if p.id == "p5@example.org" else p for p in history.now.event.people
        )
        history.now.event = history.now.event.model_copy(update={"people": people})
        return history.publish()

    files = far("America/New_York")  # T08 is at 14 h 15 in Paris
    said = str(entry(files["invitations/T08.ics"])["description"]).replace("\u202f", " ")
    assert "Heure locale pour Personne 05 : 8 h 15 – 8 h 45 (America/New_York)" in said
    assert b"New_York" not in files["public/talks/T08.ics"]
    assert b"New_York" not in files["public/programme.ics"]
    said = str(entry(far("Pacific/Noumea")["invitations/T08.ics"])["description"]).replace("\u202f", " ")
    assert "Personne 05 : 23 h 15 – 23 h 45 (Pacific/Noumea)" in said
    said = str(entry(far("Pacific/Auckland")["invitations/T08.ics"])["description"]).replace("\u202f", " ")
    assert "Personne 05 : samedi 24 mai 2025, 0 h 15 – 0 h 45 (Pacific/Auckland)" in said
    said = str(entry(far("UTC+5:30")["invitations/T08.ics"])["description"]).replace("\u202f", " ")
    assert "Personne 05 : 17 h 45 – 18 h 15 (UTC+5:30)" in said
    assert "Heure locale" not in str(entry(far("Europe/Paris")["invitations/T08.ics"])["description"])


# ── release after release ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_nothing_concerns_stays_to_the_byte(history: History) -> None:
    first = history.publish()
    history.now.alter("T08", title="Autre titre")
    second = history.publish()
    assert changed(first, second) == {
        "public/programme.ics",
        "public/axes/1.ics",
        "public/axes/2.ics",
        "public/axes/3.ics",
        "public/talks/T08.ics",
        "invitations/T08.ics",
        "invitations/people/05-personne.ics",
        "invitations/chairs/1-1.ics",
        "invitations/people/06-personne.ics",  # the chair's entry names the talks
    }
    quiet = entries(second["public/axes/2.ics"])  # only the calendar's own line names the new release
    assert {u: e.to_ical() for u, e in quiet.items()} == {
        u: e.to_ical() for u, e in entries(first["public/axes/2.ics"]).items()
    }


def test_a_change_raises_the_sequence_and_names_its_release(history: History) -> None:
    first = history.publish()
    history.now.swap("T08", "T04")
    second = history.publish()
    before, after = entry(first["invitations/T08.ics"]), entry(second["invitations/T08.ics"])
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstart"].dt - before["dtstart"].dt == timedelta(minutes=30)
    assert after["dtstamp"].dt == after["last-modified"].dt == datetime(2025, 3, 2, 11, tzinfo=UTC)
    assert "Version\u202f: 2 mars 2025" in str(after["description"])
    history.now.swap("T08", "T04")
    third = history.publish()
    again = entry(third["invitations/T08.ics"])
    assert again["sequence"] == 2
    assert again["dtstart"].dt == before["dtstart"].dt


def test_a_talk_that_goes_is_cancelled_once_and_comes_back_newer(history: History) -> None:
    event, programme = history.now.event, history.now.programme
    first = history.publish()
    history.now.drop("T01")
    second = history.publish()
    data = second["cancellations/T01.ics"]
    cancellation = entry(data)
    assert method(data) == "CANCEL"
    assert str(cancellation["status"]) == "CANCELLED"
    assert cancellation["sequence"] == 1
    assert cancellation["uid"] == entry(first["invitations/T01.ics"])["uid"]
    assert attendees(cancellation) == ["mailto:p6@example.org"]
    assert "invitations/T01.ics" not in second
    assert "public/talks/T01.ics" not in second
    history.now.alter("T02", title="x")
    assert not any(name.startswith("cancellations/") for name in history.publish())
    history.now.event, history.now.programme = event, programme
    fourth = history.publish()
    assert entry(fourth["invitations/T01.ics"])["sequence"] == 2
    assert method(fourth["invitations/T01.ics"]) == "REQUEST"
    history.now.drop("T01")
    assert entry(history.publish()["cancellations/T01.ics"])["sequence"] == 3


def test_what_is_cancelled_stays_in_the_public_calendars_for_two_releases(history: History) -> None:
    event, programme = history.now.event, history.now.programme
    first = history.publish()
    gone = str(entry(first["invitations/T01.ics"])["uid"])
    axis = f"public/axes/{event.talk['T01'].axis}.ics"
    others = entries(first["public/programme.ics"]).keys() - {gone}
    history.now.drop("T01")
    assert gone not in entries(history.draft()["public/programme.ics"])  # a draft takes nothing away
    for _ in range(2):
        files = history.publish()
        for path in ("public/programme.ics", axis):
            cancelled = entries(files[path])[gone]
            assert (str(cancelled["status"]), cancelled["sequence"]) == ("CANCELLED", 1)
            assert str(cancelled["summary"]).startswith("Annulation\u202f: ")
            assert "attendee" not in cancelled
        history.now.alter("T02", title=f"x{history.number}")
    third = entries(history.publish()["public/programme.ics"])
    assert third.keys() == others
    history.now.event, history.now.programme = event, programme
    assert str(entries(history.publish()["public/programme.ics"])[gone]["status"]) == "CONFIRMED"


def test_a_speaker_who_is_taken_off_is_told_alone(history: History) -> None:
    history.publish()
    history.now.alter("T02", speakers=("p4@example.org",), affiliations=())
    files = history.publish()
    assert {n for n in files if n.startswith("cancellations/")} == {"cancellations/people/08-personne/T02.ics"}
    data = files["cancellations/people/08-personne/T02.ics"]
    cancellation = entry(data)
    assert method(data) == "CANCEL"
    assert attendees(cancellation) == ["mailto:p8@example.org"]
    assert "status" not in cancellation  # RFC 5546 §3.2.5: the item itself goes on
    invited = entry(files["invitations/T02.ics"])
    assert attendees(invited) == ["mailto:p4@example.org"]
    assert cancellation["sequence"] == invited["sequence"] == 1


def test_a_session_and_a_plenary_that_go_are_cancelled_too(history: History) -> None:
    history.publish()
    now = history.now
    now.event = now.event.model_copy(update={"plenaries": ()})
    now.programme = now.programme.model_copy(
        update={
            "plenaries": (),
            "sessions": now.programme.sessions[:-1],
            "talks": tuple(t for t in now.programme.talks if t.session != now.programme.sessions[-1].id),
        }
    )
    files = history.publish()
    assert {n for n in files if n.startswith("cancellations/")} == {
        "cancellations/T01.ics",
        "cancellations/T03.ics",
        "cancellations/T07.ics",
        "cancellations/chairs/2-1.ics",
        "cancellations/plenaries/accueil.ics",
    }


def test_a_draft_after_a_release_changes_only_what_changed_and_cancels_nothing(history: History) -> None:
    first = history.publish()
    history.now.drop("T01")
    history.now.alter("T08", title="Autre titre")
    draft = history.draft()
    assert not any(name.startswith("cancellations/") for name in draft)
    assert draft["invitations/T04.ics"] == first["invitations/T04.ics"]
    invitation = entry(draft["invitations/T08.ics"])
    assert invitation["sequence"] == 1
    assert invitation["dtstamp"].dt == datetime(2025, 1, 1, tzinfo=UTC)
    assert "Programme provisoire" in str(invitation["description"])


# ── what can be subscribed to ────────────────────────────────────────────────────────────────────────────────────────


def lines(data: bytes) -> Iterable[bytes]:
    return data.replace(b"\r\n ", b"").partition(b"BEGIN:VTIMEZONE")[0].split(b"\r\n")


def test_the_calendars_of_the_day_and_of_an_axis_can_be_subscribed_to(history: History) -> None:
    files = history.publish()
    for name, source in (("programme.ics", "programme.ics"), ("axes/1.ics", "axes/1.ics")):
        content_lines = list(lines(files[f"public/{name}"]))
        assert b"METHOD:PUBLISH" in content_lines
        assert f"SOURCE;VALUE=URI:https://example.org/jour/{source}".encode() in content_lines
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H" in content_lines
        assert any(line.startswith(b"NAME:") for line in content_lines)
        assert any(line.startswith(b"COLOR:") for line in content_lines)
        assert b"ATTENDEE" not in files[f"public/{name}"]
    assert {e["summary"] for e in entries(files["public/axes/1.ics"]).values()} == {
        "Axe 1",
        *(talk.title for talk in history.now.event.talks_of("1")),
    }
    history.now.event = history.now.event.model_copy(update={"url": None})
    content_lines = list(lines(history.publish()["public/programme.ics"]))
    assert not any(line.startswith((b"SOURCE", b"REFRESH", b"URL")) for line in content_lines)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://example.org", "https://example.org/programme.ics"),
        ("https://example.org/", "https://example.org/programme.ics"),
        ("https://example.org/a/b/", "https://example.org/a/b/programme.ics"),
        ("https://example.org/a/index.html", "https://example.org/a/programme.ics"),
        ("https://example.org/a?lang=fr#top", "https://example.org/a/programme.ics"),
    ],
)
def test_the_calendar_lies_beside_the_page(history: History, url: str, source: str) -> None:
    history.now.event = history.now.event.model_copy(update={"url": url})
    assert f"SOURCE;VALUE=URI:{source}".encode() in lines(history.publish()["public/programme.ics"])


def test_a_draft_is_the_default() -> None:
    event, programme = planted()
    assert render(event, programme, ["calendar"]).files == render(event, programme, ["calendar"], DRAFT).files
