"""The entries of calendars with the times at which they are held: rules, moved and older versions are followed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from icalendar import Component

from scheduler.importing.ics.calendars import first, text_of
from scheduler.importing.ics.moments import Zone, is_of_whole_days, start_of, stated_moment
from scheduler.importing.ics.occurrences import times
from scheduler.importing.imported import Lost, Origin
from scheduler.language.message import message
from scheduler.language.text import clean_line

_DAYS = message("entrées de journées entières", "entries of whole days")
_PRIVATE = message("entrées privées", "private entries")
_UNTITLED = message("entrées sans titre", "entries without a title")
_OLDER = message("versions antérieures d'une entrée", "older versions of an entry")
_FURTHER = message("répétitions au-delà de l'événement", "repetitions beyond the event")
_UNREAD = message("heures illisibles", "hours that cannot be read")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry at one of its times; `start` is None where the calendar does not say it."""

    item: Component
    origin: Origin
    uid: str
    start: dt.datetime | None

    @property
    def moved(self) -> bool:
        """True for one time of an entry that was given another hour or text than its rule."""
        return first(self.item, "RECURRENCE-ID") is not None


def held_entries(entries: Sequence[Entry], zone: Zone) -> tuple[tuple[Entry, ...], tuple[Lost, ...]]:
    """Each entry at each of its times, in the order of the file, and what is left aside of them."""
    left: Counter[str] = Counter()
    public = [entry for entry in entries if not _is_private(entry)]
    timed = [entry for entry in public if not is_of_whole_days(entry.item)]
    left["private"], left["days"] = len(entries) - len(public), len(public) - len(timed)
    titled = [entry for entry in timed if clean_line(text_of(entry.item, "SUMMARY"))]
    latest = _latest(titled)
    left["untitled"], left["older"] = len(timed) - len(titled), len(titled) - len(latest)
    left["unread"] = sum(entry.start is None and first(entry.item, "DTSTART") is not None for entry in latest)
    moved = {(entry.uid, zone.local(stated_moment(entry.item, "RECURRENCE-ID"))) for entry in latest if entry.moved}
    days = {entry.start.date() for entry in latest if entry.start and first(entry.item, "RRULE") is None}
    held: list[Entry] = []
    for entry in latest:
        if entry.moved or entry.start is None:
            held.append(entry)
            continue
        moments, cut = times(entry.item, entry.start, zone, days)
        left["further"] += cut
        held += [_at(entry, moment) for moment in moments if (entry.uid, moment) not in moved]
    return tuple(held), tuple(_lost(left))


def entries_of(components: Iterable[tuple[str, int, Component]], zone: Zone) -> list[Entry]:
    """The entries; each has the file and its number there."""
    return [
        Entry(item, Origin(file, number), clean_line(text_of(item, "UID")), start_of(item, zone))
        for file, number, item in components
    ]


def _at(entry: Entry, moment: dt.datetime) -> Entry:
    return Entry(entry.item, entry.origin, entry.uid, moment)


def _is_private(entry: Entry) -> bool:
    return text_of(entry.item, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def _latest(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those that a later version of the same replaces."""
    newest: dict[tuple[str, str], int] = {}
    for entry in entries:
        newest[_name(entry)] = max(_version(entry), newest.get(_name(entry), 0))
    seen: set[tuple[object, ...]] = set()
    kept = []
    for entry in entries:
        same = (*_name(entry), entry.start, text_of(entry.item, "SUMMARY"))
        if not entry.uid or (_version(entry) == newest[_name(entry)] and same not in seen):
            seen.add(same)
            kept.append(entry)
    return kept


def _name(entry: Entry) -> tuple[str, str]:
    return entry.uid, str(stated_moment(entry.item, "RECURRENCE-ID") or "")


def _version(entry: Entry) -> int:
    value = first(entry.item, "SEQUENCE")
    return value if isinstance(value, int) and value > 0 else 0


def _lost(left: Counter[str]) -> Iterator[Lost]:
    yield Lost(_PRIVATE, left["private"], "private")
    yield Lost(_DAYS, left["days"])
    yield Lost(_UNTITLED, left["untitled"])
    yield Lost(_FURTHER, left["further"])
    yield Lost(_UNREAD, left["unread"])
    yield Lost(_OLDER, left["older"], "useless")
