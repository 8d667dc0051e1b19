"""Who is invited to what, in a file of each person."""

from __future__ import annotations

import re
from datetime import timedelta

from icalendar import Calendar

from exports import render
from exports.agenda import agenda
from exports.person_file_names import person_names
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.presentation import InvitationSettings
from scheduler.domain.programme import Programme
from scheduler.language.family_name import indexed_name
from scheduler.language.text import slug
from tests.exports.invitations.entries import History, attendees, entries, entry, method


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


def test_a_talk_that_is_given_from_elsewhere_says_so_to_who_gives_it(history: History) -> None:
    history.now.alter("T08", timezone="Asia/Tokyo")
    said = str(entry(history.publish()["invitations/T08.ics"])["description"]).replace("\u202f", " ")
    assert "Heure locale pour Personne 05 : 21 h 15 – 21 h 45 (Asia/Tokyo)" in said
