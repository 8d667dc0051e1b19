"""Windows as people say them: understood whole and told, or a mistake; never half a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduler.domain.windows import Day, written
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.cells import absence_in, stated_in
from scheduler.reading.spoken.stated import Stated

#: A Friday; a Thursday from 10:00 to 18:00 and the Friday from 9:00 to 17:00; and two weekends.
FRIDAY = (Day(date=date(2027, 6, 11), start=540, end=1080),)
TWO_DAYS = (Day(date=date(2027, 6, 10), start=600, end=1080), Day(date=date(2027, 6, 11), start=540, end=1020))
WEEKENDS = tuple(Day(date=date(2027, 6, number), start=540, end=1080) for number in (5, 6, 12, 13))

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
# not a guess on half a sentence: what is unclear, doubtful, or only a part of what stands there
UNCLEAR = [
    "9h-12h (heure de Montréal)",
    "9-12 (UTC)",
    "peut-être",
    "matin ?",
    "matin, peut-être",
    "matin, soir",
    "matin (?)",
    "matin (à confirmer)",
    "matin (sauf 10h)",
    "matin (cours)",
    "cours le matin",
    "soutenance l'après-midi",
    "train à 16h30",
    "vers 11h",
    "environ 11h-12h",
    "soir",
    "fin de matinée",
    "début d'après-midi",
    "AM",
    "jusqu'à 16h et après",
    "onwards",
    "12, 13",
    "tôt",
    "non",
    "indisponible",
    "absent",
    "pas seulement le matin",
    "ne peut le matin",
    "ne peut que le matin",
    "pas indisponible le matin",
    "pas avant 11h, après 16h",
    "après 10h ou avant 16h",
    "après 10h ; avant 16h",
    "9h à 12h sauf 10h",
    "matin sauf 15h-16h",
    "matin ou après 15h de préférence",
    "25h-26h",
    "9h-10h | 11h-12h",
    "(matin",
    "matin et foo",
    14,
    0.5,
    True,
    {"a": 1},
    timedelta(days=2),
]
UNCLEAR_OF_DAYS = [
    "pas jeudi, sauf vendredi",
    "arrive à 11h, sauf jeudi",
    "jeudi, pas le matin, sauf avant 11h",
    "9, 11",
    "11",
    "jeudi ou peut-être vendredi après-midi",
    "jeudi ou vendredi 14h",
    "matin jeudi et vendredi",
    "vendredi ou 9h-12h",
    "vendredi, pas avant 11h",
    "jusqu'à vendredi",
    "jusqu'au 11",
    "jeudi AM",
    "2027-06-11 AM",
]
# text, days, what the French and the English sentence name, suggestions
IMPOSSIBLE = [
    ("samedi", TWO_DAYS, "un samedi", "a Saturday", ()),
    ("jeudi matin", FRIDAY, "écrivez 2027-06-11, ou corrigez la date de l’événement", "or correct the date of the", ()),
    ("12/06", FRIDAY, "écrivez 2027-06-11, ou corrigez la date de l’événement", "or correct the date of the", ()),
    ("2027-06-12", FRIDAY, "écrivez 2027-06-11, ou corrigez la date de l’événement", "or correct the date of the", ()),
    ("lundi matin", FRIDAY, "2027-06-11", "2027-06-11", ()),
    ("samedi", WEEKENDS, "2027-06-05 ou 2027-06-12", "2027-06-05 or 2027-06-12", ()),
    ("vendredi 10 juin", TWO_DAYS, "un jeudi et non un vendredi", "a Thursday and no Friday", ()),
    ("à partir du 17", TWO_DAYS, "2027-06-10 ou 2027-06-11", "2027-06-10 or 2027-06-11", ()),
    ("12/06", TWO_DAYS, "2027-06-10 ou 2027-06-11", "2027-06-10 or 2027-06-11", ()),
    ("06/11", TWO_DAYS, "écrivez 2027-06-11", "write 2027-06-11", ()),
    ("2026-06-11 matin", TWO_DAYS, "2026-06-11", "2026-06-11", ()),
    ("après 19h", FRIDAY, "en dehors de la journée", "outside the day", ()),
    ("jeudi avant 10h", TWO_DAYS, "10 h", "10:00", ()),
    ("indisponible toute la journée", FRIDAY, "aucune heure", "no hour", ()),
    ("9-5", FRIDAY, "finit avant", "ends before", ("09:00-17:00",)),
    ("de 11h à 9h", FRIDAY, "09:00-11:00", "09:00-11:00", ()),
    ("after 3", FRIDAY, "la nuit", "at night", ("15:00-18:00",)),
    ("avant 5h", FRIDAY, "la nuit", "at night", ("09:00-17:00",)),
    ("entre 2h et 4h", FRIDAY, "14:00-16:00", "14:00-16:00", ("14:00-16:00",)),
    ("après 15h, décalage horaire !!", FRIDAY, "« 15:00-18:00 »", "“15:00-18:00”", ("15:00-18:00",)),
    ("le matin. Merci d'avance à toute l'équipe", FRIDAY, "« 09:00-13:00 »", "“09:00-13:00”", ("09:00-13:00",)),
    ("vendredi 9-5", TWO_DAYS, "2027-06-11 09:00-17:00", "2027-06-11 09:00-17:00", ("2027-06-11 09:00-17:00",)),
    ("9h-10h ; après 3", FRIDAY, "la nuit", "at night", ("09:00-10:00; 15:00-18:00",)),
    ("plutôt après 3", FRIDAY, "la nuit", "at night", ()),
    ("samedi matin", FRIDAY, "écrivez 2027-06-11", "write 2027-06-11", ()),
    ("le 12 juin après-midi", FRIDAY, "écrivez 2027-06-11", "write 2027-06-11", ()),
    ("2027-06-12 14:00-16:00", FRIDAY, "écrivez 2027-06-11", "write 2027-06-11", ()),
    ("matin ; foo", FRIDAY, "« 09:00-13:00 »", "“09:00-13:00”", ("09:00-13:00",)),
    ("foo ; matin", FRIDAY, "« foo » n’est pas", "“foo” is no", ()),
    ("matin, mais pas trop tôt", FRIDAY, "plage", "window", ()),
]
BARE = ["14:00", "14h", "à 14h", "14h précises", "at 2pm", time(14, 0), timedelta(hours=14), "vendredi 14h"]


def windows(value: object, days: tuple[Day, ...] = FRIDAY) -> str:
    return written(stated_in(value, days).windows)


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


@pytest.mark.parametrize(
    ("days", "value"), [(FRIDAY, value) for value in UNCLEAR] + [(TWO_DAYS, value) for value in UNCLEAR_OF_DAYS]
)
def test_what_is_not_understood_as_a_whole_is_a_mistake(days, value):
    with pytest.raises(Wrong) as caught:
        stated_in(value, days)
    assert "écrivez" in caught.value.text.fr
    assert caught.value.suggestions == ()


@pytest.mark.parametrize(
    ("text", "hours", "alone"),
    [
        ("jeudi et vendredi matin", ("10:00-13:00", "09:00-13:00"), "10:00-18:00"),
        ("jeudi ou vendredi après 15h", ("15:00-18:00", "15:00-17:00"), "10:00-18:00"),
        ("10 juin ou 11 juin de 14h à 16h", ("14:00-16:00", "14:00-16:00"), "10:00-18:00"),
        ("Thursday or Friday from 3pm", ("15:00-18:00", "15:00-17:00"), "10:00-18:00"),
    ],
)
def test_hours_after_the_last_of_several_days_have_two_readings_and_both_are_offered(text, hours, alone):
    with pytest.raises(Wrong) as caught:
        stated_in(text, TWO_DAYS)
    first, second = (f"2027-06-10 {hours[0]}", f"2027-06-11 {hours[1]}")
    assert caught.value.suggestions == (f"{first}; {second}", f"2027-06-10 {alone}; {second}")
    for suggested in caught.value.suggestions:
        assert suggested in caught.value.text.fr
        assert stated_in(suggested, TWO_DAYS).meant is None


@pytest.mark.parametrize(("text", "days", "french", "english", "suggestions"), IMPOSSIBLE)
def test_what_cannot_be_is_a_mistake_by_name(text, days, french, english, suggestions):
    with pytest.raises(Wrong) as caught:
        stated_in(text, days)
    assert french in caught.value.text.fr.replace("\u202f", " ").replace("\u00a0", " ")
    assert english in caught.value.text.en
    assert caught.value.suggestions == suggestions
    for suggested in suggestions:
        assert stated_in(suggested, days).meant is None


@pytest.mark.parametrize("value", BARE)
def test_an_hour_alone_is_a_mistake_that_offers_the_column_of_fixed_starts(value):
    with pytest.raises(Wrong) as caught:
        stated_in(value, FRIDAY, "fixé")
    french = caught.value.text.fr.replace("\u202f", " ")
    assert "« 14:00 » dans la colonne « fixé »" in french
    assert "14:00-17:00" in french


def test_an_hour_alone_keeps_its_day_and_offers_a_window_where_there_is_no_such_column():
    with pytest.raises(Wrong, match="“2027-06-11 14:00” in the column “fixé”"):
        stated_in("vendredi 14h", TWO_DAYS, "fixé")
    with pytest.raises(Wrong, match="“14:00-17:00”"):
        stated_in("14:00", FRIDAY)


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


#: What is no window in an event of two days: of every kind of mistake.
NO_WINDOWS = [
    *UNCLEAR,
    *UNCLEAR_OF_DAYS,
    "14:00",
    "18:00",
    "23:00",
    "9h-9h",
    "indisponible toute la journée",
    "après 19h",
]


@pytest.mark.parametrize("value", NO_WINDOWS)
def test_the_example_of_a_mistake_is_a_window_of_the_event_with_its_date(value):
    with pytest.raises(Wrong) as caught:
        stated_in(value, TWO_DAYS)
    example = re.findall("“([^“]+)”", caught.value.text.en)[-1]
    windows = stated_in(example, TWO_DAYS)
    assert windows.meant is None
    hours = {day.date: (day.start, day.end) for day in TWO_DAYS}
    assert all(hours[w.day][0] <= w.start < w.end <= hours[w.day][1] for w in windows.windows)
    assert windows.windows


@pytest.mark.parametrize(
    "text", ["pas le matin", "sauf 10h-11h", "disponible le matin", "oui", "plutôt le matin", "foo"]
)
def test_an_absence_that_may_be_its_contrary_is_a_mistake(text):
    with pytest.raises(Wrong):
        absence_in(text, FRIDAY)


def test_where_the_days_are_unknown_nothing_is_computed():
    assert stated_in("vendredi matin", ()) == Stated() == stated_in("matin", ())


VOCABULARY = """matin après-midi pas avant après sauf jusqu'à de à et ou , ; 9h 11 14h30 9-12 4pm vendredi samedi 11/06
juin 10 (train) max min oui non plutôt seulement indisponible arrive part journée - : ! ? ² ٣h from until not Friday
noon"""
words = st.lists(st.sampled_from(VOCABULARY.split()), max_size=6).map(" ".join)


@given(st.one_of(words, st.text(max_size=12)), st.sampled_from([FRIDAY, TWO_DAYS, WEEKENDS, ()]))
@example("²h-³h", FRIDAY)
@example("99/99", TWO_DAYS)
@example("0/0", TWO_DAYS)
def test_whatever_stands_there_is_understood_or_a_mistake(text, days):
    try:
        stated = stated_in(text, days)
    except Wrong:
        return
    if stated.meant is not None:
        for understood in (stated.windows, stated.preferred):
            assert stated_in(written(understood), days) == Stated(understood)


@given(words, st.sampled_from([FRIDAY, TWO_DAYS]))
def test_what_is_understood_lies_within_the_event(text, days):
    try:
        stated = stated_in(text, days)
    except Wrong:
        return
    if stated.meant is not None:
        first, last = min(day.start for day in days), max(day.end for day in days)
        assert all(first <= window.start < window.end <= last for window in (*stated.windows, *stated.preferred))
