"""Entries of calendars as talks, plenaries and pauses: rules, zones, people, and what is no programme."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.ics import imported
from scheduler.importing.imported import Imported

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def entry(*lines: str, uid: str = "a", start: str = ":20270521T090000", end: str = ":20270521T093000") -> str:
    text = "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{start}", f"DTEND{end}", *lines, "END:VEVENT"))
    return text + "\r\n"


def read(tmp_path: Path, *entries: str, head: str = HEAD) -> Imported:
    path = tmp_path / "agenda.ics"
    path.write_bytes((head + "".join(entries) + "END:VCALENDAR\r\n").encode())
    return imported([path], Asked())


def aside(result: Imported) -> dict[str, int]:
    return {lost.what.en: lost.count for lost in result.lost if lost.reason != "useless"}


def test_a_talk_has_its_hour_its_room_its_people_and_its_text(tmp_path: Path) -> None:
    lines = (
        "SUMMARY;LANGUAGE=fr:Lire la ville\\, lire",
        "LOCATION:Salle A https://x.org/visio",
        "DESCRIPTION:<p>Un <b>plan</b></p><ul><li>deux</li></ul>",
        'ATTENDEE;CN="Lovelace, Ada";PARTSTAT=ACCEPTED:mailto:ada@x.org',
        "ATTENDEE;CN=Bo Yi;PARTSTAT=DECLINED:mailto:bo@x.org",
        "ATTENDEE;CN=Salle A;CUTYPE=ROOM:mailto:salle@x.org",
        "URL:https://x.org/1",
    )
    (talk,) = (result := read(tmp_path, entry(*lines))).talks
    assert (talk.reference, talk.title, talk.language, talk.minutes) == ("a", "Lire la ville, lire", "fr", 30)
    assert [(person.name, person.email) for person in talk.people] == [("Ada Lovelace", "ada@x.org")]
    assert talk.held is not None
    assert (talk.held.start, talk.held.room) == (dt.datetime(2027, 5, 21, 9), "Salle A")
    assert talk.abstract == "Un **plan**\n- deux"
    assert aside(result) == {"links and attached files": 2, "people who have declined": 1}
    assert not any("@" in guess.en for guess in result.guesses)


def test_whoever_keeps_the_calendar_presents_nothing(tmp_path: Path) -> None:
    owner = "ORGANIZER;CN=Secrétariat:mailto:office@x.org"
    result = read(tmp_path, entry("SUMMARY:Un", owner), entry("SUMMARY:Deux", owner, uid="b"))
    assert [talk.people for talk in result.talks] == [(), ()]
    assert aside(result) == {"owner of the calendar": 1}
    other = entry("SUMMARY:Deux", "ORGANIZER;CN=Ada Lovelace:MAILTO:ada@x.org", uid="b")
    result = read(tmp_path, entry("SUMMARY:Un", owner), other)
    assert [person.email for person in result.talks[1].people] == ["ada@x.org"]


def test_all_hours_are_those_of_the_zone_of_the_event(tmp_path: Path) -> None:
    paris = entry("SUMMARY:Un", start=";TZID=Europe/Paris:20270521T090000", end=";TZID=Europe/Paris:20270521T093000")
    universal = entry("SUMMARY:Deux", uid="b", start=":20270521T080000Z", end=":20270521T083000Z")
    result = read(tmp_path, paris, universal)
    assert result.timezone == "Europe/Paris"
    assert [talk.held.start.hour for talk in result.talks if talk.held] == [9, 10]
    alone = read(tmp_path, universal)
    assert (alone.timezone, alone.talks[0].held and alone.talks[0].held.start.hour) == ("Europe/Paris", 10)
    assert any("universal time" in guess.en for guess in alone.guesses)
    there = read(tmp_path, universal, head=HEAD + "X-WR-TIMEZONE:America/Montreal\r\nX-WR-CALNAME:Rives\r\n")
    assert (there.title, there.timezone, there.talks[0].held and there.talks[0].held.start.hour) == (
        "Rives",
        "America/Montreal",
        4,
    )


def test_a_zone_of_the_calendars_own_gives_the_hours_that_are_written(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Chez nous\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0130\r\n"
        "TZOFFSETTO:+0130\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    (talk,) = read(tmp_path, zone, entry("SUMMARY:Un", start=";TZID=Chez nous:20270521T090000")).talks
    assert talk.held is not None
    assert talk.held.start == dt.datetime(2027, 5, 21, 9)


def test_a_rule_holds_until_its_end_and_one_without_end_on_the_days_of_the_event(tmp_path: Path) -> None:
    coffee = entry("SUMMARY:Pause café", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20270522T090000", uid="p")
    moved = entry("SUMMARY:Pause café", "RECURRENCE-ID:20270523T090000", uid="p", start=":20270523T110000")
    lunch = entry("SUMMARY:Déjeuner", "RRULE:FREQ=DAILY", uid="l", start=":20270520T120000", end=":20270520T130000")
    talks = (entry("SUMMARY:Un"), entry("SUMMARY:Deux", uid="b", start=":20270523T140000", end=":20270523T143000"))
    result = read(tmp_path, coffee, moved, lunch, *talks)
    starts = sorted(pause.held.start for pause in result.pauses if pause.held)
    assert [f"{start:%d %H}" for start in starts] == ["20 12", "21 09", "21 12", "23 11", "23 12"]
    assert aside(result) == {"repetitions beyond the event": 1}


def test_a_talk_that_is_held_twice_has_two_references(tmp_path: Path) -> None:
    result = read(tmp_path, entry("SUMMARY:Atelier", "RDATE:20270522T090000"))
    assert [talk.reference for talk in result.talks] == ["a", "a-2"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=x",
        "COUNT=2",
    ],
)
def test_a_rule_of_no_programme_is_told_and_its_first_time_holds(tmp_path: Path, rule: str) -> None:
    result = read(tmp_path, entry("SUMMARY:Un", f"RRULE:{rule}"))
    assert len(result.talks) == 1
    assert sum(aside(result).values()) == 1


def test_what_is_cancelled_tentative_private_or_of_whole_days(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        entry("SUMMARY:Un", "STATUS:CANCELLED"),
        entry("SUMMARY:Deux", "STATUS:TENTATIVE", uid="b"),
        entry("SUMMARY:Secret", "CLASS:PRIVATE", uid="c"),
        entry("SUMMARY:Colloque", uid="d", start=";VALUE=DATE:20270521", end=";VALUE=DATE:20270523"),
        entry("LOCATION:Salle A", uid="e"),
        "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Acheter\r\nEND:VTODO\r\n",
    )
    assert [(talk.title, talk.decision) for talk in result.talks] == [("Un", "cancelled"), ("Deux", "tentative")]
    assert aside(result) == {
        "private entries": 1,
        "entries of whole days": 1,
        "entries without a title": 1,
        "“VTODO”": 1,
    }
    assert all(
        talk.decision == "cancelled"
        for talk in read(tmp_path, entry("SUMMARY:Un"), head=HEAD + "METHOD:CANCEL\r\n").talks
    )


def test_the_later_version_of_an_entry_holds(tmp_path: Path) -> None:
    result = read(tmp_path, entry("SUMMARY:Nouveau", "SEQUENCE:2"), entry("SUMMARY:Ancien", "SEQUENCE:1"))
    assert [talk.title for talk in result.talks] == ["Nouveau"]


def test_categories_are_axes_where_each_entry_has_one_and_keywords_else(tmp_path: Path) -> None:
    named = [entry(f"SUMMARY:T{uid}", f"CATEGORIES:{what}", uid=uid) for uid, what in (("a", "Eau"), ("b", "Eau"))]
    assert [talk.axis for talk in read(tmp_path, *named).talks] == ["Eau", "Eau"]
    several = read(tmp_path, *named, entry("SUMMARY:Tc", "CATEGORIES:Eau,Air", uid="c"))
    assert [(talk.axis, talk.keywords) for talk in several.talks][-1] == ("", ("Eau", "Air"))
    plenary = read(tmp_path, entry("SUMMARY:Ouverture", "CATEGORIES:Plenary"))
    assert [(talk.kind, talk.axis) for talk in plenary.talks] == [("plenary", "")]


def test_lines_folded_within_a_letter_are_whole_again(tmp_path: Path) -> None:
    text = (HEAD + entry("SUMMARY:Été") + "END:VCALENDAR\r\n").encode()
    at = text.index("É".encode()) + 1
    (tmp_path / "a.ics").write_bytes(text[:at] + b"\r\n " + text[at:])
    assert [talk.title for talk in imported([tmp_path / "a.ics"], Asked()).talks] == ["Été"]
    (tmp_path / "a.ics").write_bytes(text.decode().encode("utf-16"))
    assert [talk.title for talk in imported([tmp_path / "a.ics"], Asked()).talks] == ["Été"]


def test_calendars_of_several_files_are_one_event(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ics").write_text(HEAD + entry(f"SUMMARY:{name}", uid=name) + "END:VCALENDAR\r\n")
    assert [talk.title for talk in imported([tmp_path], Asked()).talks] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<iCalendar/>", "not the export"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "cannot be read"),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 50, "too many"),
        (HEAD + "END:VCALENDAR\r\n", "no entry"),
    ],
)
def test_what_is_no_calendar_is_refused(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.ics").write_text(content)
    with pytest.raises(InputError, match=said) as refused:
        imported([tmp_path / "a.ics"], Asked())
    assert len(refused.value.mistakes) == 1


def test_hostile_values_are_texts_or_left_aside(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        entry(
            "SUMMARY:=1+1",
            "LOCATION:../../x",
            "ATTENDEE;CN=../y:mailto:a b",
            "X-FOO:1",
            "GARBAGE",
            start=";TZID=../../etc/passwd:20270521T090000",
        ),
        entry("SUMMARY:Sans heure", uid="b", start=":hier"),
    )
    assert [talk.title for talk in result.talks] == ["=1+1", "Sans heure"]
    assert result.talks[1].held is None
    assert aside(result)["“X-FOO”"] == 1


@pytest.mark.parametrize(
    ("title", "pause"),
    [
        ("Accueil café", True),
        ("Café d’accueil", True),
        ("Petit-déjeuner", True),
        ("Welcome coffee", True),
        ("Afternoon tea break", True),
        ("Café philosophique : que faire ?", False),
        ("Accueil et ouverture", False),
        ("Collation du grade de docteur", False),
    ],
)
def test_what_is_called_a_coffee_is_a_pause(tmp_path: Path, title: str, pause: bool) -> None:
    result = read(tmp_path, entry(f"SUMMARY:{title}"))
    assert (len(result.pauses), len(result.talks)) == ((1, 0) if pause else (0, 1))


def timed(title: str, start: str, end: str, *lines: str) -> str:
    at = "20270521T"
    return entry(f"SUMMARY:{title}", *lines, uid=title, start=f":{at}{start}00", end=f":{at}{end}00")


def test_a_session_that_holds_its_talks_is_no_talk(tmp_path: Path) -> None:
    room = "LOCATION:Salle A"
    result = read(
        tmp_path,
        timed("Session 1", "0900", "1030", room),
        timed("Un", "0900", "0930", room),
        timed("Pause", "0930", "0940", room),
        timed("Deux", "0940", "1030", room),
        timed("Ailleurs", "0900", "1030", "LOCATION:Salle B"),
        timed("Session 2", "1100", "1130", room, "TRANSP:TRANSPARENT"),
        timed("Trois", "1100", "1130", room, "TRANSP:OPAQUE"),
    )
    assert [talk.title for talk in result.talks] == ["Un", "Deux", "Ailleurs", "Trois"]
    assert "sessions, and no talks, since other entries are within them: Session 1, Session 2" in [
        guess.en for guess in result.guesses
    ]


def test_who_talks_beside_two_others_does_not_vanish_where_no_rooms_are_named(tmp_path: Path) -> None:
    ada = "ATTENDEE;CN=Ada Lovelace:mailto:ada@example.org"
    result = read(
        tmp_path,
        timed("Une heure", "0900", "1000", ada),
        timed("Un", "0900", "0930"),
        timed("Deux", "0930", "1000"),
        timed("Session", "1100", "1200"),
        timed("Trois", "1100", "1130", ada),
        timed("Quatre", "1130", "1200"),
    )
    assert [talk.title for talk in result.talks] == ["Une heure", "Un", "Deux", "Trois", "Quatre"]


def test_what_holds_one_talk_or_is_held_at_the_same_hours_is_a_talk(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        timed("Atelier", "0900", "1030"),
        timed("Un", "0900", "0930"),
        timed("Deux", "1100", "1130"),
        timed("Trois", "1100", "1130"),
        timed("Quatre", "1100", "1130", "TRANSP:TRANSPARENT"),
    )
    assert len(result.talks) == 5
    assert aside(result) == {}
