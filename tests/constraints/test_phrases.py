"""Phrases name windows, dates, titles and parts of people in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import phrases
from constraints.items import Item

WINDOWS = [
    ("09:30-10:00", "que de 9 h 30 à 10 h", "only from 9:30 to 10:00"),
    ("10:00-18:00", "qu'à partir de 10 h", "only from 10:00"),
    ("08:00-12:00", "que jusqu'à 12 h", "only until 12:00"),
    ("10:00-11:00; 11:00-12:00", "que de 10 h à 12 h", "only from 10:00 to 12:00"),
    ("08:00-10:00; 16:00-20:00", "que jusqu'à 10 h et à partir de 16 h", "only until 10:00 and from 16:00"),
    ("07:00-09:00", "à aucune heure de l'événement", "at no time of the event"),
    ("18:00-20:00", "à aucune heure de l'événement", "at no time of the event"),
    ("08:00-20:00", "que pendant l'événement", "only during the event"),
]


@pytest.mark.parametrize(("windows", "fr", "en"), WINDOWS)
def test_windows_of_one_day(windows: str, fr: str, en: str, event: Any) -> None:
    tiny_event = event("T1", T1={"available": windows})
    said = phrases.only(tiny_event, tiny_event.talk["T1"].available)
    assert (said.fr.replace("\u202f", " ").replace("’", "'"), said.en.replace("\u202f", " ")) == (fr, en)


@pytest.mark.parametrize(
    ("day", "room", "said"),
    [
        (0, "A", "from 9:00 to 9:30"),
        (0, "B", "from 9:00 to 9:30 in Salle B"),
        (1, "A", "from 9:00 to 9:30 on 24 May 2025"),
        (1, "B", "from 9:00 to 9:30 on 24 May 2025 in Salle B"),
    ],
)
def test_where_something_was_does_not_say_again_what_stays(day: int, room: str, said: str, event: Any) -> None:
    tiny_event = event("T1", days=2, rooms="A B")
    before = Item("talk", "T1", tiny_event.days[day].date, 9 * 60, 9 * 60 + 30, room)
    now = before._replace(day=tiny_event.days[0].date, room="A", start=10 * 60, end=10 * 60 + 30)
    assert phrases.former(tiny_event, before, now).en.replace("\u202f", " ") == said


def test_a_room_that_the_event_has_no_more_is_said_where_one_is_left(event: Any) -> None:
    tiny_event = event("T1", rooms="A")
    now = Item("talk", "T1", tiny_event.days[0].date, 9 * 60, 9 * 60 + 30, "A")
    before = now._replace(room="B")
    assert phrases.where(tiny_event, now).en.replace("\u202f", " ") == "from 9:00 to 9:30"
    assert phrases.where(tiny_event, before).en.replace("\u202f", " ") == "from 9:00 to 9:30 in room B"
    assert phrases.former(tiny_event, before, now).en.replace("\u202f", " ") == "from 9:00 to 9:30 in room B"


DATED = [
    ("10:00-11:00", "que de 10 h à 11 h", "only from 10:00 to 11:00"),
    ("2/10:00-11:00", "que le 24 mai 2025 de 10 h à 11 h", "only from 10:00 to 11:00 on 24 May 2025"),
    ("2/09:00-18:00", "que le 24 mai 2025", "only on 24 May 2025"),
    ("2/08:00-20:00", "que le 24 mai 2025", "only on 24 May 2025"),
    (
        "1/09:00-12:00; 2/14:00-18:00",
        "que le 23 mai 2025 jusqu'à 12 h, puis le 24 mai 2025 à partir de 14 h",
        "only until 12:00 on 23 May 2025, then from 14:00 on 24 May 2025",
    ),
]


@pytest.mark.parametrize(("windows", "fr", "en"), DATED)
def test_windows_of_several_days_are_dated_where_they_differ(windows: str, fr: str, en: str, event: Any) -> None:
    tiny_event = event("T1", days=2, T1={"available": windows})
    said = phrases.only(tiny_event, tiny_event.talk["T1"].available)
    assert (said.fr.replace("\u202f", " ").replace("’", "'"), said.en.replace("\u202f", " ")) == (fr, en)


def test_hours_are_dated_in_an_event_of_several_days(event: Any) -> None:
    day = event().days[0].date
    assert phrases.at(event(days=2), day, 570).fr == "le 23\u202fmai 2025 à 9\u202fh\u202f30"
    assert phrases.during(event(days=2), day, 570, 600).en == "from 9:30 to 10:00 on 23\u202fMay 2025"
    assert phrases.during(event(), day, 570, 600).fr == "de 9\u202fh\u202f30 à 10\u202fh"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (
            "Un titre de quarante caractères environ, puis une suite fort longue",
            "Un titre de quarante caractères environ, puis une suite…",
        ),
        (
            "Un titre de quarante caractères environ ou cinquante-deux, – une suite",
            "Un titre de quarante caractères environ ou cinquante-deux…",
        ),
        ("{braces} % <b>", "{braces} % <b>"),
    ],
)
def test_titles_are_cut_between_words(title: str, shown: str, event: Any) -> None:
    assert phrases.short(title) == shown
    assert len(shown) <= 60
    tiny_event = event("T1", T1={"title": title})
    assert phrases.talk(tiny_event, "T1").fr == f"T1 «\u202f{shown}\u202f»"


def test_a_room_is_called_a_room_once(event: Any) -> None:
    tiny_event = event(rooms={"a": {"name": "Auditorium"}, "b": {"name": "Salle 12"}})
    assert (phrases.room(tiny_event, "a").fr, phrases.room(tiny_event, "a").en) == (
        "la salle Auditorium",
        "room Auditorium",
    )
    assert (phrases.room(tiny_event, "b").fr, phrases.room(tiny_event, "b").en) == ("la Salle 12", "Salle 12")
