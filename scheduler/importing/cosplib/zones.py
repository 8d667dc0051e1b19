"""Zones of the IANA database with one offset all year: calendars need a zone, CoSPLib gives an offset."""

from __future__ import annotations

#: Zones whose offset is no whole number of hours, by minutes east of Greenwich.
_UNEVEN = {
    -9 * 60 - 30: "Pacific/Marquesas",
    3 * 60 + 30: "Asia/Tehran",
    4 * 60 + 30: "Asia/Kabul",
    5 * 60 + 30: "Asia/Kolkata",
    5 * 60 + 45: "Asia/Kathmandu",
    6 * 60 + 30: "Asia/Yangon",
    8 * 60 + 45: "Australia/Eucla",
    9 * 60 + 30: "Australia/Darwin",
}


def region(offset: int) -> str | None:
    """The zone whose clocks are always `offset` minutes ahead of Greenwich; None without one."""
    if offset % 60:
        return _UNEVEN.get(offset)
    hours = offset // 60
    if not -12 <= hours <= 14:
        return None
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"  # the names count hours west


def fixed(offset: int) -> str:
    """The offset in the form that `scheduler.domain.clock` reads: UTC, UTC+2, UTC-3:30."""
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f":{minutes:02d}" if minutes else "")
