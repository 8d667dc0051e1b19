"""Stretches over days, limits behind their hour, exceptions from no constraint, and days with an answer each."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.windows import Day, written
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.cells import stated_in

#: A Wednesday to a Friday, from 9:00 to 18:00.
DAYS = tuple(Day(date=date(2027, 6, number), start=540, end=1080) for number in (9, 10, 11))
WEDNESDAY, THURSDAY, FRIDAY = (f"2027-06-{day} 09:00-18:00" for day in ("09", "10", "11"))
STRETCH = f"2027-06-09 14:00-18:00; {THURSDAY}; 2027-06-11 09:00-12:00"
STRETCHES = [
    "du mercredi 14h au vendredi 12h",
    "de mercredi 14h à vendredi 12h",
    "mercredi 14h - vendredi 12h",
    "mercredi 14h → vendredi 12h",
    "du mercredi à 14h jusqu’au vendredi à midi",
    "à partir de mercredi 14h jusqu’à vendredi 12h",
    "à partir de mercredi 14h et jusqu’à vendredi 12h",
    "entre mercredi 14h et vendredi 12h",
    "du 9 juin 14h au 11 juin 12h",
    "du 9 14h au 11 12h",
    "from Wednesday 2pm to Friday noon",
    "Wednesday 2pm until Friday 12:00",
    "between Wednesday 2pm and Friday noon",
    "from June 9 2pm till June 11 noon",
]
UNDERSTOOD = [
    ("du mercredi après-midi au vendredi matin", f"2027-06-09 13:00-18:00; {THURSDAY}; 2027-06-11 09:00-13:00"),
    ("from Wednesday afternoon to Friday morning", f"2027-06-09 13:00-18:00; {THURSDAY}; 2027-06-11 09:00-13:00"),
    ("pas du mercredi 14h au vendredi 12h", "2027-06-09 09:00-14:00; 2027-06-11 12:00-18:00"),
    ("du mercredi 14h au jeudi 12h ; vendredi", f"2027-06-09 14:00-18:00; 2027-06-10 09:00-12:00; {FRIDAY}"),
    ("17h max", "09:00-17:00"),
    ("17h maximum", "09:00-17:00"),
    ("max 17h", "09:00-17:00"),
    ("17h au plus tard", "09:00-17:00"),
    ("17h dernier délai", "09:00-17:00"),
    ("jusqu’à 17h max", "09:00-17:00"),
    ("5pm max", "09:00-17:00"),
    ("17:00 at the latest", "09:00-17:00"),
    ("10h minimum", "10:00-18:00"),
    ("10h min.", "10:00-18:00"),
    ("minimum 10h", "10:00-18:00"),
    ("10h au plus tôt", "10:00-18:00"),
    ("10am minimum", "10:00-18:00"),
    ("10:00 at the earliest", "10:00-18:00"),
    ("10h minimum, 17h maximum", "10:00-17:00"),
    ("vendredi 10h min et 17h max", "2027-06-11 10:00-17:00"),
    ("vendredi, max 17h", "2027-06-11 09:00-17:00"),
    ("sans contrainte, mais pas vendredi", f"{WEDNESDAY}; {THURSDAY}"),
    ("Sans contrainte sauf vendredi", f"{WEDNESDAY}; {THURSDAY}"),
    ("aucune restriction, pas le vendredi", f"{WEDNESDAY}; {THURSDAY}"),
    ("sans contrainte ; pas vendredi", f"{WEDNESDAY}; {THURSDAY}"),
    ("indifférent, pas avant 11h", "11:00-18:00"),
    ("tout me va, part vendredi à 16h", f"{WEDNESDAY}; {THURSDAY}; 2027-06-11 09:00-16:00"),
    ("no constraints, but not Friday", f"{WEDNESDAY}; {THURSDAY}"),
    ("flexible except Friday", f"{WEDNESDAY}; {THURSDAY}"),
    ("no preference but not before 11", "11:00-18:00"),
    ("mercredi non, jeudi oui, vendredi oui", f"{THURSDAY}; {FRIDAY}"),
    ("mercredi : non ; jeudi : oui ; vendredi : non", THURSDAY),
    ("mercredi oui, jeudi et vendredi non", WEDNESDAY),
    ("oui jeudi, non mercredi et vendredi", THURSDAY),
    ("pas mercredi, jeudi ok et vendredi ok", f"{THURSDAY}; {FRIDAY}"),
    ("mercredi absent, jeudi présent, vendredi présent", f"{THURSDAY}; {FRIDAY}"),
    ("Wednesday no, Thursday yes, Friday yes", f"{THURSDAY}; {FRIDAY}"),
    ("Wednesday: yes, Thursday and Friday: no", WEDNESDAY),
    ("matin : non, après-midi : oui", "13:00-18:00"),
    ("pas le matin, après-midi ok", "13:00-18:00"),
    ("mornings no but afternoons yes", "13:00-18:00"),
    ("vendredi non", f"{WEDNESDAY}; {THURSDAY}"),
    ("Thursday yes", THURSDAY),
]
#: What says too little, too much, or both of something.
UNCLEAR = [
    "du vendredi 14h au mercredi 12h",
    "mercredi 14h jusqu’à vendredi",
    "du mercredi 14h au vendredi 10h-12h",
    "avant 17h minimum",
    "10h-17h max",
    "max vendredi",
    "14h/18h max",
    "45 min maximum",
    "sans contrainte, vendredi matin",
    "sans contrainte mais vendredi",
    "sans contrainte horaire",
    "mercredi non, jeudi oui",
    "mercredi non ; jeudi oui",
    "Wednesday no, Thursday yes",
    "mercredi oui, jeudi, vendredi non",
    "mercredi non et jeudi",
    "vendredi matin oui, après-midi non",
    "jeudi oui, jeudi matin non, mercredi et vendredi non",
]


@pytest.mark.parametrize(("text", "expected"), [*((text, STRETCH) for text in STRETCHES), *UNDERSTOOD])
def test_what_people_say_of_several_days_is_understood_and_told(text, expected):
    stated = stated_in(text, DAYS)
    assert written(stated.windows) == expected
    assert stated.preferred == ()
    assert stated.meant is not None, "whoever reads it is told how it was understood"


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_leaves_a_day_open_or_says_both_is_a_mistake(text):
    with pytest.raises(Wrong) as caught:
        stated_in(text, DAYS)
    assert "écrivez" in caught.value.text.fr


def test_a_wish_beside_no_constraint_bars_nothing():
    stated = stated_in("sans contrainte, de préférence le matin", DAYS)
    assert (written(stated.windows), written(stated.preferred)) == ("", "09:00-13:00")


def test_an_hour_at_night_that_is_a_limit_is_a_mistake():
    with pytest.raises(Wrong) as caught:
        stated_in("5h max", DAYS)
    assert caught.value.suggestions == ("09:00-17:00",)
