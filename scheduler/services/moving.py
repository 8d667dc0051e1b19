"""The programme in out/ changed by hand: one move, checked, written whatever it breaks, and undone as one change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scheduler.check import Report, check
from scheduler.domain.clock import DAY
from scheduler.domain.errors import InputError, Problem, Refused
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.language.message import message
from scheduler.moving import moves, talks
from scheduler.moving.agreement import agrees
from scheduler.moving.blocks import Key, blocks
from scheduler.moving.chairs import chaired
from scheduler.reading import read_folder
from scheduler.search.repair import Repaired, changed
from scheduler.search.stated_levels import restated
from scheduler.services.current_programme import OUT, SCHEDULE, read_programme
from scheduler.services.lookup import moment, room_named
from scheduler.services.movable import Placed, placed_named
from scheduler.services.programme_files import MOVE, Recording
from scheduler.services.writing import Output, Written, check_and_write
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import claim


@dataclass(frozen=True, slots=True)
class Move:
    """A move in people's words: `item` goes to an hour (and room), before or after another item, or in its place."""

    item: str
    at: str | None = None
    room: str | None = None
    before: str | None = None
    after: str | None = None
    swap: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The programme after the move, what it changes for whom, and the check before and after it."""

    event: Event
    programme: Programme
    changes: Repaired
    before: Report
    written: Written


def move(folder: Path, wanted: Move) -> Moved:
    """out/ has the programme of its schedule.json after the move, as feasible, whatever rule it breaks.

    Raises Refused where the move says not one place; InputError, EnvironmentFailure; then nothing was written.
    """
    _must_say_where(wanted)
    with writing(folder, MOVE):
        reading = read_folder(folder)
        event = reading.event
        former = _agreeing(read_programme(event, folder))
        programme = chaired(event, moved(event, former, wanted))
        _must_end(programme, wanted)
        programme = restated(event, programme, check(event, programme))
        programme = programme.model_copy(update={"status": "feasible"})
        claim(folder / OUT, named=False)
        label = message("« {item} » déplacé à la main", "“{item}” moved by hand", item=wanted.item)
        recording = Recording(MOVE, label, always=True)
        written = check_and_write(folder, reading, programme, recording, Output(broken=True))
        return Moved(event, programme, changed(event, former, programme), check(event, former), written)


def moved(event: Event, programme: Programme, wanted: Move) -> Programme:
    """The programme after the move. Raises InputError."""
    if wanted.at is not None:
        return _at(event, programme, wanted, wanted.at)
    option, name = next((o, n) for o, n in _others(wanted) if n is not None)
    other = placed_named(event, programme, name, option)
    day = other.key.day if other.key else programme.talk[other.talk or ""].day
    item = placed_named(event, programme, wanted.item, "ITEM", day)
    if item.talk is not None:
        return _talk_beside(event, programme, item.talk, other, option)
    key = _block_of(programme, other)
    assert item.key is not None
    if event.slots and item.key.kind == "session" and option != "--swap":
        text = message(
            "les heures des sessions sont celles de [[slots]] : écrivez --at ou --swap",
            "the hours of sessions are those of [[slots]]: write --at or --swap",
        )
        raise InputError([Problem(option, None, None, name, text)])
    if event.slots and item.key.kind == key.kind == "session":
        return talks.exchanged_slots(programme, event, item.key.id, key.id)
    beside = {"--before": moves.moved_before, "--after": moves.moved_after, "--swap": moves.exchanged}
    return beside[option](programme, item.key, key, event.step)


def _others(wanted: Move) -> tuple[tuple[str, str | None], ...]:
    return ("--before", wanted.before), ("--after", wanted.after), ("--swap", wanted.swap)


def _must_say_where(wanted: Move) -> None:
    places = [wanted.at, *(name for _, name in _others(wanted))]
    if sum(place is not None for place in places) != 1 or (wanted.room is not None and wanted.at is None):
        text = message(
            "Dites où : --at HH:MM (avec --room si besoin), --before, --after ou --swap, un seul des quatre",
            "Say where: --at HH:MM (with --room if need be), --before, --after or --swap, one of the four",
        )
        raise Refused(text)


def _agreeing(programme: Programme) -> Programme:
    """The programme itself. Raises InputError if its lists do not say the same."""
    if agrees(programme):
        return programme
    text = message(
        "les sessions et les exposés de ce fichier ne concordent pas : « journee verify » dit où",
        "the sessions and talks of this file do not agree: “journee verify” says where",
    )
    raise InputError([Problem(f"{OUT}/{SCHEDULE}", None, None, None, text)])


def _must_end(programme: Programme, wanted: Move) -> None:
    """Raises InputError if something would end after midnight."""
    ends = [block.end for block in blocks(programme).values()]
    if max(ends, default=0) > DAY:
        text = message("le programme finirait après minuit", "the programme would end after midnight")
        raise InputError([Problem("ITEM", None, None, wanted.item, text)])


def _block_of(programme: Programme, item: Placed) -> Key:
    """The block itself, or the session of the talk."""
    if item.key is not None:
        return item.key
    talk = programme.talk[item.talk or ""]
    return Key("session", talk.session, talk.day)


# ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _talk_beside(event: Event, programme: Programme, talk: str, other: Placed, option: str) -> Programme:
    """The talk before or after another one, or in its place. Raises InputError where the other is no talk."""
    if other.talk is None:
        text = message(
            "un exposé va avant, après ou à la place d’un autre exposé ; pour une heure, écrivez --at",
            "a talk goes before, after or in the place of another talk; for an hour, write --at",
        )
        raise InputError([Problem(option, None, None, other.key.id if other.key else None, text)])
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


def _at(event: Event, programme: Programme, wanted: Move, at: str) -> Programme:
    """The programme with the item at an hour, in the room that is wanted."""
    day, minute = moment(event, at, "--at")
    room = None if wanted.room is None else room_named(event, wanted.room, "--room")
    item = placed_named(event, programme, wanted.item, "ITEM", day)
    if item.talk is not None:
        return _talk_at(event, programme, item.talk, (day, minute), room)
    assert item.key is not None
    if event.slots and item.key.kind == "session":
        slot = next((slot for slot in event.slots if (slot.day, slot.start) == (day, minute)), None)
        if slot is None:
            text = message("aucun créneau de [[slots]] ne commence à cette heure", "no slot of [[slots]] starts then")
            raise InputError([Problem("--at", None, None, at, text)])
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
