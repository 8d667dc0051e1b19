"""A release as a frozen value and as the bytes of its files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import index
from typing import Any

from pydantic import TypeAdapter

from scheduler.domain.calendar_item import Guest, Record
from scheduler.domain.clock import YEARS, is_known_here, is_zone
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: The version of the files' format.
FORMAT = 1
STATEMENT, SCHEDULE, ITEMS, SUMS = "release.json", "schedule.json", "items.json", "SHA256SUMS"
#: The parts of an event that no release shows: a later registration makes no other edition, nor does who might chair
#: or would have discussed a talk that is off.
_UNPUBLISHED: dict[str, Any] = {
    "participants": True,
    "call": True,
    "axes": {"__all__": {"chair_from"}},
    "people": {"__all__": {"may_chair"}},
    "left_out": {"__all__": {"discussants", "discussant_names"}},
}
#: The numbers of changes that a calendar can hold (RFC 5545, section 3.3.8), and the minutes of the longest alarm.
_SEQUENCES, _LONGEST_ALARM = 1 << 31, 7 * 24 * 60
_ITEM = re.compile(r"[A-Za-z0-9/][A-Za-z0-9_.@/-]{0,199}")
_RECORDS = TypeAdapter(tuple[Record, ...])


@dataclass(frozen=True, slots=True)
class Release:
    """Release `number`, published at `moment` in the event's time zone, with a `message` ("" without one).

    `schedule` are the bytes of its schedule.json, `records` the contents of its calendars, `made_from` the fingerprint
    of event and programme. `event_id`, `title` and `language` are those of the event. `withdraws`: the number of the
    release that this one takes back.
    """

    number: int
    moment: datetime
    message: str
    event_id: str
    title: str
    language: str
    made_from: str
    schedule: bytes
    records: tuple[Record, ...]
    withdraws: int | None = None

    def edition(self, before: tuple[Record, ...]) -> Edition:
        """The edition that exports show; `before` are the records of the previous release."""
        return Edition(self.number, self.moment, before)


def edition_of(releases: Sequence[Release], event: Event, programme: Programme) -> Edition:
    """The edition of the last release, if no exported data has changed since; else a draft after it."""
    if not releases:
        return Edition()
    last = releases[-1]
    if last.made_from == fingerprint(event, programme):
        return last.edition(releases[-2].records if len(releases) > 1 else ())
    return Edition(before=last.records)


def fingerprint(event: Event, programme: Programme) -> str:
    """A digest that two pairs share if everything published from them is equal; SHA-256, hexadecimal.

    The proof of the programme is left out, and so are settings at their defaults: a later version of the program with
    more settings computes the same digest.
    """
    stated = event.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_UNPUBLISHED)
    placed = programme.model_dump(mode="json", exclude={"levels", "status", "input"})
    return hashlib.sha256(_json([stated, placed])).hexdigest()


def to_files(release: Release, before: bytes | None) -> dict[str, bytes]:
    """The files of the release by name; `before` are the checksums of the previous release.

    Releases form a chain: none can be altered, even together with its own checksums, without contradicting the next
    one.
    """
    files = {
        STATEMENT: _json(_statement(release, before)),
        SCHEDULE: release.schedule,
        ITEMS: _json([record.model_dump(mode="json", exclude_defaults=True) for record in release.records]),
    }
    return files | {SUMS: checksums(files)}


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The checksums as `sha256sum` writes and checks them, a line for each file."""
    return "".join(f"{_digest(data)}  {name}\n" for name, data in files.items()).encode()


def from_files(files: Mapping[str, bytes], before: bytes | None) -> Release:
    """The release in the files.

    Raises ValueError, KeyError or TypeError if `to_files` does not make such files, or if they do not follow on
    `before`.
    """
    statement: dict[str, Any] = json.loads(files[STATEMENT])
    if statement["format"] != FORMAT or statement["before"] != (None if before is None else _digest(before)):
        raise ValueError(STATEMENT)
    return Release(
        number=index(statement["number"]),
        moment=_moment(statement["time"]),
        message=str(statement["message"]),
        event_id=str(statement["event"]["id"]),
        title=str(statement["event"]["title"]),
        language=str(statement["event"]["language"]),
        made_from=str(statement["made_from"]),
        schedule=files[SCHEDULE],
        records=tuple(_published(record) for record in _RECORDS.validate_json(files[ITEMS])),
        withdraws=None if statement.get("withdraws") is None else index(statement["withdraws"]),
    )


def _moment(text: str) -> datetime:
    """The moment as `to_files` writes it. Raises ValueError, TypeError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError(text)
    return moment


def _published(record: Record) -> Record:
    """The record, if it can have been published: files are named after it. Raises ValueError."""
    item = record.item
    if not 0 <= record.sequence < _SEQUENCES or not all(_is_reachable(guest) for guest in item.guests):
        raise ValueError(item.id)
    if not 0 <= (item.alarm or 0) <= _LONGEST_ALARM or not _is_on_earth(item.latitude, item.longitude):
        raise ValueError(item.id)
    hours = 0 <= item.start <= item.end <= 2 * 24 * 60
    moment = record.moment.tzinfo is not None and record.moment.year in YEARS and item.day.year in YEARS
    if not (hours and moment and _ITEM.fullmatch(item.id) and is_known_here(item.timezone) and item.uid.isprintable()):
        raise ValueError(item.id)
    return record


def _is_reachable(guest: Guest) -> bool:
    """True if the hours of the guest can be told."""
    zone = guest.timezone
    return zone is None or is_zone(zone) or is_known_here(zone)


def _is_on_earth(latitude: float | None, longitude: float | None) -> bool:
    """True for degrees that a map has; infinity and what is no number are none."""
    return -90 <= (latitude or 0) <= 90 and -180 <= (longitude or 0) <= 180


def _statement(release: Release, before: bytes | None) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "number": release.number,
        "time": release.moment.isoformat(),
        "message": release.message,
        "event": {"id": release.event_id, "title": release.title, "language": release.language},
        "made_from": release.made_from,
        "before": None if before is None else _digest(before),
        **({} if release.withdraws is None else {"withdraws": release.withdraws}),
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
