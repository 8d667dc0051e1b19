"""A conference of CoSPLib as an event of ours whose weighted sum of soft rules is CoSPLib's objective.

Tracks are axes, sessions are slots, presenters are speakers, attendees are people who wish to hear a talk. All are
known by new ids (`ids_of`); axes, rooms and slots stand in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from constraints import SETTABLE_RULES
from scheduler.clock import DAY
from scheduler.errors import InputError
from scheduler.event import (
    Axis,
    Day,
    Event,
    Person,
    Room,
    RuleSetting,
    Slot,
    Table,
    TableName,
    Talk,
    Wish,
    ZoneHours,
)
from scheduler.importing.cosplib.instance import Instance, Session, Zone
from scheduler.importing.cosplib.misfits import misfits
from scheduler.importing.cosplib.zones import fixed, region
from scheduler.importing.identifiers import identifiers
from scheduler.importing.names import people_named
from scheduler.text import clean_line, natural_key

#: The rule that counts each term of the objective.
RULE_OF_TERM: Mapping[str, str] = {
    "TS": "axis_slot_table", "TR": "axis_room_table", "SR": "slot_room_table", "ST": "axis_axis_table",
    "NR": "axis_rooms", "PT": "axis_parallel", "CT": "axis_consecutive", "TZ": "time_zone", "ORD": "order",
    "SS": "talk_slot_table", "SuR": "talk_room_table", "PC": "presenter_sessions", "AC": "attendee_sessions",
    "CH": "chair_sessions", "PCt": "presenter_places", "ACt": "attendee_places",
}  # fmt: skip
#: Hard rules of ours that CoSPLib does not have.
_NOT_ASKED = ("one_place", "axis_not_parallel")
#: A Monday. CoSPLib's dates are not read: that its sessions follow each other is all that counts.
_FIRST_DAY = date(2025, 1, 6)

Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Ids:
    """By the name in the file, the id in the event."""

    tracks: Mapping[str, str]
    sessions: Mapping[str, str]
    rooms: Mapping[str, str]
    talks: Mapping[str, str]


def ids_of(instance: Instance) -> Ids:
    """The ids that `to_event` gives."""
    return Ids(
        tracks=identifiers((track.name for track in instance.tracks), "axis"),
        sessions=identifiers((session.name for session in instance.sessions), "slot"),
        rooms=identifiers(instance.rooms, "room"),
        talks=identifiers((talk.reference for talk in instance.talks), "talk"),
    )


def to_event(instance: Instance, title: str = "CoSPLib", language: Literal["fr", "en"] = "en") -> Event:
    """The conference as an event; the days are made up, and nothing but CoSPLib's objective is asked.

    Raises InputError if an event cannot hold it (`misfits`).
    """
    unfit = misfits(instance, title)
    if unfit:
        raise InputError(unfit)
    ids, people = ids_of(instance), people_named(_everybody(instance))
    axes = tuple(
        Axis(id=ids.tracks[one.name], title=_shown(one.name, ids.tracks), chairs=_ids(people, one.chairs))
        for one in instance.tracks
    )
    talks = _talks(instance, ids, people)
    slots = tuple(_slots(instance.sessions, ids))
    doing = {person for axis in axes for person in axis.chairs} | {one for talk in talks for one in talk.speakers}
    title = clean_line(title) or "CoSPLib"
    return Event(
        id=identifiers([title], "cosplib")[title],
        title=title,
        days=_days(slots),
        timezone=region(instance.zone.local) or "UTC",
        language=language,
        axes=axes,
        rooms=tuple(Room(id=ids.rooms[name], name=_shown(name, ids.rooms)) for name in instance.rooms),
        people=tuple(sorted((one for one in people.values() if one.id in doing), key=lambda one: one.id)),
        talks=talks,
        slots=slots,
        tables=tuple(_tables(instance, ids, [talk.id for talk in talks])),
        wishes=_wishes(instance, ids, people),
        zone_hours=_zone_hours(instance.zone),
        rules=_rules(instance.weights),
        priorities=("rules",),
    )


def _everybody(instance: Instance) -> Iterator[str]:
    for track in instance.tracks:
        yield from track.chairs
    for talk in instance.talks:
        yield from talk.presenters
        yield from talk.attendees


def _shown(name: str, ids: Mapping[str, str]) -> str:
    return clean_line(name) or ids[name]


def _ids(people: Mapping[str, Person], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(people[name].id for name in sorted(names))


def _talks(instance: Instance, ids: Ids, people: Mapping[str, Person]) -> tuple[Talk, ...]:
    found = [
        Talk(
            id=ids.talks[one.reference],
            title=_shown(one.reference, ids.talks),
            axis=ids.tracks[one.track],
            speakers=_ids(people, one.presenters),
            places=one.places,
            order=one.order,
            timezone=fixed(one.offset),
            reference=clean_line(one.reference) or None,
        )
        for one in instance.talks
    ]
    return tuple(sorted(found, key=lambda talk: natural_key(talk.id)))


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _slots(sessions: Sequence[Session], ids: Ids) -> Iterator[Slot]:
    """In the order of the file, on the next day wherever a session starts before the last one has ended."""
    day, last = _FIRST_DAY, 0
    for one in sessions:
        if one.start < last:
            day += timedelta(days=1)
        last = one.end or DAY  # the midnight that ends the day
        yield Slot(id=ids.sessions[one.name], day=day, start=one.start, end=last, places=one.places)


def _days(slots: Sequence[Slot]) -> tuple[Day, ...]:
    """Each from its first slot to the end of its last."""
    found: dict[date, Day] = {}
    for slot in slots:
        start = found[slot.day].start if slot.day in found else slot.start
        found[slot.day] = Day(date=slot.day, start=start, end=slot.end)
    return tuple(found.values())


def _zone_hours(zone: Zone) -> ZoneHours | None:
    """None where no hour costs anything."""
    if not zone.small and not zone.big:
        return None
    return ZoneHours(suitable=zone.suitable, possible=zone.less, small=zone.small, big=zone.big)


# ── costs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tables(instance: Instance, ids: Ids, talks: Sequence[str]) -> Iterator[Table]:
    """Those that hold a cost, each with its cells in the order of the items that they name."""
    tracks, sessions, rooms = (tuple(each.values()) for each in (ids.tracks, ids.sessions, ids.rooms))
    in_session = {(one.reference, name): cost for one in instance.talks for name, cost in one.sessions.items()}
    in_room = {(one.reference, name): cost for one in instance.talks for name, cost in one.rooms.items()}
    order = [track.name for track in instance.tracks]
    similar = {
        (one, other): instance.similar[frozenset((one, other))]
        for place, one in enumerate(order)
        for other in order[place + 1 :]
        if frozenset((one, other)) in instance.similar
    }
    all_of: tuple[tuple[TableName, Cells, Mapping[str, str], Mapping[str, str], Sequence[str], Sequence[str]], ...] = (
        ("axis_slot", instance.track_session, ids.tracks, ids.sessions, tracks, sessions),
        ("axis_room", instance.track_room, ids.tracks, ids.rooms, tracks, rooms),
        ("slot_room", instance.session_room, ids.sessions, ids.rooms, sessions, rooms),
        ("talk_slot", in_session, ids.talks, ids.sessions, talks, sessions),
        ("talk_room", in_room, ids.talks, ids.rooms, talks, rooms),
        ("axis_axis", similar, ids.tracks, ids.tracks, tracks, tracks),
    )
    for name, cells, row_ids, column_ids, below, beside in all_of:
        found = {(row_ids[row], column_ids[column]): cost for (row, column), cost in cells.items() if cost}
        ordered = ((row, column) for row in below for column in beside)
        if found:
            yield Table(name=name, cells=tuple((*pair, found[pair]) for pair in ordered if pair in found))


def _wishes(instance: Instance, ids: Ids, people: Mapping[str, Person]) -> tuple[Wish, ...]:
    wished: dict[str, list[str]] = {}
    for talk in instance.talks:
        for name in talk.attendees:
            wished.setdefault(people[name].id, []).append(ids.talks[talk.reference])
    return tuple(Wish(person=one, talks=tuple(sorted(wished[one], key=natural_key))) for one in sorted(wished))


def _rules(weights: Mapping[str, int]) -> tuple[tuple[str, RuleSetting], ...]:
    """The weights of the terms, "off" where they are 0, in the order of the rules."""
    settings: dict[str, RuleSetting] = {rule: weights[term] or "off" for term, rule in RULE_OF_TERM.items()}
    settings |= dict.fromkeys(_NOT_ASKED, "off")
    return tuple((rule, settings[rule]) for rule in SETTABLE_RULES if rule in settings)
