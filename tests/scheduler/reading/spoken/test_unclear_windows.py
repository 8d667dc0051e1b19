"""Windows that are unclear or cannot be are mistakes, told by name with what to write."""

from __future__ import annotations

import re
from datetime import time, timedelta

import pytest

from scheduler.reading.report import Wrong
from scheduler.reading.spoken.cells import absence_in, stated_in
from tests.scheduler.reading.spoken.window_texts import FRIDAY, TWO_DAYS, WEEKENDS

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


def test_an_hour_alone_is_offered_on_a_day_that_goes_on_then():
    half_days = [
        TWO_DAYS[0].model_copy(update={"start": 14 * 60}),
        TWO_DAYS[1].model_copy(update={"end": 12 * 60 + 30}),
    ]
    with pytest.raises(Wrong) as caught:
        stated_in("9h", half_days, "fixé")
    assert f"“{half_days[1].date} 09:00” in the column" in caught.value.text.en


def test_an_hour_alone_keeps_its_day_and_offers_a_window_where_there_is_no_such_column():
    with pytest.raises(Wrong, match="“2027-06-11 14:00” in the column “fixé”"):
        stated_in("vendredi 14h", TWO_DAYS, "fixé")
    with pytest.raises(Wrong, match="“14:00-17:00”"):
        stated_in("14:00", FRIDAY)


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
