"""Windows as people say them: understood whole and told, or a mistake; never half a sentence."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from scheduler.domain.windows import written
from scheduler.reading.spoken.cells import absence_in, stated_in
from scheduler.reading.spoken.stated import Stated
from tests.scheduler.reading.spoken.window_texts import FRIDAY, TWO_DAYS, windows

OWN = [
    ("09:00-12:30; 14:00-17:00", "09:00-12:30; 14:00-17:00"),
    ("9h – 12 h 30 ; 14h-17h", "09:00-12:30; 14:00-17:00"),
    ("9:00:00-10:00\n9h30-11h", "09:00-11:00"),
    ("2027-06-11 9h-10h", "2027-06-11 09:00-10:00"),
    ("", ""),
]
ONE_DAY = [
    ("matin", "09:00-13:00"),
    ("Le matin", "09:00-13:00"),
    ("la matinée", "09:00-13:00"),
    ("morning", "09:00-13:00"),
    ("in the morning", "09:00-13:00"),
    ("mornings only", "09:00-13:00"),
    ("après-midi", "13:00-18:00"),
    ("APRÈS–MIDI", "13:00-18:00"),
    ("apres midi", "13:00-18:00"),
    ("aprem", "13:00-18:00"),
    ("the afternoon", "13:00-18:00"),
    ("à partir de 11h", "11:00-18:00"),
    ("dès 11 h", "11:00-18:00"),
    ("après 15h", "15:00-18:00"),
    ("après le déjeuner", "13:00-18:00"),
    ("after lunch", "13:00-18:00"),
    ("pas après le déjeuner", "09:00-13:00"),
    ("before lunch", "09:00-13:00"),
    ("pas le soir", ""),
    ("14h et après", "14:00-18:00"),
    ("14h et plus", "14:00-18:00"),
    ("14:00 onwards", "14:00-18:00"),
    ("from 14:00 onwards", "14:00-18:00"),
    (">14h", "14:00-18:00"),
    ("≥ 14h", "14:00-18:00"),
    ("<12h", "09:00-12:00"),
    ("avant 11h et après 15h", "09:00-11:00; 15:00-18:00"),
    ("sans restriction", ""),
    ("no restrictions", ""),
    ("from 11", "11:00-18:00"),
    ("after 3 pm", "15:00-18:00"),
    ("à partir de midi", "12:00-18:00"),
    ("avant 16h", "09:00-16:00"),
    ("jusqu'à 16h30", "09:00-16:30"),
    ("jusqu’à 16 h 30", "09:00-16:30"),
    ("until 16:30", "09:00-16:30"),
    ("before 4pm", "09:00-16:00"),
    ("sauf 10h-11h", "09:00-10:00; 11:00-18:00"),
    ("sauf de 10h à 11h", "09:00-10:00; 11:00-18:00"),
    ("except 10-11", "09:00-10:00; 11:00-18:00"),
    ("toute la journée sauf 12h-14h", "09:00-12:00; 14:00-18:00"),
    ("tout sauf le matin", "13:00-18:00"),
    ("matin sauf 10h-11h", "09:00-10:00; 11:00-13:00"),
    ("de 9h à 12h30 ou 14h-17h", "09:00-12:30; 14:00-17:00"),
    ("9h-10h, 11h-12h", "09:00-10:00; 11:00-12:00"),
    ("9h-12h et 14h-16h", "09:00-12:00; 14:00-16:00"),
    ("entre 9h et 11h", "09:00-11:00"),
    ("between 9 and 11", "09:00-11:00"),
    ("from 9 to 12", "09:00-12:00"),
    ("9-12", "09:00-12:00"),
    ("2-4pm", "14:00-16:00"),
    ("10am-2pm", "10:00-14:00"),
    ("10-2 pm", "10:00-14:00"),
    ("9am-5", "09:00-17:00"),
    ("14.00-16.30", "14:00-16:30"),
    ("toute la journée", ""),
    ("all day", ""),
    ("matin et après-midi", ""),
    ("pm", "13:00-18:00"),
    ("p.m. only", "13:00-18:00"),
    ("am only", "09:00-13:00"),
    ("not am", "13:00-18:00"),
    ("from midday onwards", "12:00-18:00"),
    ("vendredi", "2027-06-11 09:00-18:00"),
    ("Friday", "2027-06-11 09:00-18:00"),
    ("11/06", "2027-06-11 09:00-18:00"),
    ("le 11 juin après-midi", "2027-06-11 13:00-18:00"),
    ("vendredi matin", "2027-06-11 09:00-13:00"),
    ("le premier jour, dès 11h", "2027-06-11 11:00-18:00"),
    ("2027-06-11 matin ; 14h-17h", "2027-06-11 09:00-13:00; 2027-06-11 14:00-17:00"),
    ("sauf le 11/06 de 10h à 11h", "2027-06-11 09:00-10:00; 2027-06-11 11:00-18:00"),
    ("arrive vendredi à 11h", "2027-06-11 11:00-18:00"),
    ("pas de contrainte", ""),
    ("indifférent", ""),
    ("-", ""),
    ("pas avant 11h", "11:00-18:00"),
    ("not before 11", "11:00-18:00"),
    ("no earlier than 11am", "11:00-18:00"),
    ("pas après 16h", "09:00-16:00"),
    ("pas le matin", "13:00-18:00"),
    ("indisponible l'après-midi", "09:00-13:00"),
    ("unavailable in the morning", "13:00-18:00"),
    ("ne peut pas le matin", "13:00-18:00"),
    ("pas avant 10h ni après 16h", "10:00-16:00"),
    ("après 10h et avant 16h", "10:00-16:00"),
    ("avant 10h ou après 16h", "09:00-10:00; 16:00-18:00"),
    ("part à 16h30", "09:00-16:30"),
    ("doit partir avant 16h", "09:00-16:00"),
    ("leaves at 4pm", "09:00-16:00"),
    ("must leave by 4 pm", "09:00-16:00"),
    ("arrive à 11h", "11:00-18:00"),
    ("arrives at 11", "11:00-18:00"),
    ("arrive à 10h, part à 16h30", "10:00-16:30"),
    ("le matin seulement", "09:00-13:00"),
    ("uniquement l'après-midi", "13:00-18:00"),
    ("disponible le matin", "09:00-13:00"),
    ("matin jusqu'à 11h", "09:00-11:00"),
    ("après-midi à partir de 15h", "15:00-18:00"),
    ("avant 11h impérativement", "09:00-11:00"),
    ("pas avant 11h (train)", "11:00-18:00"),
    ("matin ; 16h-17h", "09:00-13:00; 16:00-17:00"),
    (["matin", "16h-17h"], "09:00-13:00; 16:00-17:00"),
    (date(2027, 6, 11), "2027-06-11 09:00-18:00"),
]
SEVERAL_DAYS = [
    ("vendredi (matin)", "2027-06-11 09:00-13:00"),
    ("Jeudi 10 juin (matin), Vendredi 11 juin (après-midi)", "2027-06-10 10:00-13:00; 2027-06-11 13:00-17:00"),
    ("vendredi (sauf 10h-11h)", "2027-06-11 09:00-10:00; 2027-06-11 11:00-17:00"),
    ("vendredi", "2027-06-11 09:00-17:00"),
    ("le vendredi", "2027-06-11 09:00-17:00"),
    ("ven.", "2027-06-11 09:00-17:00"),
    ("2027-06-11", "2027-06-11 09:00-17:00"),
    ("11/06", "2027-06-11 09:00-17:00"),
    ("11/06/2027", "2027-06-11 09:00-17:00"),
    ("11 juin", "2027-06-11 09:00-17:00"),
    ("le 11 juin 2027", "2027-06-11 09:00-17:00"),
    ("June 11", "2027-06-11 09:00-17:00"),
    ("11th of June", "2027-06-11 09:00-17:00"),
    ("vendredi 11", "2027-06-11 09:00-17:00"),
    ("vendredi 11 juin", "2027-06-11 09:00-17:00"),
    (datetime(2027, 6, 11), "2027-06-11 09:00-17:00"),
    ("le premier jour", "2027-06-10 10:00-18:00"),
    ("day 2", "2027-06-11 09:00-17:00"),
    ("vendredi matin", "2027-06-11 09:00-13:00"),
    ("Friday morning", "2027-06-11 09:00-13:00"),
    ("le matin du 11 juin", "2027-06-11 09:00-13:00"),
    ("vendredi 9h-12h et 14h-16h", "2027-06-11 09:00-12:00; 2027-06-11 14:00-16:00"),
    ("vendredi : 9h-12h", "2027-06-11 09:00-12:00"),
    ("vendredi dès 11h", "2027-06-11 11:00-17:00"),
    ("dès 11h vendredi", "2027-06-11 11:00-17:00"),
    ("jeudi matin ; vendredi sauf 10h-11h", "2027-06-10 10:00-13:00; 2027-06-11 09:00-10:00; 2027-06-11 11:00-17:00"),
    ("jeudi matin et vendredi après-midi", "2027-06-10 10:00-13:00; 2027-06-11 13:00-17:00"),
    ("sauf vendredi", "2027-06-10 10:00-18:00"),
    ("pas le jeudi", "2027-06-11 09:00-17:00"),
    ("indisponible jeudi matin", "2027-06-10 13:00-18:00; 2027-06-11 09:00-17:00"),
    ("tous les jours sauf vendredi matin", "2027-06-10 10:00-18:00; 2027-06-11 13:00-17:00"),
    ("à partir de jeudi 14h", "2027-06-10 14:00-18:00; 2027-06-11 09:00-17:00"),
    ("avant vendredi", "2027-06-10 10:00-18:00"),
    ("après jeudi", "2027-06-11 09:00-17:00"),
    ("arrive jeudi à 14h, part vendredi à 12h", "2027-06-10 14:00-18:00; 2027-06-11 09:00-12:00"),
    ("le 10/06 toute la journée, le 11/06 jusqu'à 12h", "2027-06-10 10:00-18:00; 2027-06-11 09:00-12:00"),
    ("jeudi et vendredi", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("du jeudi au vendredi", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("10-11 juin", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("les deux jours", ""),
    ("jeudi matin ; vendredi matin", "2027-06-10 10:00-13:00; 2027-06-11 09:00-13:00"),
    ("matin", "09:00-13:00"),
    ("après 15h", "15:00-18:00"),
    ("Thu pm", "2027-06-10 13:00-18:00"),
    ("10/06/2027 pm", "2027-06-10 13:00-18:00"),
    ("10 June pm and 11 June am", "2027-06-10 13:00-18:00; 2027-06-11 09:00-13:00"),
    ("all except Thursday", "2027-06-11 09:00-17:00"),
    ("June 10 and 11", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("day 1 and 2", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("indisponible jeudi sauf le matin", "2027-06-10 10:00-13:00; 2027-06-11 09:00-17:00"),
    ("not in the morning except Friday", "2027-06-10 13:00-18:00; 2027-06-11 09:00-17:00"),
    ("pas le matin, sauf vendredi", "2027-06-10 13:00-18:00; 2027-06-11 09:00-17:00"),
    ("Thursday onwards", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("10 June onwards", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("vendredi et après", "2027-06-11 09:00-17:00"),
    ("Thursday 15:00 onwards", "2027-06-10 15:00-18:00"),
    ("11 only", "2027-06-11 09:00-17:00"),
    ("11 uniquement", "2027-06-11 09:00-17:00"),
    ("10, 11", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("10 et 11", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("10-11", "10:00-11:00"),
    # the number of a day, which an article, an ordinal or « du » tells from that of an hour
    ("le 11", "2027-06-11 09:00-17:00"),
    ("le 11 au matin", "2027-06-11 09:00-13:00"),
    ("les 10 et 11", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("du 10 au 11", "2027-06-10 10:00-18:00; 2027-06-11 09:00-17:00"),
    ("à partir du 11", "2027-06-11 09:00-17:00"),
    ("dès le 11", "2027-06-11 09:00-17:00"),
    ("à partir du 10 à 14h", "2027-06-10 14:00-18:00; 2027-06-11 09:00-17:00"),
    ("avant le 11", "2027-06-10 10:00-18:00"),
    ("après le 10", "2027-06-11 09:00-17:00"),
    ("sauf le 11", "2027-06-10 10:00-18:00"),
    ("jusqu'au 11 midi", "2027-06-10 10:00-18:00; 2027-06-11 09:00-12:00"),
    ("from the 11th", "2027-06-11 09:00-17:00"),
    ("not on the 10th", "2027-06-11 09:00-17:00"),
    ("à partir de 11", "11:00-18:00"),
    ("le 11 de 10h à 12h", "2027-06-11 10:00-12:00"),
    ("de 10 à 11", "10:00-11:00"),
    ("du 10 h au 17 h", "10:00-17:00"),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_windows_of_the_contract_are_read_without_a_word(text, expected):
    assert stated_in(text, FRIDAY).meant is None
    assert windows(text) == expected


@pytest.mark.parametrize(
    ("days", "value", "expected"),
    [(FRIDAY, *case) for case in ONE_DAY] + [(TWO_DAYS, *case) for case in SEVERAL_DAYS],
)
def test_what_people_say_is_understood_and_told(days, value, expected):
    stated = stated_in(value, days)
    assert written(stated.windows) == expected
    assert stated.preferred == ()
    assert stated.meant is not None
    assert stated.meant.fr.startswith(expected.replace("; ", "\u202f; ").replace("0-", "0–") or "à toute heure")
    assert stated_in(expected, days) == Stated(stated.windows)


@pytest.mark.parametrize(
    ("text", "preferred", "hard"),
    [
        ("matin de préférence", "09:00-13:00", ""),
        ("plutôt l’après-midi", "13:00-18:00", ""),
        ("de préférence pas le matin", "13:00-18:00", ""),
        ("le matin si possible", "09:00-13:00", ""),
        ("matin (de préférence)", "09:00-13:00", ""),
        ("préfère le matin", "09:00-13:00", ""),
        ("preferably morning", "09:00-13:00", ""),
        ("would prefer the afternoon", "13:00-18:00", ""),
        ("avant 16h ; plutôt le matin", "09:00-13:00", "09:00-16:00"),
    ],
)
def test_a_wish_is_a_preference_and_bars_nothing(text, preferred, hard):
    stated = stated_in(text, FRIDAY)
    assert (written(stated.preferred), written(stated.windows)) == (preferred, hard)
    assert stated.meant is not None
    assert "préférence" in stated.meant.fr
    assert "preference" in stated.meant.en


def test_a_remark_in_parentheses_is_told():
    meant = stated_in("pas avant 11h (train)", FRIDAY).meant
    assert meant is not None
    assert "« train »" in meant.fr.replace("\u202f", " ")
    assert "“train”" in meant.en


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("matin", "13:00-18:00"),
        ("10h-11h", "09:00-10:00; 11:00-18:00"),
        ("avant 11h", "11:00-18:00"),
        ("10h-11h ; après 16h", "09:00-10:00; 11:00-16:00"),
        ("aucune", ""),
        ("-", ""),
    ],
)
def test_an_absence_bars_its_hours(text, left):
    from scheduler.reading.spoken.day_spans import minus, spans_of, windows_of
    from scheduler.reading.spoken.days import Calendar

    barred = spans_of(absence_in(text, FRIDAY), FRIDAY)
    assert written(windows_of(minus(Calendar(FRIDAY).whole(), barred), FRIDAY)) == left


def test_where_the_days_are_unknown_nothing_is_computed():
    assert stated_in("vendredi matin", ()) == Stated() == stated_in("matin", ())
