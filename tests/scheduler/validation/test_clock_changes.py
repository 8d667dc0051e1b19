"""A day without its first hour, or that a zone never had, is told so; nobody is advised to end before midnight."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.windows import Day
from scheduler.validation.clock_changes import change_within, day_text


@pytest.mark.parametrize(
    ("day", "zone", "french", "english"),
    [
        (date(2025, 4, 25), "Africa/Cairo", "écrivez 1 h ou plus tard", "write 1:00 or later"),
        (date(2025, 3, 30), "Asia/Beirut", "écrivez 1 h ou plus tard", "write 1:00 or later"),
        (date(2011, 12, 30), "Pacific/Apia", "écrivez une autre date", "write another date"),
        (date(2025, 3, 30), "Europe/Paris", "à 3 h ou plus tard, ou qui finit avant 2 h", "or ends before 2:00"),
    ],
)
def test_a_day_that_the_clock_cuts_is_told_what_can_be_written(day: date, zone: str, french: str, english: str) -> None:
    change = change_within(Day(date=day, start=0, end=300), zone)
    assert change is not None
    text = day_text(change)
    assert french in text.fr.replace("\u202f", " ").replace("\u00a0", " ")
    assert english in text.en
