"""An item of a programme for apps: a talk, a plenary or a pause, with its people and its hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.importing.imported import Held, ImportedPerson, ImportedTalk, Origin, Pause
from scheduler.importing.sources.hours import held, minutes_of, moment
from scheduler.importing.sources.people import full_names
from scheduler.importing.sources.rich_text import RichTexts, both
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading.languages import language_code

Object = Mapping[str, Any]

#: The types of what is no talk, and of what everybody attends, folded.
PAUSES = frozenset({"break", "pause", "lunch", "lunch break", "coffee break", "dejeuner", "social event"})
PLENARIES = frozenset({"plenary", "pleniere", "keynote", "opening", "closing"})
#: The keys of a person that have a name.
_PERSON_NAMES = ("public_name", "name", "full_public_name")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the place in the programme at which it stands; `day` is None where the source has no date."""

    item: Object
    origin: Origin
    day: dt.date | None
    begins: str
    room: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the programme says for all items; `ours`: Journée wrote it, so that texts are in our own markup."""

    zone: str
    ours: bool
    tracks: bool


def line(value: Any) -> str:
    """A text or number on one line; of a text in several languages the first; "" for anything else."""
    if isinstance(value, Mapping):
        value = next((text for text in value.values() if isinstance(text, str)), None)
    return "" if value is None or isinstance(value, bool | list) else clean_line(str(value))


def is_pause(item: Object) -> bool:
    """True for a break or a meal."""
    return fold(line(item.get("type"))) in PAUSES


def pause_of(placed: Placed, frame: Frame, texts: RichTexts) -> Pause:
    """The pause that the item is."""
    return Pause(_title(placed.item, frame, texts), hours_of(placed, frame.zone))


def talk_of(placed: Placed, reference: str, frame: Frame, texts: RichTexts) -> ImportedTalk:
    """The talk or plenary that the item is."""
    item = placed.item
    subtitle = line(item.get("subtitle"))
    return ImportedTalk(
        reference=reference,
        title=_title(item, frame, texts),
        origin=placed.origin,
        kind="plenary" if fold(line(item.get("type"))) in PLENARIES else "talk",
        people=tuple(_people(item, frame, texts)),
        axis=line(item.get("track")) if frame.tracks else "",
        abstract=both(_block(item.get("abstract"), frame, texts), _block(item.get("description"), frame, texts)),
        minutes=minutes_of(line(item.get("duration"))),
        language=language_code(line(item.get("language"))) or "",
        held=hours_of(placed, frame.zone),
        cells={"note": subtitle} if subtitle else {},
    )


def _title(item: Object, frame: Frame, texts: RichTexts) -> str:
    """The title without tags; as it is where it would be nothing then, and where Journée wrote it."""
    title = line(item.get("title"))
    return title if frame.ours else texts.title(title) or title


def hours_of(placed: Placed, zone: str) -> Held | None:
    """When and where the item is held."""
    item = placed.item
    length = minutes_of(line(item.get("duration")))
    return held(_dated(item, zone) or _by_clock(placed), None, line(item.get("room")) or placed.room, length)


def _dated(item: Object, zone: str) -> dt.datetime | None:
    """The start by `date`: as it is written where `start` says the same, else in the zone of the event.

    Some systems write `date` in UTC and `start` in local time, others name a zone that neither is in.
    """
    stated = line(item.get("date"))
    written = moment(stated) if "T" in stated else None
    clock = _CLOCK.fullmatch(line(item.get("start")))
    if written is not None and clock and (written.hour, written.minute) == (int(clock[1]), int(clock[2])):
        return written
    return moment(stated, zone) if written else None


def is_in_zone(item: Object, zone: str) -> bool:
    """False where the offset of `date` is not that of the zone, although `start` says the same hour."""
    return not zone or _dated(item, zone) is None or _dated(item, zone) == moment(line(item.get("date")), zone)


def _by_clock(placed: Placed) -> dt.datetime | None:
    """The start on the day under which the item stands; before the hour at which that begins, it is the next day."""
    clock = _CLOCK.fullmatch(line(placed.item.get("start")))
    if clock is None or placed.day is None:
        return None
    start = dt.datetime.combine(placed.day, dt.time(int(clock[1]), int(clock[2])))
    begins = moment(placed.begins) if "T" in placed.begins else _moment_of_clock(placed)
    try:
        return start + dt.timedelta(days=1) if begins and begins.date() == placed.day and start < begins else start
    except OverflowError:
        return start


def _moment_of_clock(placed: Placed) -> dt.datetime | None:
    clock = _CLOCK.fullmatch(placed.begins)
    if clock is None or placed.day is None:
        return None
    return dt.datetime.combine(placed.day, dt.time(int(clock[1]), int(clock[2])))


def _people(item: Object, frame: Frame, texts: RichTexts) -> Iterator[ImportedPerson]:
    """Each person once, in order; several names in one entry are several people."""
    seen: set[str] = set()
    persons = item.get("persons")
    for person in persons if isinstance(persons, list) else ():
        known = person if isinstance(person, Mapping) else {"name": person}
        written = next((name for key in _PERSON_NAMES if (name := line(known.get(key)))), "")
        names = (written,) if frame.ours else full_names(written)
        biography = "" if len(names) > 1 else _block(known.get("biography"), frame, texts)
        for name in names:
            if name and fold(name) not in seen:
                seen.add(fold(name))
                yield ImportedPerson(name, biography=biography, presents=True)


def _block(value: Any, frame: Frame, texts: RichTexts) -> str:
    """A long text in our own markup."""
    if isinstance(value, Mapping):
        value = next((text for text in value.values() if isinstance(text, str)), "")
    text = value if isinstance(value, str) else ""
    return clean_block(text) if frame.ours else texts.markdown(text)
