"""Whatever words stand for a window, they are understood within the event, or a mistake."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scheduler.domain.windows import written
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.cells import stated_in
from scheduler.reading.spoken.stated import Stated
from tests.scheduler.reading.spoken.window_texts import FRIDAY, TWO_DAYS, WEEKENDS

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
