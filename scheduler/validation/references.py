"""Cross-references and hours of an event: every name refers to an item that exists, every item fits into its day.

The checks work on an event in which single values may be wrong: all faults are found in one pass, and none hides
another. An event that is merely impossible to schedule has no fault; the solver finds that out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from scheduler.domain.event import Event
from scheduler.domain.merged_axes import axes_from_above
from scheduler.domain.talks import Talk
from scheduler.language.message import message
from scheduler.language.suggestion import meant_in, suggestion
from scheduler.validation.chosen_chairs import chosen_chair_faults
from scheduler.validation.clock_changes import clock_faults
from scheduler.validation.fault import Fault, Kind
from scheduler.validation.neighbours import circles, neighbours
from scheduler.validation.pause_references import pause_faults
from scheduler.validation.slot_references import slot_faults
from scheduler.validation.waiting import waiting_faults


def faults(event: Event, left_out: Collection[str] = ()) -> tuple[Fault, ...]:
    """Every contradiction of `event` with itself; `left_out` are the ids of talks that are not scheduled.

    An empty id could not be read, and neither could the days if `event.days` is empty.
    """
    checks: tuple[Callable[[Event], Iterable[Fault]], ...] = (
        _doubled,
        _axes,
        _rooms,
        _rooms_without_talks,
        _needs,
        lambda e: neighbours(e, left_out),
        circles,
        _lengths,
        pause_faults,
        lambda e: waiting_faults(e, left_out),
        slot_faults,
        chosen_chair_faults,
        clock_faults,
        _idle_axes,
    )
    return tuple(fault for check in checks for fault in check(event))


def _doubled(event: Event) -> Iterator[Fault]:
    """Ids that differ in case alone or not at all."""
    kinds: tuple[tuple[Kind, Sequence[str]], ...] = (
        ("axis", [item.id for item in event.axes]),
        ("room", [item.id for item in event.rooms]),
        ("plenary", [item.id for item in event.plenaries]),
        ("break", [item.id for item in event.breaks]),
        ("slot", [item.id for item in event.slots]),
        ("talk", [item.id for item in event.talks]),
        ("poster", [item.id for item in event.posters]),
    )
    for kind, ids in kinds:
        first = {talk.id.casefold(): talk.id for talk in event.talks} if kind == "poster" else {}
        for position, name in enumerate(ids):
            before = first.get(name.casefold())
            first.setdefault(name.casefold(), name)
            if name and before is not None:
                text = message(
                    "l'identifiant « {before} » est déjà pris (majuscules et minuscules ne comptent pas) : "
                    "écrivez-en un autre",
                    "the id “{before}” is taken already (capitals make no difference): write another",
                    before=before,
                )
                yield Fault(kind, position, "id", name, text)


_MERGED = message(
    " ; si ces cellules étaient fusionnées dans le tableur, celui d'au-dessus",
    "; if these cells were merged in the spreadsheet, the one above",
)


def _axes(event: Event) -> Iterator[Fault]:
    ids = [axis.id for axis in event.axes]
    titles = {axis.title: axis.id for axis in event.axes}
    stated = [talk.axis for talk in event.talks]
    above = axes_from_above(stated) if set(ids).issuperset(filter(None, stated)) else {}
    for kind, position, talk in _contributions(event):
        axis_id = talk.axis or ""
        if axis_id and not ids:
            text = message(
                "l'événement n'a pas d'axes : videz la cellule, ou décrivez les axes (event.toml, [[axes]])",
                "the event has no axes: empty the cell, or describe the axes (event.toml, [[axes]])",
            )
        elif ids and not axis_id and kind == "talk":
            near = suggestion("", ids)
            text = message("il manque l'axe : {near}", "the axis is missing: {near}", near=near)
            if position in above:
                text = message(
                    "il manque l'axe : {near}{merged}", "the axis is missing: {near}{merged}", near=near, merged=_MERGED
                )
                yield Fault(kind, position, "axis", "", text, suggestions=(above[position],))
                continue
        elif axis_id and axis_id not in ids:
            text = message("axe inconnu : {near}", "unknown axis: {near}", near=suggestion(axis_id, ids, titles))
        else:
            continue
        yield Fault(kind, position, "axis", axis_id, text, suggestions=meant_in([axis_id], axis_id, ids, titles))


def _contributions(event: Event) -> Iterator[tuple[Kind, int, Talk]]:
    """Each talk and poster with its position among those of its kind."""
    yield from (("talk", position, talk) for position, talk in enumerate(event.talks))
    yield from (("poster", position, poster) for position, poster in enumerate(event.posters))


def _rooms(event: Event) -> Iterator[Fault]:
    ids = [room.id for room in event.rooms]
    names = {room.name: room.id for room in event.rooms}
    named: list[tuple[Kind, int, str, str | None]] = []
    for position, talk in enumerate(event.talks):
        named.append(("talk", position, "room", talk.room))
        named.append(("talk", position, "pin", talk.pin.room if talk.pin else None))
        if talk.room and talk.pin and talk.pin.room not in (None, talk.room):
            text = message(
                "« {pin} » et « {room} » sont deux salles différentes : écrivez la même, ou une seule des deux",
                "“{pin}” and “{room}” are two different rooms: write the same, or only one of them",
                pin=talk.pin.room,
                room=talk.room,
            )
            yield Fault("talk", position, "pin", talk.pin.room or "", text)
    named.extend(("plenary", position, "room", plenary.room) for position, plenary in enumerate(event.plenaries))
    named.extend(("break", position, "room", pause.room) for position, pause in enumerate(event.breaks))
    for kind, position, key, room_id in named:
        if room_id and room_id not in ids:
            text = message("salle inconnue : {near}", "unknown room: {near}", near=suggestion(room_id, ids, names))
            instead = () if key == "pin" else meant_in([room_id], room_id, ids, names)  # a pin has its hour too
            yield Fault(kind, position, key, room_id, text, suggestions=instead)


def _rooms_without_talks(event: Event) -> Iterator[Fault]:
    """A talk names a room that holds none, or no room holds any."""
    if event.rooms and not event.talk_rooms:
        text = message(
            "aucune salle n'accueille d'exposés : dites d'une au moins qu'elle en accueille (event.toml, [[rooms]] "
            "talks = true)",
            "no room holds talks: say of one at least that it holds some (event.toml, [[rooms]] talks = true)",
        )
        yield Fault("room", 0, "talks", "false", text)
        return
    idle = {room.id for room in event.rooms if not room.talks}
    for position, talk in enumerate(event.talks):
        for key, room_id in (("room", talk.room), ("pin", talk.pin.room if talk.pin else None)):
            if room_id in idle:
                text = message(
                    "cette salle n'accueille aucun exposé (event.toml, [[rooms]] talks) : écrivez une autre salle "
                    "({rooms}), ou dites là qu'elle en accueille",
                    "this room holds no talks (event.toml, [[rooms]] talks): write another room ({rooms}), or say "
                    "there that it holds some",
                    rooms=", ".join(room.id for room in event.talk_rooms),
                )
                yield Fault("talk", position, key, room_id or "", text)


def _needs(event: Event) -> Iterator[Fault]:
    features = list(dict.fromkeys(feature for room in event.talk_rooms for feature in room.features))
    for position, talk in enumerate(event.talks):
        for need in talk.needs:
            if need not in features:
                text = message(
                    "aucune salle n'offre « {need} » : si une salle l'offre, ajoutez-le là (event.toml, [[rooms]] "
                    "features) ; sinon, {near}",
                    "no room has “{need}”: if a room has it, add it there (event.toml, [[rooms]] features); if not, "
                    "{near}",
                    need=need,
                    near=suggestion(need, features),
                )
                instead = meant_in(talk.needs, need, features)
                yield Fault("talk", position, "needs", need, text, suggestions=instead)


def _lengths(event: Event) -> Iterator[Fault]:
    if event.slots:
        return  # a talk takes places there, and its minutes are those of the slot
    longest = max((day.end - day.start for day in event.days), default=None)
    for position, talk in enumerate(event.talks):
        if longest is not None and talk.duration > longest:
            text = message(
                "plus long que la journée ({longest} minutes) : écrivez au plus {longest}",
                "longer than the day ({longest} minutes): write at most {longest}",
                longest=longest,
            )
            yield Fault("talk", position, "duration", str(talk.duration), text)


def _idle_axes(event: Event) -> Iterator[Fault]:
    used = {talk.axis for talk in event.talks}
    for position, axis in enumerate(event.axes):
        if axis.id not in used:
            text = message("aucun exposé n'est de cet axe", "no talk is of this axis")
            yield Fault("axis", position, "id", axis.id, text, remark=True)
