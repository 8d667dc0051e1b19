from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from scheduler.language.typography import dates, introduced, moment, number_runs, on_dates

N = "\u202f"


def days(first: date, *after: int) -> list[date]:
    return [first + timedelta(days=number) for number in (0, *after)]


@pytest.mark.parametrize(
    ("found", "fr", "en"),
    [
        (days(date(2027, 6, 9)), "mercredi 9%juin 2027", "Wednesday 9%June 2027"),
        (
            days(date(2027, 6, 9), 1),
            "mercredi 9 et jeudi 10%juin 2027",
            "Wednesday 9 and Thursday 10%June 2027",
        ),
        (days(date(2027, 6, 9), 1, 2), "du mercredi 9 au vendredi 11%juin 2027", "Wednesday 9 to Friday 11%June 2027"),
        (days(date(2027, 6, 1), 1, 2), "du mardi 1ᵉʳ au jeudi 3%juin 2027", "Tuesday 1 to Thursday 3%June 2027"),
        (
            days(date(2027, 6, 29), 1, 2),
            "du mardi 29%juin au jeudi 1ᵉʳ%juillet 2027",
            "Tuesday 29%June to Thursday 1%July 2027",
        ),
        (
            days(date(2027, 12, 30), 1, 2),
            "du jeudi 30%décembre 2027 au samedi 1ᵉʳ%janvier 2028",
            "Thursday 30%December 2027 to Saturday 1%January 2028",
        ),
        (
            days(date(2027, 6, 9), 1, 3),
            "mercredi 9, jeudi 10 et samedi 12%juin 2027",
            "Wednesday 9, Thursday 10 and Saturday 12%June 2027",
        ),
        (
            days(date(2027, 6, 30), 1),
            "mercredi 30%juin et jeudi 1ᵉʳ%juillet 2027",
            "Wednesday 30%June and Thursday 1%July 2027",
        ),
        (
            days(date(2027, 12, 31), 1),
            "vendredi 31%décembre 2027 et samedi 1ᵉʳ%janvier 2028",
            "Friday 31%December 2027 and Saturday 1%January 2028",
        ),
    ],
)
def test_days_are_told_in_a_row_or_as_a_list_and_share_month_and_year(found: list[date], fr: str, en: str) -> None:
    assert dates(found, "fr") == fr.replace("%", N)
    assert dates(found, "en") == en.replace("%", N)


@pytest.mark.parametrize(
    ("found", "fr", "en"),
    [
        (days(date(2027, 5, 1)), "le samedi 1ᵉʳ%mai 2027", "on Saturday 1%May 2027"),
        (days(date(2027, 6, 10), 1), "les jeudi 10 et vendredi 11%juin 2027", "on Thursday 10 and Friday 11%June 2027"),
        (
            days(date(2027, 6, 9), 1, 2),
            "du mercredi 9 au vendredi 11%juin 2027",
            "from Wednesday 9 to Friday 11%June 2027",
        ),
    ],
)
def test_days_stand_in_a_sentence(found: list[date], fr: str, en: str) -> None:
    assert on_dates(found, "fr") == fr.replace("%", N)
    assert on_dates(found, "en") == en.replace("%", N)


def test_neighbouring_numbers_are_joined() -> None:
    assert number_runs([12, 3, 4, 5, 8, 8, 13]) == "3–5, 8, 12–13"


def test_brackets_within_brackets_are_square() -> None:
    assert introduced("Ada Mercier", "Écrire (association)") == "Ada Mercier (Écrire [association])"
    assert introduced("Ada Mercier", "") == "Ada Mercier"


def test_a_moment_is_a_day_and_an_hour() -> None:
    at, half = datetime(2026, 11, 16, 10), datetime(2026, 12, 1, 9, 30)
    assert [moment(at, language) for language in ("fr", "en")] == [
        f"16{N}novembre 2026, 10{N}h",
        f"16{N}November 2026, 10:00",
    ]
    assert moment(half, "fr") == f"1ᵉʳ{N}décembre 2026, 9{N}h{N}30"
