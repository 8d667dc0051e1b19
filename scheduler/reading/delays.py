"""The blocks [[late]] of amendments.toml: each day that runs late, with the items that had begun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import cast, get_args

from scheduler.domain.breaks import Aim
from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.rooms import LateSlot
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.reading import times, values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Place, Wrong


def read_delays(tables: Sequence[Fields], event: Event, left_out: Collection[str]) -> list[tuple[Delay, Place]]:
    """The delays of `event` with their places, at most one a day; wrong ones are reported and left out.

    `left_out` are the ids of talks that are not scheduled: they may have begun all the same.
    """
    by_day: dict[date, tuple[Delay, Place]] = {}
    for table in tables:
        late = _delay(table, event, left_out)
        if late is not None and late.day in by_day:
            text = message(
                "ce jour a déjà un bloc [[late]] : gardez le dernier seul",
                "this day has a block [[late]] already: keep the last one only",
            )
            table.report.mistake(table.spot("date"), late.day, text)
        elif late is not None:
            by_day[late.day] = (late, table.place)
    return list(by_day.values())


def _delay(table: Fields, event: Event, left_out: Collection[str]) -> Delay | None:
    dates = [day.date for day in event.days]
    if len(dates) > 1 and not table.has("date"):
        table.missing("date")
    day = table.read(
        "date", lambda value: times.known_day(times.day(value), dates), dates[0] if not table.has("date") else None
    )
    now, resumes = (table.require(key, times.hour, None) for key in ("now", "resumes"))
    minutes = table.require("minutes", values.whole(1, DAY), None)
    until = table.read("until", times.hour, None)
    aim = cast(Aim, table.read("aim", _aim, "order"))
    begun = [item for entry in table.tables("begun") if (item := _held(entry, event, left_out, day))]
    slots = [slot for entry in table.tables("slots") if (slot := _slot(entry, event, day))]
    table.refuse_unknown()
    if day is not None and until is not None and until <= event.day[day].start:
        text = message("la journée finirait avant de commencer", "the day would end before it starts")
        table.mistake("until", text)
    if day is None or now is None or resumes is None or minutes is None:
        return None
    hours = {"day": day, "now": now, "minutes": minutes, "resumes": resumes, "until": until}
    return Delay.model_validate({**hours, "begun": tuple(begun), "aim": aim, "slots": tuple(slots)})


def _aim(value: object) -> Aim:
    """The aim that the text names. Raises Wrong."""
    for aim in get_args(Aim):
        if value == aim:
            return cast(Aim, aim)
    raise Wrong(
        message(
            "écrivez order (tout glisse dans l’ordre) ou people (le moins de personnes à prévenir)",
            "write order (everything slides in its order) or people (the fewest people to tell)",
        ),
        get_args(Aim),
    )


def _held(table: Fields, event: Event, left_out: Collection[str], day: date | None) -> Held | None:
    dates = [each.date for each in event.days]
    start, end = (table.require(key, lambda value: times.moment(value, dates), None) for key in ("start", "end"))
    room = _known(table, "room", [each.id for each in event.rooms], ())
    names: Mapping[str, str | None] = {
        "talk": _known(table, "talk", [each.id for each in event.talks], left_out),
        "break": _known(table, "break", [each.id for each in event.breaks], ()),
        "plenary": _known(table, "plenary", [each.id for each in event.plenaries], ()),
    }
    table.refuse_unknown()
    if sum(table.has(kind) for kind in names) != 1:
        table.report.mistake(
            table.spot("talk"),
            None,
            message(
                "écrivez talk, break ou plenary, un seul des trois", "write talk, break or plenary, one of the three"
            ),
        )
        return None
    if start is not None and end is not None and (end[0] or day, end[1]) <= (start[0] or day, start[1]):
        table.mistake("end", message("ce qui a commencé finit après son début", "what has begun ends after its start"))
        return None
    named = [(kind, name) for kind, name in names.items() if name]
    if start is None or end is None or day is None or not named:
        return None
    ((kind, name),) = named
    return Held.model_validate(
        {"kind": kind, "id": name, "day": start[0] or day, "start": start[1], "end": end[1], "room": room}
    )


def _slot(table: Fields, event: Event, day: date | None) -> LateSlot | None:
    """The hours of a slot of the late day; None, reported, where they are none."""
    name = _known(table, "slot", [slot.id for slot in event.slots if slot.day == day], ())
    start, end = (table.require(key, times.hour, None) for key in ("start", "end"))
    starts = table.read("starts", _minutes, ())
    if not table.has("slot"):
        table.missing("slot")
    table.refuse_unknown()
    if name is None or start is None or end is None:
        return None
    places = event.slot[name].places
    if end - start < places:
        text = message("le créneau finit avant la fin de ses places", "the slot is too short for its places")
        table.mistake("end", text)
        return None
    ascending = all(earlier < later for earlier, later in pairwise([*starts, end]))
    if starts and (len(starts) != places or starts[0] != start or not ascending):
        text = message(
            "écrivez l’heure à laquelle commence chacune des {count} places, la première à {start}",
            "write the hour at which each of the {count} places begins, the first at {start}",
            count=places,
            start=plain_hour(start),
        )
        table.mistake("starts", text)
        return None
    return LateSlot(id=name, start=start, end=end, starts=starts)


def _minutes(value: object) -> tuple[int, ...]:
    """The hours of the list. Raises Wrong."""
    if not isinstance(value, list):
        raise Wrong(message("écrivez une liste d’heures", "write a list of hours"))
    return tuple(times.hour(each) for each in value)


def _known(table: Fields, key: str, names: Sequence[str], left_out: Collection[str]) -> str | None:
    """The name under `key`, among `names` or `left_out`; None without one or, reported, with another."""
    name = table.read(key, values.string, None)
    if name is None or name in names or name in left_out:
        return name
    text = message("rien ne porte ce nom : {near}", "nothing has this name: {near}", near=suggestion(name, names))
    table.mistake(key, text)
    return None
