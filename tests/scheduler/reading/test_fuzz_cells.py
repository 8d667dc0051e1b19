"""Any cell is read or wrong, at any length, and a time is the same however it is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.clock import DAY
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.reading import cells
from scheduler.reading.matrices import cost
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.spoken.cells import absence_in, stated_in
from scheduler.reading.spoken.durations import duration
from scheduler.reading.spoken.lists import keywords, known_names
from scheduler.reading.spoken.pins import pin
from scheduler.reading.spoken.stated import Stated
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood
from tests.scheduler.reading.drawn_texts import nested, quick

DAYS = (Day(date=date(2025, 5, 23), start=540, end=1080), Day(date=date(2025, 5, 24), start=600, end=1020))


anything: st.SearchStrategy[Any] = st.one_of(nested, st.times(), st.dates(), st.datetimes(), st.timedeltas())


@quick
@given(anything)
def test_any_cell_is_read_or_wrong(value):
    for parse, kinds in (
        (cells.line, str),
        (cells.block, str),
        (cells.places, tuple),
        (cells.listed, tuple),
        (cells.whole(0, 9), int),
        (duration(1, DAY), int),
        (status("fr"), str),
        (keywords, tuple),
        (known_names({"a": "a"}), tuple),
        (partial(stated_in, days=()), Stated),
        (partial(stated_in, days=DAYS), Stated),
        (partial(absence_in, days=DAYS), tuple),
        (pin(()), tuple),
        (pin(DAYS), tuple),
        (cost, int | None),
    ):
        with suppress(Wrong):
            parsed = parse(value)
            assert isinstance(parsed.value if isinstance(parsed, Understood) else parsed, kinds)


@pytest.mark.parametrize(
    "piece", ["a, ", "(", "((a) ", " ", "matin ; ", "pas avant 11h, ", "1+", "9-", "é" * 9, "T1 et "]
)
def test_a_cell_of_any_length_is_answered(piece):
    text = piece * (50_000 // len(piece))
    for parse in (
        duration(1, DAY),
        status("fr"),
        axis([Axis(id="1", title="Nommer")]),
        keywords,
        known_names({"a": "a"}),
        partial(stated_in, days=DAYS),
        pin(DAYS),
    ):
        with suppress(Wrong):
            parse(text)


@quick
@given(st.integers(0, DAY - 1))
def test_a_time_is_the_same_however_the_spreadsheet_keeps_it(minutes):
    from datetime import datetime, time, timedelta

    forms = [
        f"{minutes // 60}h{minutes % 60:02d}",
        f"{minutes // 60:02d}:{minutes % 60:02d}:00",
        time(minutes // 60, minutes % 60),
        timedelta(minutes=minutes),
        minutes / DAY,
    ]
    assert {pin(())(form) for form in forms} == {(None, minutes, None)}
    moment = datetime(2025, 5, 23) + timedelta(minutes=minutes)
    dated = [moment, f"2025-05-23 {minutes // 60}:{minutes % 60:02d}", 45800 + minutes / DAY]
    assert {pin(())(form) for form in dated} == {(moment.date(), minutes, None)}
