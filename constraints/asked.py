"""What is asked beyond the folder: that a talk be held then, that what has begun stay, that an axis be in one piece."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.model.preset.windows import within

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One for each; `part` is what kind of thing is asked."""
    return tuple(_requirement(ask) for ask in event.what_ifs)


def _requirement(ask: WhatIf) -> Requirement:
    return Requirement("asked", (ask.subject,), ask.kind)


def post(model: TimetableModel) -> None:
    for ask in model.event.what_ifs:
        slack = model.slack(_requirement(ask))
        if ask.kind == "sessions":
            held = sum(session.present for session in model.candidates[ask.subject or None])
            model.cp.add(held <= ask.most).only_enforce_if(~slack)
            continue
        talk = model.event.talk[ask.subject]
        hours = model.starts_within(ask.windows, talk.duration)
        model.within(model.start_of(talk), hours, ~slack, model.is_held(talk))
        if ask.room is not None:
            model.in_rooms(talk, [ask.room], slack)


def post_slots(model: PresetModel) -> None:
    for ask in model.event.what_ifs:
        requirement = _requirement(ask)
        if ask.kind != "sessions":
            model.keep_at(model.event.talk[ask.subject], within(ask.windows), ask.room, requirement)
        elif not model.drops(requirement):
            held = sum(sum(model.sessions.get((ask.subject or None, slot.id), ())) for slot in model.event.slots)
            model.cp.add(held <= ask.most)


def sees_inside(event: Event) -> Iterable[Talk]:
    """The talks that are asked to be somewhere."""
    return (event.talk[ask.subject] for ask in event.what_ifs if ask.kind != "sessions")


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk that is not where it is asked to be, and each axis in too many sessions, counts 1."""
    return tuple(
        Violation("asked", 1, (ask.subject,), _text(event, ask)) for ask in event.what_ifs if not _kept(ask, programme)
    )


def _kept(ask: WhatIf, programme: Programme) -> bool:
    if ask.kind == "sessions":
        return sum((session.axis or "") == ask.subject for session in programme.sessions) <= ask.most
    held = [item for item in items.talks(programme) if item.id == ask.subject]
    return all(items.covered(item, ask.windows) and ask.room in (None, item.room) for item in held)


def _text(event: Event, ask: WhatIf) -> Message:
    return message("{asked} Ce n'est pas le cas.", "{asked} This is not so.", asked=say(event, _requirement(ask)))


def say(event: Event, requirement: Requirement) -> Message:
    ask = next(ask for ask in event.what_ifs if _requirement(ask) == requirement)
    if ask.kind == "sessions":
        return _in_sessions(ask)
    named, window = phrases.talk(event, ask.subject), ask.windows[0]
    if ask.kind == "begun":
        item = Item("talk", ask.subject, window.day or event.days[0].date, window.start, window.end, ask.room)
        return message(
            "L'exposé {talk} a commencé : il a lieu {when} dans {room}.",
            "Talk {talk} has begun: it is held {when} in {room}.",
            talk=named,
            when=phrases.when(event, item),
            room=phrases.room(event, ask.room),
        )
    if ask.kind == "waits":
        return message(
            "L'exposé {talk} n'a pas commencé et ne peut avoir lieu {only}.",
            "Talk {talk} has not begun and can be held {only}.",
            talk=named,
            only=phrases.only(event, ask.windows),
        )
    if ask.kind == "wish":
        return message(
            "L'exposé {talk} est souhaité {only}.",
            "Talk {talk} is wished for {only}.",
            talk=named,
            only=_positive(event, ask.windows),
        )
    at = phrases.at(event, window.day or event.days[0].date, window.start)
    if ask.room is None:
        return message(
            "L'exposé {talk} commence {at} (demandé).", "Talk {talk} starts {at} (asked for).", talk=named, at=at
        )
    return message(
        "L'exposé {talk} commence {at} dans {room} (demandé).",
        "Talk {talk} starts {at} in {room} (asked for).",
        talk=named,
        at=at,
        room=phrases.room(event, ask.room),
    )


def _in_sessions(ask: WhatIf) -> Message:
    values = {"axis": ask.subject, "count": ask.most}
    if not ask.subject:
        return message("Il y a au plus {count} sessions.", "There are at most {count} sessions.", **values)
    if ask.most == 1:
        return message("L'axe {axis} tient en une seule session.", "Axis {axis} is a single session.", **values)
    return message(
        "L'axe {axis} tient en {count} sessions au plus.", "Axis {axis} is in at most {count} sessions.", **values
    )


def _positive(event: Event, windows: tuple[Window, ...]) -> Message:
    """The windows as what is wished, not as what is only possible."""
    said = phrases.only(event, windows)
    return Message(fr=said.fr.removeprefix("qu'").removeprefix("que "), en=said.en.removeprefix("only "))


RULE = Rule(
    name="asked",
    kind="fixed",
    title=message(fr="Ce qui est demandé en plus", en="What is asked besides"),
    meaning=message(
        fr="ce que `why`, `explain` ou l'heure qu'il est (`repair --late`) imposent : un exposé à une heure, ce qui a "
        "commencé à sa place, un axe en peu de sessions ; rien d'autre ne peut le demander",
        en="what `why`, `explain` or the hour that it is (`repair --late`) impose: a talk at an hour, what has begun "
        "in its place, an axis in few sessions; nothing else can ask for it",
    ),
    unit=message(fr="exposé ou axe", en="talk or axis"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("what_ifs",),
    sees_inside=sees_inside,
    unrelaxed="it is asked of this run alone; no file states it",
    blamable=True,
)
