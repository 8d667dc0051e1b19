"""Values of a CoSPLib conference that an event cannot hold: rewards, sessions across midnight, odd time zones."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.errors import Problem
from scheduler.importing.cosplib.instance import Instance, Session
from scheduler.importing.cosplib.zones import region
from scheduler.language.message import Message, message

#: The largest cost and weight of an event.
_HEAVIEST = 1_000_000
#: The largest offset of a clock from Greenwich, in minutes.
_FARTHEST = 14 * 60


def misfits(instance: Instance, file: str) -> tuple[Problem, ...]:
    """A mistake for each value that an event cannot hold, by its sheet of `file` and the name of its row."""
    return tuple(
        Problem(f"{file} [{sheet}]", None, name, value, text)
        for sheet, name, value, text in (*_costs(instance), *_hours(instance))
    )


def _costs(instance: Instance) -> Iterator[tuple[str, str, str, Message]]:
    tables = {
        "tracks_sessions|penalty": instance.track_session,
        "tracks_rooms|penalty": instance.track_room,
        "sessions_rooms|penalty": instance.session_room,
    }
    costs = [(sheet, " × ".join(pair), cost) for sheet, table in tables.items() for pair, cost in table.items()]
    costs += [("similar tracks", " × ".join(sorted(pair)), cost) for pair, cost in instance.similar.items()]
    for talk in instance.talks:
        beside = (*talk.sessions.items(), *talk.rooms.items())
        costs += [("submissions", f"{talk.reference} × {name}", cost) for name, cost in beside]
    zone = (("Penalty (B9)", instance.zone.small), ("Penalty (B11)", instance.zone.big))
    costs += [("parameters", name, cost) for name, cost in (*zone, *instance.weights.items())]
    text = message(
        "il faut un coût de 0 à {most}, jamais un gain : changez-le",
        "this must be a cost from 0 to {most}, never a gain: change it",
        most=_HEAVIEST,
    )
    for sheet, name, cost in costs:
        if not 0 <= cost <= _HEAVIEST:
            yield sheet, name, str(cost), text


def _hours(instance: Instance) -> Iterator[tuple[str, str, str, Message]]:
    local = instance.zone.local
    if region(local) is None:
        text = message(
            "aucun fuseau horaire n'a ce décalage toute l'année : écrivez le plus proche, tel que GMT+2",
            "no time zone has this offset all year round: write the nearest, such as GMT+2",
        )
        yield "parameters", "B2", _offset(local), text
    for talk in instance.talks:
        if abs(talk.offset) > _FARTHEST:
            text = message(
                "aucune horloge n'a ce décalage : écrivez au plus GMT+14",
                "no clock has this offset: write at most GMT+14",
            )
            yield "submissions", talk.reference, _offset(talk.offset), text
    for session in instance.sessions:
        problem = _length(session)
        if problem is not None:
            yield "sessions", session.name, f"{plain_hour(session.start)}–{plain_hour(session.end)}", problem


def _length(session: Session) -> Message | None:
    length = (session.end or DAY) - session.start
    if length <= 0:
        return message(
            "la session finit avant de commencer : écrivez une heure après le début, 00:00 au plus tard",
            "the session ends before it starts: write a time after its start, 00:00 at the latest",
        )
    if length < session.places:
        return message(
            "chaque place dure au moins une minute : écrivez au plus {most} places, ou d'autres heures",
            "each slot lasts at least a minute: write at most {most} slots, or other hours",
            most=length,
        )
    return None


def _offset(minutes: int) -> str:
    return f"GMT{'-' if minutes < 0 else '+'}{plain_hour(abs(minutes))}"
