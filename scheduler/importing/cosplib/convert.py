"""A conference of CoSPLib as an event whose weighted sum of soft rules equals CoSPLib's objective.

Tracks are axes, sessions are slots, presenters are speakers, attendees are people who wish to hear a talk. All get new
ids (`ids_of`); axes, rooms and slots stand in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from constraints import SETTABLE_RULES
from scheduler.domain.clock import DAY
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import RuleSetting, Table, TableName, ZoneHours
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.importing.cosplib.instance import Instance, Session, Zone
from scheduler.importing.cosplib.longer import with_longer_sessions
from scheduler.importing.cosplib.misfits import misfits
from scheduler.importing.cosplib.zones import fixed, region
from scheduler.importing.identifiers import identifiers
from scheduler.importing.names import people_named
from scheduler.language.text import clean_line
from scheduler.validation.invariants import checked

#: The rule that counts each term of the objective.
RULE_OF_TERM: Mapping[str, str] = {
    "TS": "axis_slot_table",
    "TR": "axis_room_table",
    "SR": "slot_room_table",
    "ST": "axis_axis_table",
    "NR": "axis_rooms",
    "PT": "axis_parallel",
    "CT": "axis_consecutive",
    "TZ": "time_zone",
    "ORD": "order",
    "SS": "talk_slot_table",
    "SuR": "talk_room_table",
    "PC": "presenter_sessions",
    "AC": "attendee_sessions",
    "CH": "chair_sessions",
    "PCt": "presenter_places",
    "ACt": "attendee_places",
}
#: Hard rules of ours that CoSPLib does not have, and that the event switches off.
_NOT_ASKED = ("one_place", "axis_not_parallel")
#: A Monday. The dates of CoSPLib are not read: only the order of its sessions counts.
_FIRST_DAY = date(2025, 1, 6)

Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Ids:
    """The id in the event by the name in the file."""

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
    """The conference as an event, `checked`, with made-up days and no other objective than CoSPLib's.

    Raises InputError if an event cannot hold it (`misfits`).
    """
    instance = with_longer_sessions(instance)
    unfit = misfits(instance, title)
    if unfit:
        raise InputError(unfit)
    ids, people = ids_of(instance), people_named(_everybody(instance))
    axes = tuple(
        Axis(id=ids.tracks[each.name], title=_shown(each.name, ids.tracks), chairs=_ids(people, each.chairs))
        for each in instance.tracks
    )
    talks = _talks(instance, ids, people)
    slots = tuple(_slots(instance.sessions, ids))
    doing = {person for axis in axes for person in axis.chairs} | {person for talk in talks for person in talk.speakers}
    title = clean_line(title) or "CoSPLib"
    event = Event(
        id=identifiers([title], "cosplib")[title],
        title=title,
        days=_days(slots),
        timezone=region(instance.zone.local) or "UTC",
        language=language,
        axes=axes,
        rooms=tuple(Room(id=ids.rooms[name], name=_shown(name, ids.rooms)) for name in instance.rooms),
        people=tuple(person for person in people.values() if person.id in doing),
        talks=talks,
        slots=slots,
        tables=tuple(_tables(instance, ids)),
        wishes=_wishes(instance, ids, people),
        zone_hours=_zone_hours(instance.zone),
        rules=_rules(instance.weights),
        priorities=("rules",),
    )
    return checked(event)


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
    """The talks in the order of the file."""
    return tuple(
        Talk(
            id=ids.talks[talk.reference],
            title=_shown(talk.reference, ids.talks),
            axis=ids.tracks[talk.track],
            speakers=_ids(people, talk.presenters),
            places=talk.places,
            order=talk.order,
            timezone=fixed(talk.offset),
            reference=clean_line(talk.reference) or None,
        )
        for talk in instance.talks
    )


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _slots(sessions: Sequence[Session], ids: Ids) -> Iterator[Slot]:
    """The slots in the order of the file; a session that starts before the last one has ended begins a new day."""
    day, end = _FIRST_DAY, 0
    for session in sessions:
        if session.start < end:
            day += timedelta(days=1)
        end = session.end or DAY  # the midnight that ends the day
        yield Slot(id=ids.sessions[session.name], day=day, start=session.start, end=end, places=session.places)


def _days(slots: Sequence[Slot]) -> tuple[Day, ...]:
    """The days, each from the start of its first slot to the end of its last."""
    by_date: dict[date, Day] = {}
    for slot in slots:
        start = by_date[slot.day].start if slot.day in by_date else slot.start
        by_date[slot.day] = Day(date=slot.day, start=start, end=slot.end)
    return tuple(by_date.values())


def _zone_hours(zone: Zone) -> ZoneHours | None:
    """The hours of speakers' clocks; None where no hour costs anything."""
    if not zone.small and not zone.big:
        return None
    return ZoneHours(suitable=zone.suitable, possible=zone.less, small=zone.small, big=zone.big)


# ── costs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tables(instance: Instance, ids: Ids) -> Iterator[Table]:
    """The tables that hold a cost."""
    in_session = {(talk.reference, name): cost for talk in instance.talks for name, cost in talk.sessions.items()}
    in_room = {(talk.reference, name): cost for talk in instance.talks for name, cost in talk.rooms.items()}
    similar = {
        (track.name, other.name): instance.similar[frozenset((track.name, other.name))]
        for track, other in combinations(instance.tracks, 2)
        if frozenset((track.name, other.name)) in instance.similar
    }
    sources: tuple[tuple[TableName, Cells, Mapping[str, str], Mapping[str, str]], ...] = (
        ("axis_slot", instance.track_session, ids.tracks, ids.sessions),
        ("axis_room", instance.track_room, ids.tracks, ids.rooms),
        ("slot_room", instance.session_room, ids.sessions, ids.rooms),
        ("talk_slot", in_session, ids.talks, ids.sessions),
        ("talk_room", in_room, ids.talks, ids.rooms),
        ("axis_axis", similar, ids.tracks, ids.tracks),
    )
    for name, costs, row_ids, column_ids in sources:
        cells = tuple((row_ids[row], column_ids[column], cost) for (row, column), cost in costs.items() if cost)
        if cells:
            yield Table(name=name, cells=cells)


def _wishes(instance: Instance, ids: Ids, people: Mapping[str, Person]) -> tuple[Wish, ...]:
    """The talks that each attendee wishes to hear."""
    wished: dict[str, list[str]] = {}
    for talk in instance.talks:
        for name in talk.attendees:
            wished.setdefault(people[name].id, []).append(ids.talks[talk.reference])
    return tuple(Wish(person=person, talks=tuple(talks)) for person, talks in wished.items())


def _rules(weights: Mapping[str, int]) -> tuple[tuple[str, RuleSetting], ...]:
    """The weights of the terms, "off" for 0, in the order of the rules."""
    settings: dict[str, RuleSetting] = {rule: weights[term] or "off" for term, rule in RULE_OF_TERM.items()}
    settings |= dict.fromkeys(_NOT_ASKED, "off")
    return tuple((rule, settings[rule]) for rule in SETTABLE_RULES if rule in settings)
