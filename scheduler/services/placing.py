"""Where a moved item goes, by item and place instead of by name; what is in its way yields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.language.message import message
from scheduler.moving import moves, talks
from scheduler.moving.agreement import agrees
from scheduler.moving.blocks import Key
from scheduler.services.current_programme import OUT, SCHEDULE
from scheduler.services.movable import Placed


def agreeing(programme: Programme) -> Programme:
    """The programme itself. Raises InputError if its lists do not say the same."""
    if agrees(programme):
        return programme
    text = message(
        "les sessions et les exposés de ce fichier ne concordent pas : le contrôle du programme dit où",
        "the sessions and talks of this file do not agree: the check of the programme says where",
    )
    raise InputError([Problem(f"{OUT}/{SCHEDULE}", None, None, None, text, options=("journee verify",))])


def must_end(programme: Programme, name: str, option: str) -> None:
    """Raises InputError, which names the item that moved as `option` does, if something would end after midnight."""
    ends = [*(each.end for each in programme.sessions), *(each.end for each in programme.talks)]
    ends += [*(each.end for each in programme.breaks), *(each.end for each in programme.plenaries)]
    if max(ends, default=0) > DAY:
        text = message("le programme finirait après minuit", "the programme would end after midnight")
        raise InputError([Problem(option, None, None, name, text)])


def beside(event: Event, programme: Programme, item: Placed, other: Placed, option: str) -> Programme:
    """The item right before or after the other one, or in its place: `--before`, `--after`, `--swap`. Raises
    InputError.
    """
    if item.talk is not None:
        return _talk_beside(event, programme, item.talk, other, option)
    key = _block_of(programme, other)
    assert item.key is not None
    if event.slots and item.key.kind == "session" and option != "--swap":
        text = message(
            "les heures des sessions sont celles des créneaux (event.toml, [[slots]]) : donnez l’une d’elles, ou "
            "échangez deux sessions",
            "the hours of sessions are those of the slots (event.toml, [[slots]]): give one of them, or swap two "
            "sessions",
        )
        raise InputError([Problem(option, None, None, key.id, text, options=("--at", "--swap"))])
    if event.slots and item.key.kind == key.kind == "session":
        _must_have_slots(event, programme, (item.key.id, key.id))
        return talks.exchanged_slots(programme, event, item.key.id, key.id)
    ways = {"--before": moves.moved_before, "--after": moves.moved_after, "--swap": moves.exchanged}
    return ways[option](programme, item.key, key, event.step)


def has_slot(event: Event, programme: Programme, session: str) -> bool:
    """True if the session is in a preset slot that the event has."""
    return programme.session[session].slot in event.slot


def _must_have_slots(event: Event, programme: Programme, sessions: Iterable[str]) -> None:
    """Raises InputError if one of the sessions is in no slot, as in a programme that is older than the slots."""
    for session in sessions:
        if not has_slot(event, programme, session):
            text = message(
                "cette session n’est dans aucun créneau (event.toml, [[slots]]), avec lequel échanger : donnez-lui "
                "d’abord l’heure de l’un d’eux, ou cherchez de nouveau un programme",
                "this session is in no slot (event.toml, [[slots]]) to be swapped: first give it the hour of one, or "
                "find a programme anew",
            )
            raise InputError([Problem("--swap", None, None, session, text, options=("--at", "journee solve"))])


def _block_of(programme: Programme, item: Placed) -> Key:
    """The block itself, or the session of the talk."""
    if item.key is not None:
        return item.key
    talk = programme.talk[item.talk or ""]
    return Key("session", talk.session, talk.day)


def _talk_beside(event: Event, programme: Programme, talk: str, other: Placed, option: str) -> Programme:
    """The talk before or after another one, or in its place. Raises InputError where the other is no talk."""
    if other.talk is None:
        text = message(
            "un exposé va avant, après ou à la place d’un autre exposé, ou à une heure",
            "a talk goes before, after or in the place of another talk, or to an hour",
        )
        name = other.key.id if other.key else None
        raise InputError([Problem(option, None, None, name, text, options=("--at",))])
    if option == "--swap":
        return talks.exchanged_talks(programme, event, talk, other.talk)
    session = programme.talk[other.talk].session
    listed = [name for name in programme.session[session].talks if name != talk]
    if talk == other.talk:
        return programme
    index = listed.index(other.talk) + (option == "--after")
    if programme.talk[talk].session == session:
        return talks.moved_in_session(programme, event, talk, index)
    return talks.moved_to_session(programme, event, talk, session, index)


def at_hour(event: Event, programme: Programme, item: Placed, hour: tuple[date, int], room: str | None) -> Programme:
    """The item at the minute of that day, in the room if one is given. Raises InputError."""
    day, minute = hour
    if item.talk is not None:
        return _talk_at(event, programme, item.talk, hour, room)
    assert item.key is not None
    if event.slots and item.key.kind == "session":
        slot = next((slot for slot in event.slots if (slot.day, slot.start) == hour), None)
        if slot is None:
            text = message(
                "aucun créneau ne commence à cette heure (event.toml, [[slots]])",
                "no slot starts then (event.toml, [[slots]])",
            )
            raise InputError([Problem("--at", None, None, plain_hour(minute), text)])
        room = room or programme.session[item.key.id].room
        return talks.moved_to_slot(programme, event, item.key.id, slot, room)
    return moves.moved_to(programme, item.key, day, minute, room, event.step)


def _talk_at(event: Event, programme: Programme, talk: str, at: tuple[date, int], room: str | None) -> Programme:
    """The talk in the session that is on then in the room, its present one or one of its axis; else in a new one."""
    placed, (day, minute) = programme.talk[talk], at
    room = room or placed.room
    on = [s for s in programme.sessions if (s.day, s.room) == (day, room) and s.start <= minute < s.end]
    axis = event.talk[talk].axis
    for session in sorted(on, key=lambda s: s.id != placed.session):
        if session.axis == axis or session.id == placed.session:
            index = talks.best_index(programme, event, talk, session.id, minute)
            if session.id == placed.session:
                return talks.moved_in_session(programme, event, talk, index)
            return talks.moved_to_session(programme, event, talk, session.id, index)
    return talks.moved_apart(programme, event, talk, _new_session(event, programme, axis, at, room))


def _new_session(
    event: Event, programme: Programme, axis: str | None, at: tuple[date, int], room: str
) -> PlacedSession:
    """A session without talks, at its first talk's hour, or in the slot that is on then."""
    day, minute = at
    number = next(n for n in range(1, len(programme.sessions) + 2) if f"S{n}" not in programme.session)
    slot = next((slot for slot in event.slots if slot.day == day and slot.start <= minute < slot.end), None)
    start = slot.start if slot else max(0, minute - event.session_settings.introduction)
    hours = {"start": start, "end": slot.end if slot else start, "slot": slot.id if slot else None}
    return PlacedSession.model_validate(
        {"id": f"S{number}", "axis": axis, "room": room, "day": day, "talks": (), **hours}
    )
