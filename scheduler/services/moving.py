"""The programme in out/ changed by hand: one move, checked, written whatever it breaks, and undone as one change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.check import Report, check
from scheduler.domain.errors import Refused
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.moving.chairs import chaired
from scheduler.reading import read_folder
from scheduler.search.repair import Repaired, changed
from scheduler.search.stated_levels import restated
from scheduler.services.copied_folder import claim_out
from scheduler.services.current_programme import read_programme
from scheduler.services.lookup import moment, room_named
from scheduler.services.movable import Placed, placed_named
from scheduler.services.placed_items import mention
from scheduler.services.placing import agreeing, at_hour, beside, must_end
from scheduler.services.programme_files import MOVE, Recording
from scheduler.services.writing import Output, Written, check_and_write
from scheduler.storage.lock import writing


@dataclass(frozen=True, slots=True)
class Move:
    """A move in people's words: `item` goes to an hour (and room), before or after another item, or in its place.

    `called` is what messages call the argument in which the item is named.
    """

    item: str
    at: str | None = None
    room: str | None = None
    before: str | None = None
    after: str | None = None
    swap: str | None = None
    called: str = "ITEM"


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

    Where the item is there already, the programme stays as good as it was proved to be, and there is nothing to undo.
    Raises Refused where the move says not one place; InputError, EnvironmentFailure; then nothing was written.
    """
    _must_say_where(wanted)
    with writing(folder, MOVE):
        reading = read_folder(folder)
        event = reading.event
        former = agreeing(read_programme(event, folder))
        programme, item = moved(event, former, wanted)
        programme = chaired(event, programme)
        must_end(programme, wanted.item, wanted.called)
        programme = restated(event, programme, check(event, programme))
        stays = _lists(programme) == _lists(former)
        if not stays:
            programme = programme.model_copy(update={"status": "feasible"})
        claim_out(folder, reading)
        label = message("« {item} » déplacé à la main", "“{item}” moved by hand", item=wanted.item)
        recording = Recording(f"{MOVE} {mention(former, item)}", label, always=not stays)
        written = check_and_write(folder, reading, programme, recording, Output(broken=True))
        return Moved(event, programme, changed(event, former, programme), check(event, former), written)


def moved(event: Event, programme: Programme, wanted: Move) -> tuple[Programme, Placed]:
    """The programme after the move, and what moved. Raises InputError."""
    if wanted.at is not None:
        day, minute = moment(event, wanted.at, "--at")
        room = None if wanted.room is None else room_named(event, wanted.room, "--room")
        item = placed_named(event, programme, wanted.item, wanted.called, day)
        return at_hour(event, programme, item, (day, minute), room), item
    option, name = next((o, n) for o, n in _others(wanted) if n is not None)
    other = placed_named(event, programme, name, option)
    day = other.key.day if other.key else programme.talk[other.talk or ""].day
    item = placed_named(event, programme, wanted.item, wanted.called, day)
    return beside(event, programme, item, other, option), item


def _lists(programme: Programme) -> tuple[object, ...]:
    return programme.sessions, programme.talks, programme.breaks, programme.plenaries


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
