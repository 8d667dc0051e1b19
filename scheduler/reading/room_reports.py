"""Rooms that rows, plenaries, slots and tables name although event.toml describes none: reported once."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.language.message import Message, message
from scheduler.language.text import slug
from scheduler.reading.draft import Draft
from scheduler.reading.report import Place, Report
from scheduler.validation.fault import Fault

#: The largest number of rooms that the mistake lists.
_LISTED = 8


def missing_rooms(faults: Sequence[Fault], draft: Draft) -> list[Fault]:
    """The faults of rooms that nothing defines, where event.toml has no `[[rooms]]`."""
    if describes_rooms(draft):
        return []
    known = {item.value.id for item in draft.rooms}
    return [
        fault
        for fault in faults
        if not fault.remark
        and fault.kind in ("talk", "plenary", "break", "slot")
        and fault.key in ("room", "rooms", "pin")
        if fault.value not in known and ":" not in fault.value  # the hour of a pin
    ]


def report_missing_rooms(faults: Sequence[tuple[Fault, Place]], report: Report) -> None:
    """One mistake, at the first of the places, names the rooms and what to write into event.toml."""
    if not faults:
        return
    fault, place = faults[0]
    names = list(dict.fromkeys(fault.value for fault, _ in faults))
    report.mistake(place.spot(fault.key), fault.value, no_rooms(names))


def describes_rooms(draft: Draft) -> bool:
    """True if event.toml has `[[rooms]]`; without them there is one room, which nobody has named."""
    return any(item.place != draft.root for item in draft.rooms)


def no_rooms(names: Sequence[str]) -> Message:
    """That event.toml describes no room, with the block to write for the rooms of these `names`."""
    listed = ", ".join(names[:_LISTED]) + ("…" if len(names) > _LISTED else "")
    key = slug(names[0]) or "salle-1"
    return message(
        "aucune salle n'est décrite (event.toml, [[rooms]]) : ajoutez-y chacune ({rooms}), par exemple une salle "
        "d'identifiant « {id} » et de nom « {name} » ; ou ne nommez aucune salle",
        "no room is described (event.toml, [[rooms]]): add each of them there ({rooms}), for instance a room with the "
        "id “{id}” and the name “{name}”; or name no room",
        rooms=listed,
        id=key,
        name=names[0].replace("\\", "").replace('"', ""),
    )
