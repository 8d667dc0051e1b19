"""The `after` of plenaries: every name means one item, and no plenary waits for itself, not even in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scheduler.domain.awaited import AXIS, Kind, awaited, waits
from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion
from scheduler.validation.circles import circles_of
from scheduler.validation.fault import Fault

_KINDS: dict[Kind, Message] = {
    "talk": message("un exposé", "a talk"),
    "plenary": message("une plénière", "a plenary"),
    "break": message("une pause", "a break"),
}


def waiting_faults(event: Event, left_out: Collection[str]) -> Iterator[Fault]:
    """Every fault of the `after` of plenaries; `left_out` are the ids of talks that are not scheduled."""
    ids, titles = _options(event)
    for position, plenary in enumerate(event.plenaries):
        for name in plenary.after:
            text = _wrong(event, plenary, name)
            if text is not None:
                yield Fault("plenary", position, "after", name, text)
            elif name in left_out or name in event.poster:
                yield Fault("plenary", position, "after", name, _ignored(name, poster=name in event.poster), True)
            elif not name.startswith(AXIS) and not awaited(event, name):
                others = [option for option in ids if option != plenary.id]
                near = suggestion(name, others, titles)
                yield Fault(
                    "plenary",
                    position,
                    "after",
                    name,
                    message("identifiant inconnu : {near}", "unknown id: {near}", near=near),
                )
    yield from _circles(event)


def _wrong(event: Event, plenary: Plenary, name: str) -> Message | None:
    """The mistake of a name that must refer to something; None without one."""
    items = awaited(event, name)
    if name.startswith(AXIS) and name.removeprefix(AXIS) not in event.axis:
        return _unknown_axis(event, name)
    if len(items) > 1 and not name.startswith(AXIS):
        kinds = [_KINDS[kind] for kind, _ in items]
        return message(
            "« {name} » est à la fois {kinds} : donnez-leur deux identifiants",
            "“{name}” is both {kinds}: give them two ids",
            name=name,
            kinds=Message(fr=" et ".join(kind.fr for kind in kinds), en=" and ".join(kind.en for kind in kinds)),
        )
    if items == (("plenary", plenary.id),):
        return message(
            "c'est la plénière elle-même : écrivez l'identifiant de ce qui doit la précéder",
            "this is the plenary itself: write the id of what must come before it",
        )
    return None


def _unknown_axis(event: Event, name: str) -> Message:
    if not event.axes:
        return message(
            "aucun axe n'est décrit (event.toml, [[axes]]) : ajoutez-les, ou nommez ici des exposés, des pauses "
            "ou des plénières",
            "no axis is described (event.toml, [[axes]]): add them, or name talks, breaks or plenaries here",
        )
    titles = {axis.title: f"{AXIS}{axis.id}" for axis in event.axes}
    return message("axe inconnu : {near}", "unknown axis: {near}", near=suggestion(name, list(titles.values()), titles))


def _ignored(name: str, *, poster: bool) -> Message:
    if poster:
        return message(
            "« {name} » est un poster, hors des sessions : la condition est ignorée",
            "“{name}” is a poster, in no session: the condition is ignored",
            name=name,
        )
    return message(
        "« {name} » n'est pas au programme (statut) : la condition est ignorée",
        "“{name}” is left out of the programme (status): the condition is ignored",
        name=name,
    )


def _options(event: Event) -> tuple[list[str], dict[str, str]]:
    """The names that `after` may have, and the titles by which they are suggested."""
    named = [(plenary.id, plenary.title) for plenary in event.plenaries]
    named += [(pause.id, pause.title) for pause in event.breaks]
    named += [(talk.id, talk.title) for talk in event.talks]
    named += [(f"{AXIS}{axis.id}", axis.title) for axis in event.axes]
    return [name for name, _ in named if name], {title: name for name, title in named if name}


def _circles(event: Event) -> Iterator[Fault]:
    """Each circle of plenaries that wait for each other, once, at the first of them."""
    positions = {plenary.id: position for position, plenary in reversed(list(enumerate(event.plenaries)))}
    graph = {
        plenary.id: [name for kind, name in waits(event, plenary) if kind == "plenary" and name != plenary.id]
        for plenary in event.plenaries
    }
    for circle in circles_of(graph, positions.__getitem__):
        text = message(
            "les plénières s'attendent les unes les autres ({circle}) : supprimez l'une de ces conditions",
            "the plenaries wait for each other in a circle ({circle}): remove one of these conditions",
            circle=" → ".join([*circle, circle[0]]),
        )
        first = event.plenary[circle[0]]
        yield Fault("plenary", positions[first.id], "after", "; ".join(first.after), text)
