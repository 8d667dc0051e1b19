"""The preset sessions of event.toml, and the hours at which distant speakers can take part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scheduler.domain.clock import DAY
from scheduler.domain.rooms import Slot
from scheduler.domain.settings import ZoneHours
from scheduler.language.message import message
from scheduler.language.text import natural_key
from scheduler.reading import times, values
from scheduler.reading.draft import Item
from scheduler.reading.event_toml.event_ids import numbered_ids
from scheduler.reading.fields import Fields

#: The largest cost of an hour.
_MOST_COST = 1_000_000


def read_slots(root: Fields, dates: Sequence[date]) -> tuple[tuple[Item[Slot], ...], tuple[str, ...]]:
    """The slots with known day, hours and positions, by day and hour; and the ids of all that are written."""
    tables = root.tables("slots")
    names = numbered_ids(tables)
    slots = []
    for table, name in zip(tables, names, strict=True):
        slot = _slot(table, name, dates)
        table.refuse_unknown()
        if slot is not None:
            slots.append(Item(slot, table.place))
    slots.sort(key=lambda item: (item.value.day, item.value.start, item.value.end, natural_key(item.value.id)))
    return tuple(slots), tuple(names)


def _slot(table: Fields, name: str, dates: Sequence[date]) -> Slot | None:
    on = table.read("date", lambda value: times.known_day(times.day(value), dates), None)
    start, end = (table.require(key, times.hour, None) for key in ("start", "end"))
    places = table.require("places", values.whole(1, DAY), None)
    rooms = table.read("rooms", values.strings, None if table.has("rooms") else ())
    if not table.has("date") and len(dates) > 1:
        text = message(
            "l'événement a plusieurs jours : écrivez « date » (event.toml, [[slots]] date), par exemple {day}",
            "the event has several days: write “date” (event.toml, [[slots]] date), for instance {day}",
            day=dates[0],
        )
        table.mistake("date", text)
    elif not table.has("date") and dates:
        on = dates[0]
    if start is not None and end is not None and end <= start:
        text = message(
            "le créneau finit avant de commencer : écrivez une heure après « start »",
            "the slot ends before it starts: write a time after “start”",
        )
        table.mistake("end", text)
    elif start is not None and end is not None and places is not None and places > end - start:
        text = message(
            "chaque place dure au moins une minute : écrivez au plus {most}",
            "each place lasts at least a minute: write at most {most}",
            most=end - start,
        )
        table.mistake("places", text)
    elif on is not None and start is not None and end is not None and places is not None and rooms is not None:
        return Slot(id=name, day=on, start=start, end=end, places=places, rooms=tuple(dict.fromkeys(rooms)))
    return None


def read_zone_hours(root: Fields) -> ZoneHours | None:
    """The hours of `[time_zones]`; None if there is no such table."""
    table = root.table("time_zones")
    if "time_zones" not in root.raw:
        return None
    usual = ZoneHours()
    hours = ZoneHours(
        suitable=table.read("suitable", _hours, usual.suitable),
        possible=table.read("possible", _hours, usual.possible),
        small=table.read("small", values.whole(0, _MOST_COST), usual.small),
        big=table.read("big", values.whole(0, _MOST_COST), usual.big),
    )
    table.refuse_unknown()
    _report_hours(table, hours)
    return hours


def _report_hours(table: Fields, hours: ZoneHours) -> None:
    """Hours that are valid but hardly meant are remarked."""
    (first, last), (earliest, latest) = hours.suitable, hours.possible
    key = "possible" if table.has("possible") else "suitable"
    if not (earliest <= first and last <= latest):
        text = message(
            "les heures commodes (suitable) ne sont pas toutes possibles (possible) : élargissez les secondes",
            "the suitable hours are not all possible: widen “possible”",
        )
        table.remark(key, text, table.raw.get(key, ""))
    if hours.small > hours.big:
        text = message(
            "« small » dépasse « big » : une heure malcommode coûte plus qu'une heure impossible",
            "“small” is over “big”: an awkward hour costs more than an impossible one",
        )
        table.remark("small", text, hours.small)


def _hours(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        values.wrong(
            'ce n\'est pas une plage : écrivez deux heures, par exemple ["09:00", "18:00"]',
            'this is no window: write two times, for instance ["09:00", "18:00"]',
        )
    first, last = (times.hour(hour) for hour in value)
    if last <= first:
        values.wrong(
            "la plage finit avant de commencer : écrivez d'abord son début, puis sa fin",
            "the window ends before it starts: write its start first, then its end",
        )
    return first, last
