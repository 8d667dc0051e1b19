"""The blocks [[late]] of amendments.toml: each day that runs late, with the items that had begun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import cast, get_args

from scheduler.domain.amendments import Delay, Held
from scheduler.domain.breaks import Aim
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.reading import times, values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Place, Wrong

#: The message for a delay in an event with preset sessions.
PRESET = message(
    "les heures des sessions sont celles de [[slots]] : changez-les dans event.toml au lieu de dire un retard",
    "the hours of sessions are those of [[slots]]: change them in event.toml instead of telling a delay",
)


def read_delays(tables: Sequence[Fields], event: Event, left_out: Collection[str]) -> list[tuple[Delay, Place]]:
    """The delays of `event` with their places, at most one a day; wrong ones are reported and left out.

    `left_out` are the ids of talks that are not scheduled: they may have begun all the same.
    """
    by_day: dict[date, tuple[Delay, Place]] = {}
    for table in tables:
        late = _delay(table, event, left_out)
        if event.slots:
            table.mistake("minutes", PRESET)
            continue
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
    table.refuse_unknown()
    if day is not None and until is not None and until <= event.day[day].start:
        text = message("la journée finirait avant de commencer", "the day would end before it starts")
        table.mistake("until", text)
    if day is None or now is None or resumes is None or minutes is None:
        return None
    return Delay(day=day, now=now, minutes=minutes, resumes=resumes, begun=tuple(begun), until=until, aim=aim)


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


def _known(table: Fields, key: str, names: Sequence[str], left_out: Collection[str]) -> str | None:
    """The name under `key`, among `names` or `left_out`; None without one or, reported, with another."""
    name = table.read(key, values.string, None)
    if name is None or name in names or name in left_out:
        return name
    text = message("rien ne porte ce nom : {near}", "nothing has this name: {near}", near=suggestion(name, names))
    table.mistake(key, text)
    return None
