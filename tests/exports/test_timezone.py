from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from exports.timezone import vtimezone

ZONES = [
    "Europe/Paris",
    "Indian/Reunion",
    "America/Martinique",
    "Pacific/Noumea",
    "Africa/Casablanca",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kathmandu",
    "Europe/Dublin",
    "UTC",
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "day", [date(2025, 1, 15), date(2025, 3, 10), date(2025, 5, 23), date(2026, 3, 1), date(2026, 11, 2)]
)
def test_the_component_tells_the_offset_of_the_zone(zone: str, day: date) -> None:
    component = Timezone.from_ical(vtimezone(zone, day).to_ical())
    for hour in (0, 4, 9, 12, 18):
        moment = datetime(day.year, day.month, day.day, hour)
        assert offset(component, moment) == ZoneInfo(zone).utcoffset(moment), (zone, moment)


def offset(component: Timezone, moment: datetime) -> timedelta:
    """As RFC 5545 says: of the onsets before the moment, the last one's offset; our own reading of the rules."""
    reached = []
    for part in component.subcomponents:
        start = part["dtstart"].dt
        onsets = [start]
        if "rrule" in part:
            onsets = [_nth(part["rrule"], start, year) for year in range(start.year, moment.year + 1)]
        reached += [(onset, part["tzoffsetto"].td) for onset in onsets if onset <= moment]
    return max(reached, key=lambda onset: onset[0])[1]


def _nth(rule: dict[str, list[object]], start: datetime, year: int) -> datetime:
    month, byday = int(str(rule["BYMONTH"][0])), str(rule["BYDAY"][0])
    nth, weekday = int(byday[:-2]), ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(byday[-2:])
    days = [
        d for n in range(31) if (d := start.replace(year=year, month=month, day=1) + timedelta(days=n)).month == month
    ]
    fitting = [d for d in days if d.weekday() == weekday]
    return fitting[nth - 1 if nth > 0 else nth]


def test_a_zone_of_yearly_rules_has_two() -> None:
    component = vtimezone("Europe/Paris", date(2025, 5, 23))
    assert [part.name for part in component.subcomponents] == ["DAYLIGHT", "STANDARD"]
    assert all("rrule" in part for part in component.subcomponents)


def test_a_zone_that_never_changes_has_only_standard() -> None:
    component = vtimezone("Indian/Reunion", date(2025, 5, 23))
    assert [part.name for part in component.subcomponents] == ["STANDARD"]


def test_a_zone_without_yearly_rules_lists_its_onsets() -> None:
    component = vtimezone("Africa/Casablanca", date(2025, 3, 10))
    assert not any("rrule" in part for part in component.subcomponents)
    assert len(component.subcomponents) > 3
