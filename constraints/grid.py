"""Sessions and breaks start at multiples of the event's `step` past the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases, pin
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("grid"),)


def post(model: TimetableModel) -> None:
    """A session that may hold pinned talks starts on the grid, or holds a talk at its pin.

    The start variables of the other sessions and of breaks have only minutes of the grid.
    """
    if model.event.setting("pin") == "off":
        return
    for session in model.sessions:
        pinned = [talk for talk in session.talks if talk.pin]
        if pinned:
            regular = model.cp.new_bool_var(f"{session.name} on the grid")
            model.within(session.start, model.on_grid, regular)
            model.cp.add_bool_or(regular, ~session.present, *(_follows(model, session, talk) for talk in pinned))


def _follows(model: TimetableModel, session: Candidate, talk: Talk) -> BoolLiteral:
    """Return a literal that is 1 only if the session holds the talk at the hour and in the room of its pin."""
    assert talk.pin is not None
    leads = model.cp.new_bool_var(f"{session.name} follows {talk.id}")
    model.cp.add_implication(leads, session.holds[talk.id])
    at = model.day_number[talk.pin.day] * DAY + talk.pin.start
    model.cp.add(model.start_of(talk) == at).only_enforce_if(leads)
    if talk.pin.room is not None:
        model.cp.add_implication(leads, session.room.get(talk.pin.room, model.false))
    return leads


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session and break that starts off the grid counts 1; placed plenaries count likewise.

    A session that holds a talk at its pin (hour, and room if the pin names one) does not count, unless the rule `pin`
    is off.
    """
    free = {talk.session for talk in programme.talks if _leads(event, programme, talk.id)}
    starting = [session for session in items.sessions(programme) if session.id not in free]
    starting += [item for item in items.plenaries(programme) if _placed(event, item.id)]
    exact = {(pause.id, pause.day.date, pause.exactly) for pause in event.daily_breaks}
    starting += [item for item in items.breaks(programme) if (item.id, item.day, item.start) not in exact]
    return tuple(
        Violation("grid", 1, (item.id,), _off_grid(event, item)) for item in starting if item.start % 60 % event.step
    )


def _placed(event: Event, identifier: str) -> bool:
    """True if the solver places the plenary."""
    plenary = event.plenary.get(identifier)
    return plenary is not None and plenary.start is None


def _leads(event: Event, programme: Programme, identifier: str) -> bool:
    """True if the talk is at its pin, so that its session may start off the grid."""
    talk = event.talk.get(identifier)
    if talk is None or talk.pin is None or event.setting("pin") == "off":
        return False
    placed = programme.talk[identifier]
    return pin.kept(talk.pin, placed) and placed.start == talk.pin.start


def _off_grid(event: Event, item: Item) -> Message:
    return message(
        "{item} commence {at} ; il faut un multiple de {step} après l'heure.",
        "{item} starts {at}; it must be a multiple of {step} past the hour.",
        item=phrases.opening(phrases.item(event, item)),
        at=phrases.at(event, item.day, item.start),
        step=phrases.minutes(event.step),
    )


def say(event: Event, requirement: Requirement) -> Message:
    if all(plenary.start is not None for plenary in event.plenaries):
        return message(
            "Sessions et pauses commencent à un multiple de {step} après l'heure.",
            "Sessions and breaks start at a multiple of {step} past the hour.",
            step=phrases.minutes(event.step),
        )
    return message(
        "Sessions, pauses et plénières placées par le calcul commencent à un multiple de {step} après l'heure.",
        "Sessions, breaks and plenaries that are placed start at a multiple of {step} past the hour.",
        step=phrases.minutes(event.step),
    )


RULE = Rule(
    name="grid",
    kind="fixed",
    title=message(fr="Des heures rondes", en="Round hours"),
    meaning=message(
        fr="sessions, pauses et plénières placées par le calcul commencent à un multiple de `step` après l'heure ; une "
        "session qui contient un exposé à heure fixe le suit",
        en="sessions, breaks and plenaries that are placed start at a multiple of `step` past the hour; a session that "
        "holds a pinned talk follows it",
    ),
    unit=message(fr="session ou pause", en="session or break"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    reads=("talks.pin",),
    relaxations=("step",),
    blamable=True,
    shared=True,
)
