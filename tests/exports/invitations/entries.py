"""A history of releases, and the entries of its calendars."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry
from released import Folder, planted

from exports import render
from exports.agenda import agenda
from scheduler.domain.calendar_item import Record
from scheduler.domain.edition import Edition

PARIS = ZoneInfo("Europe/Paris")


class History:
    """The calendars of an event, published one time after the other, without a folder."""

    def __init__(self) -> None:
        from pathlib import Path

        self.now = Folder(Path(), *planted())
        self.records: tuple[Record, ...] = ()
        self.number = 0

    def publish(self) -> dict[str, bytes]:
        self.number += 1
        edition = Edition(self.number, datetime(2025, 3, self.number, 12, tzinfo=PARIS), self.records)
        self.records = agenda(self.now.event, self.now.programme, edition)
        return render(self.now.event, self.now.programme, ["calendar", "invitations"], edition).files

    def draft(self) -> dict[str, bytes]:
        edition = Edition(before=self.records)
        return render(self.now.event, self.now.programme, ["calendar", "invitations"], edition).files


def entry(data: bytes) -> Entry:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event  # type: ignore[no-any-return]


def entries(data: bytes) -> dict[str, Entry]:
    return {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def attendees(event: Entry) -> list[str]:
    attendee = event.get("attendee", [])
    return [str(each) for each in (attendee if isinstance(attendee, list) else [attendee])]


def method(data: bytes) -> str:
    return str(Calendar.from_ical(data)["method"])
