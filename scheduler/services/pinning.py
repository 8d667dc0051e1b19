"""Pins keep what was placed by hand where it is when the programme is searched again; talks can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scheduler.domain.clock import plain_hour
from scheduler.domain.errors import Refused
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.editing import Edit, value_at
from scheduler.language.message import message
from scheduler.moving.talks import removed
from scheduler.reading import Reading
from scheduler.services.hand_moved import PIN
from scheduler.services.movable import Placed
from scheduler.services.placed_items import position
from scheduler.services.taking import edit_with_programme


def pin(folder: Path, items: Sequence[Placed], *, pinned: bool, anyway: bool = False) -> None:
    """The items are pinned where the programme in out/ has them, in the `pin` of each talk and the `at` of each break;
    or no longer pinned. One step of undo. Raises FolderChanged, InputError, EnvironmentFailure.
    """
    names = ", ".join(item.talk or (item.key.id if item.key else "") for item in items)
    label = message("Épinglé : {names}", "Pinned: {names}", names=names)
    if not pinned:
        label = message("Plus épinglé : {names}", "No longer pinned: {names}", names=names)

    def edits(reading: Reading, programme: Programme) -> list[Edit]:
        return [each for item in items for each in _pins(reading, programme, item, pinned=pinned)]

    edit_with_programme(folder, edits, lambda _, programme: programme, (PIN, label), anyway=anyway)


def withdraw_talk(folder: Path, talk: str, *, anyway: bool = False) -> None:
    """The talk is withdrawn in its row, and the programme in out/ goes on without it. One step of undo. Raises
    FolderChanged, InputError, EnvironmentFailure.
    """
    label = message("Exposé {talk} retiré", "Talk {talk} withdrawn", talk=talk)

    def edits(reading: Reading, _: Programme) -> list[Edit]:
        return list(_edit(reading, "talk", talk, "status", _withdrawn(reading.event)))

    def without(event: Event, programme: Programme) -> Programme:
        return removed(programme, event, talk) if talk in programme.talk else programme

    edit_with_programme(folder, edits, without, ("journee withdraw", label), anyway=anyway)


def _pins(reading: Reading, programme: Programme, item: Placed, *, pinned: bool) -> Iterator[Edit]:
    event = reading.event
    if item.key is not None and item.key.kind == "session":
        for talk in programme.session[item.key.id].talks:
            yield from _pins(reading, programme, Placed(talk=talk), pinned=pinned)
        return
    day, start, room = position(programme, item)
    hour = plain_hour(start)
    if item.talk is not None:
        dated = f"{day.isoformat()} {hour}" if len(event.days) > 1 else hour
        where = f"{dated}@{room}" if len(event.rooms) > 1 else dated
        yield from _edit(reading, "talk", item.talk, "pin", where if pinned else None)
    elif item.key is not None:
        pause = next(pause for pause in event.breaks if pause.id == item.key.id)
        if not pinned or (pause.day is None and len(event.days) > 1):
            raise Refused(_EVERY_DAY if pinned else _WINDOW)
        yield from _edit(reading, "break", pause.id, "at", hour)
        for key in ("between", "ideal"):
            yield from (each for each in _edit(reading, "break", pause.id, key, None) if _is_stated(reading, each))


def _edit(reading: Reading, kind: str, name: str, key: str, value: str | None) -> Iterable[Edit]:
    spot = reading.spot(kind, name, key)
    if spot is not None and spot.column is not None:
        yield Edit(spot.file, spot.row, spot.column, value)


def _is_stated(reading: Reading, edit: Edit) -> bool:
    try:
        return value_at(reading.sources[edit.file], edit) is not None
    except LookupError:
        return False


def _withdrawn(event: Event) -> str:
    return "retiré" if event.language == "fr" else "withdrawn"


_EVERY_DAY = message(
    "Cette pause vaut pour tous les jours : donnez-lui le jour d’une plage, 2025-05-23 12:00-14:00 par exemple "
    "(event.toml, [[breaks]] between), pour l’épingler. Rien n’a été écrit",
    "This break is one of every day: give it a window on one day, 2025-05-23 12:00-14:00 for instance (event.toml, "
    "[[breaks]] between), to pin it. Nothing was written",
)
_WINDOW = message(
    "Une pause épinglée n’a plus de plage : annulez l’épingle, ou écrivez une plage (event.toml, [[breaks]] between). "
    "Rien n’a été écrit",
    "A pinned break has no window any more: undo the pin, or write a window (event.toml, [[breaks]] between). Nothing "
    "was written",
)
