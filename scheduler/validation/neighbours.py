"""Mistakes of what talks say of others: names of no talk, of the talk itself, and circles of `after`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.language.suggestion import meant_in, suggestion
from scheduler.language.text import natural_key
from scheduler.validation.circles import circles_of
from scheduler.validation.fault import Fault


def neighbours(event: Event, left_out: Collection[str]) -> Iterator[Fault]:
    """Unknown talks in `after`, `not_with` and `with`.

    A talk that names itself is ignored, but not in `after`; so is a talk that is in no session.
    """
    ids = {talk.id for talk in event.talks if talk.id}
    options = sorted(ids, key=natural_key)
    titles = {talk.title: talk.id for talk in event.talks if talk.id}
    for position, talk in enumerate(event.talks):
        for key, names in (("after", talk.after), ("not_with", talk.not_with), ("with", talk.together)):
            for name in names:
                if name == talk.id:
                    yield _itself(position, key, name)
                elif name in ids:
                    continue
                elif name in left_out or name in event.poster:
                    yield _nowhere(position, key, name, poster=name in event.poster)
                else:
                    others = [option for option in options if option != talk.id]
                    text = message(
                        "exposé inconnu : {near}", "unknown talk: {near}", near=suggestion(name, others, titles)
                    )
                    instead = meant_in(names, name, others, titles)
                    yield Fault("talk", position, key, name, text, suggestions=instead)


def _nowhere(position: int, key: str, name: str, *, poster: bool) -> Fault:
    """The remark on a condition that names a talk which is in no session."""
    if poster:
        text = message(
            "« {name} » est un poster, hors des sessions : la condition est ignorée",
            "“{name}” is a poster, in no session: the condition is ignored",
            name=name,
        )
    else:
        text = message(
            "« {name} » n'est pas au programme (statut) : la condition est ignorée",
            "“{name}” is left out of the programme (status): the condition is ignored",
            name=name,
        )
    return Fault("talk", position, key, name, text, remark=True)


def _itself(position: int, key: str, name: str) -> Fault:
    text = message(
        "c'est l'exposé lui-même : écrivez l'identifiant d'un autre",
        "this is the talk itself: write the id of another one",
    )
    return Fault("talk", position, key, name, text, remark=key != "after")


def circles(event: Event) -> Iterator[Fault]:
    """Each circle of `after`, once, at its first talk in natural order."""
    positions = {talk.id: position for position, talk in reversed(list(enumerate(event.talks))) if talk.id}
    graph = {
        name: [other for other in event.talks[position].after if other in positions and other != name]
        for name, position in sorted(positions.items(), key=lambda item: natural_key(item[0]))
    }
    for circle in circles_of(graph, natural_key):
        text = message(
            "les exposés s'attendent les uns les autres ({circle}) : supprimez l'une de ces conditions",
            "the talks wait for each other in a circle ({circle}): remove one of these conditions",
            circle=" → ".join([*circle, circle[0]]),
        )
        yield Fault("talk", positions[circle[0]], "after", "; ".join(event.talk[circle[0]].after), text)
