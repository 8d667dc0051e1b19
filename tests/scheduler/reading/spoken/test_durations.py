"""Durations as people write them: understood whole, or a mistake that says what to write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduler.domain.clock import DAY
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.durations import duration
from scheduler.reading.understood import Understood

read = duration(1, DAY)

OWN = [(20, 20), (20.0, 20), ("20", 20), (" 20 ", 20), ("45.0", 45), ("45,00", 45), (1, 1), (1440, 1440)]
SPOKEN = [
    ("20 min", 20),
    ("20 min.", 20),
    ("20min", 20),
    ("20 mn", 20),
    ("20 m", 20),
    ("20'", 20),
    ("20 ’", 20),
    ("20′", 20),
    ("20 minutes", 20),
    ("20\u202fMINUTES", 20),
    ("vingt minutes", 20),
    ("thirty-five minutes", 35),
    ("90 mins", 90),
    ("1 h", 60),
    ("1h", 60),
    ("2 hours", 120),
    ("une heure", 60),
    ("one hour", 60),
    ("1h30", 90),
    ("1 h 30", 90),
    ("1h 05", 65),
    ("1 h 30 min", 90),
    ("1 heure 15 minutes", 75),
    ("1 hour and 5 minutes", 65),
    ("1 heure vingt", 80),
    ("1,5 h", 90),
    ("0.75 hours", 45),
    ("0:20", 20),
    ("00:20", 20),
    ("00:20:00", 20),
    ("1:30", 90),
    ("PT45M", 45),
    ("PT1H30M", 90),
    ("une demi-heure", 30),
    ("Demi-heure", 30),
    ("1/2 h", 30),
    ("½ heure", 30),
    ("half an hour", 30),
    ("un quart d'heure", 15),
    ("trois quarts d’heure", 45),
    ("three quarters of an hour", 45),
    ("une heure et demie", 90),
    ("1h et demie", 90),
    ("an hour and a half", 90),
    (time(0, 20), 20),
    (time(1, 30), 90),
    (timedelta(minutes=45), 45),
    (datetime(1899, 12, 30, 0, 20), 20),
    ("45 min (conf. inaugurale)", 45),
    ("45 (keynote)", 45),
    ("20 min [film]", 20),
    ("30 min (dont 10 de discussion)", 30),
    ("30 min (including 5 for questions)", 30),
]
# what cannot be read, and the durations of which one is almost certainly meant
UNREAD = [
    ("", ()),
    ("poster", ()),
    ("courte", ()),
    ("30.5", ()),
    ("1e9", ()),
    (0.0138888, ()),
    (True, ()),
    (None, ()),
    (["20"], ()),
    (date(2027, 1, 20), ()),
    (time(0, 20, 30), ()),
    ("1:75", ()),
    ("1h75", ()),
    ("1h5", ()),
    ("30 secondes", ()),
    ("30 s", ()),
    ("2 x 20 min", ()),
    ("20 min (hors discussion)", ()),
    ("20 min (+ 5)", ()),
    ("20 min (?)", ()),
    ("20 min ou 30 min selon", ()),
    ("20 min par personne (à deux", ()),
    ("20:00", ("20",)),
    (time(20, 0), ("20",)),
    ("20-25 min", ("20", "25")),
    ("20 à 30 minutes", ("20", "30")),
    ("20 or 30", ("20", "30")),
    ("20 + 10", ("30",)),
    ("20 min + 5 min de questions", ("25",)),
    ("environ 20 min", ("20",)),
    ("max. 45", ("45",)),
    ("~ 20 min", ("20",)),
    ("20 min environ", ("20",)),
    ("45 min conférence", ("45",)),
    ("20 min, questions comprises", ("20",)),
]


@pytest.mark.parametrize(("value", "minutes"), OWN)
def test_minutes_are_read_without_a_word(value, minutes):
    assert read(value) == minutes


@pytest.mark.parametrize(("value", "minutes"), SPOKEN)
def test_a_duration_in_words_is_understood_and_told(value, minutes):
    understood = read(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (minutes, str(minutes))
    assert understood.meant.fr.startswith(f"{minutes} minute")


@pytest.mark.parametrize(("value", "suggestions"), UNREAD)
def test_what_is_no_duration_is_a_mistake_with_what_may_be_meant(value, suggestions):
    with pytest.raises(Wrong) as caught:
        read(value)
    assert caught.value.suggestions == suggestions
    assert "entier" in caught.value.text.fr
    for suggested in suggestions:
        assert isinstance(read(suggested), int)


def test_a_remark_in_parentheses_is_told():
    understood = read("45 min (conf. inaugurale)")
    assert isinstance(understood, Understood)
    assert "conf. inaugurale" in understood.meant.fr
    assert "conf. inaugurale" in understood.meant.en


@pytest.mark.parametrize(("value", "edge"), [("0", "20"), ("0 min", "20"), ("-3", "20"), ("30 h", "1440")])
def test_a_duration_out_of_range_is_a_mistake_that_names_a_duration(value, edge):
    with pytest.raises(Wrong, match=f"for instance {edge}"):
        read(value)


pieces = st.lists(
    st.sampled_from(
        ["20", "1", "h", "min", "'", " ", ":", "30", "(", ")", "et", "demi", "heure", "½", "+", "-", "²", "١"]
    ),
    max_size=7,
).map("".join)


@given(st.one_of(pieces, st.text(max_size=15), st.floats(), st.timedeltas(), st.times(), st.datetimes()))
@example("²")
@example("٣٠")
@example("٣ h")
def test_whatever_stands_there_is_a_duration_or_a_mistake(value):
    try:
        minutes = read(value)
    except Wrong:
        return
    if isinstance(minutes, Understood):
        assert read(minutes.written) == minutes.value
