"""Preset sessions: whether slots fit the days, the rooms, the plenaries and each other, and the talks fit the slots."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.validation.fault import Fault, hours


def slot_faults(event: Event) -> Iterator[Fault]:
    """Every fault of the slots, and of the positions and orders that talks state."""
    yield from _rooms(event)
    yield from _days(event)
    yield from _plenaries(event)
    yield from _overlaps(event)
    yield from _places(event)
    yield from _orders(event)


def _rooms(event: Event) -> Iterator[Fault]:
    ids = [room.id for room in event.rooms]
    names = {room.name: room.id for room in event.rooms}
    for position, slot in enumerate(event.slots):
        for room_id in slot.rooms:
            if room_id not in ids:
                text = message("salle inconnue : {near}", "unknown room: {near}", near=suggestion(room_id, ids, names))
                yield Fault("slot", position, "rooms", room_id, text)
            elif not event.room[room_id].talks:
                text = message(
                    "cette salle n'accueille aucun exposé (event.toml, [[rooms]] talks) : retirez-la du créneau, "
                    "ou dites là qu'elle en accueille",
                    "this room holds no talks (event.toml, [[rooms]] talks): take it out of the slot, or say there "
                    "that it holds some",
                )
                yield Fault("slot", position, "rooms", room_id, text)


def _days(event: Event) -> Iterator[Fault]:
    for position, slot in enumerate(event.slots):
        day = event.day.get(slot.day)
        if day is not None and not (day.start <= slot.start and slot.end <= day.end):
            text = message(
                "le créneau va de {start} à {end}, hors de la journée ({first}–{last}) : changez « start » ou « end »",
                "the slot runs from {start} to {end}, outside the day ({first}–{last}): change “start” or “end”",
                **hours(start=slot.start, end=slot.end, first=day.start, last=day.end),
            )
            key = "start" if slot.start < day.start or slot.start >= day.end else "end"
            yield Fault("slot", position, key, plain_hour(slot.start if key == "start" else slot.end), text)


def _plenaries(event: Event) -> Iterator[Fault]:
    for position, slot in enumerate(event.slots):
        for plenary in event.plenaries:
            if plenary.start is None or plenary.day != slot.day:
                continue
            if slot.start < plenary.end and plenary.start < slot.end:
                text = message(
                    "le créneau est en même temps que la plénière « {title} » ({start}–{end}) : déplacez l'un des deux",
                    "the slot overlaps the plenary “{title}” ({start}–{end}): move one of them",
                    title=plenary.title,
                    **hours(start=plenary.start, end=plenary.end),
                )
                yield Fault("slot", position, "start", plain_hour(slot.start), text)


def _overlaps(event: Event) -> Iterator[Fault]:
    """Slots that share a room and an hour; one fault for each slot, about the first of the others."""
    for position, slot in enumerate(event.slots):
        for other in event.slots[:position]:
            shared = _shared(event, slot, other)
            if shared and slot.day == other.day and slot.start < other.end and other.start < slot.end:
                text = message(
                    "le créneau {id} ({start}–{end}) est en même temps dans la même salle ({room}) : "
                    "déplacez l'un des deux, ou donnez à chacun ses salles par « rooms »",
                    "slot {id} ({start}–{end}) is at the same time in the same room ({room}): "
                    "move one of them, or give each its own rooms by “rooms”",
                    id=other.id,
                    room=shared,
                    **hours(start=other.start, end=other.end),
                )
                yield Fault("slot", position, "start", plain_hour(slot.start), text)
                break


def _shared(event: Event, slot: Slot, other: Slot) -> str | None:
    """The first room that both slots have."""
    rooms = event.rooms_of(other)
    return next((room for room in event.rooms_of(slot) if room in rooms), None)


def _places(event: Event) -> Iterator[Fault]:
    largest = max((slot.places for slot in event.slots), default=None)
    for position, talk in enumerate(event.talks):
        if largest is not None and talk.places > largest:
            text = message(
                "aucun créneau n'a tant de places : écrivez au plus {most}",
                "no slot has so many places: write at most {most}",
                most=largest,
            )
            yield Fault("talk", position, "places", str(talk.places), text)


def _orders(event: Event) -> Iterator[Fault]:
    """One remark, on the first talk with an order, where the event has no axes."""
    ordered = next((position for position, talk in enumerate(event.talks) if talk.order), None)
    if ordered is not None and not event.axes:
        text = message(
            "l'événement n'a pas d'axes : l'ordre dans l'axe est ignoré",
            "the event has no axes: the order within the axis is ignored",
        )
        yield Fault("talk", ordered, "order", str(event.talks[ordered].order), text, remark=True)
