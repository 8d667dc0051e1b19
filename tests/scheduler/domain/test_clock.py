"""Time zones by name and by offset."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from scheduler.domain.clock import (
    ClockChange,
    clock_change,
    hour_there,
    is_known_here,
    is_region,
    is_zone,
    seen_from,
    to_datetime,
)

DAY = date(2025, 5, 23)


@pytest.mark.parametrize(
    ("name", "zone", "region"),
    [
        ("Europe/Paris", True, True),
        ("UTC", True, True),
        ("Etc/GMT+3", True, True),
        ("UTC+5:30", True, False),
        ("UTC-3", True, False),
        ("UTC+14:00", True, False),
        ("UTC+14:01", False, False),
        ("UTC+5:60", False, False),
        ("UTC+", False, False),
        ("utc+3", False, False),
        ("GMT+3", False, False),
        ("Europe/Bruxelles", False, False),
        ("", False, False),
        ("../x", False, False),
        *((name, False, False) for name in ("localtime", "Factory", "posixrules", "posix/Europe/Paris", "tzdata.zi")),
        *((name, False, False) for name in ("right/Europe/Paris", "/etc/localtime", "europe/paris", "Europe")),
    ],
)
def test_what_is_a_zone(name, zone, region):
    assert (is_zone(name), is_region(name)) == (zone, region)


@pytest.mark.parametrize(
    ("there", "hour"),
    [
        ("Europe/Paris", 9 * 60),
        ("UTC", 7 * 60),
        ("UTC-3", 4 * 60),
        ("UTC+05:30", 12 * 60 + 30),
        ("UTC-8", 23 * 60),
        ("America/New_York", 3 * 60),
    ],
)
def test_the_hour_elsewhere(there, hour):
    """At 9 in Paris, in May, two hours ahead of UTC."""
    assert hour_there(DAY, 9 * 60, "Europe/Paris", there) == hour
    seen = seen_from(to_datetime(DAY, 9 * 60, "Europe/Paris"), there)
    assert seen == to_datetime(DAY, 9 * 60, "Europe/Paris")
    assert seen.hour * 60 + seen.minute == hour


def test_an_offset_is_what_it_says():
    assert to_datetime(DAY, 0, "UTC-3:30").utcoffset() == -timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    ("day", "zone", "change"),
    [
        (date(2025, 3, 30), "Europe/Paris", ClockChange(120, 180, skipped=True)),
        (date(2025, 10, 26), "Europe/Paris", ClockChange(120, 180, skipped=False)),
        (date(2025, 3, 29), "Europe/Paris", None),
        (date(2025, 3, 30), "UTC", None),
        (date(2025, 3, 9), "America/Havana", ClockChange(0, 60, skipped=True)),
        (date(2025, 10, 5), "Australia/Lord_Howe", ClockChange(120, 150, skipped=True)),
    ],
)
def test_the_clock_is_put_forward_and_back(day, zone, change):
    assert clock_change(day, zone) == change


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "", "Europe", "../../etc/passwd", "/etc/passwd", "a\0b", "x" * 5000]
)
def test_what_no_machine_knows_is_no_zone_here(name):
    assert not is_known_here(name)


def test_a_region_is_known_here():
    assert is_known_here("Europe/Paris")
