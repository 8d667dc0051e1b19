"""Talks are held at the hours and rooms, axes in the number of sessions, and days with the idle minutes, that the
command requires.

Questions (`why`, `explain`) and the hour of a late day add these requirements; no file of the folder states them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from constraints import idle_minutes, items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.model.preset import fitting_hours
from scheduler.model.preset.windows import within

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each entry of `event.what_ifs` has one requirement; `part` is the kind of the entry."""
    return tuple(_requirement(what_if) for what_if in event.what_ifs)


def _requirement(what_if: WhatIf) -> Requirement:
    return Requirement("asked", (what_if.subject,), what_if.kind)


def post(model: TimetableModel) -> None:
    """Each talk starts in its windows and in its room; an axis has at most `most` sessions, a day `most` idle minutes;
    all unless slack is 1.
    """
    for what_if in model.event.what_ifs:
        slack = model.slack(_requirement(what_if))
        if what_if.kind == "sessions":
            sessions = sum(session.present for session in model.candidates[what_if.subject or None])
            model.cp.add(sessions <= what_if.most).only_enforce_if(~slack)
            continue
        if what_if.kind == "idle":
            idle_minutes.post(model, what_if, slack)
            continue
        talk = model.event.talk[what_if.subject]
        hours = model.starts_within(what_if.windows, talk.duration)
        model.within(model.start_of(talk), hours, ~slack, model.is_held(talk))
        if what_if.room is not None:
            model.in_rooms(talk, [what_if.room], slack)


def post_slots(model: PresetModel) -> None:
    """Each talk is at a place in its windows and its room; an axis has at most `most` sessions, a day `most` idle
    minutes.
    """
    for what_if in model.event.what_ifs:
        requirement = _requirement(what_if)
        if what_if.kind == "idle":
            idle_minutes.post_slots(model, what_if, model.slack(requirement))
        elif what_if.kind != "sessions":
            fitting_hours.keep_at(
                model, model.event.talk[what_if.subject], within(what_if.windows), what_if.room, requirement
            )
        elif not model.drops(requirement):
            sessions = sum(
                sum(model.sessions.get((what_if.subject or None, slot.id), ())) for slot in model.event.slots
            )
            model.cp.add(sessions <= what_if.most)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that have an hour or a room to keep."""
    return (event.talk[what_if.subject] for what_if in event.what_ifs if what_if.of_talk)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk outside its windows or room, each axis with too many sessions and each day with too many idle minutes
    counts 1.
    """
    return tuple(
        Violation("asked", 1, (what_if.subject,), _text(event, what_if))
        for what_if in event.what_ifs
        if not _kept(what_if, programme)
    )


def _kept(what_if: WhatIf, programme: Programme) -> bool:
    """True if the programme meets the requirement of the entry."""
    if what_if.kind == "idle":
        return idle_minutes.kept(programme, what_if)
    if what_if.kind == "sessions":
        return sum((session.axis or "") == what_if.subject for session in programme.sessions) <= what_if.most
    placed = [item for item in items.talks(programme) if item.id == what_if.subject]
    return all(items.covered(item, what_if.windows) and what_if.room in (None, item.room) for item in placed)


def _text(event: Event, what_if: WhatIf) -> Message:
    return message("{asked} Ce n'est pas le cas.", "{asked} This is not so.", asked=say(event, _requirement(what_if)))


def say(event: Event, requirement: Requirement) -> Message:
    what_if = next(what_if for what_if in event.what_ifs if _requirement(what_if) == requirement)
    if what_if.kind == "sessions":
        return _in_sessions(what_if)
    if what_if.kind == "idle":
        return idle_minutes.say(event, what_if)
    name, window = phrases.talk(event, what_if.subject), what_if.windows[0]
    if what_if.kind == "begun":
        item = Item("talk", what_if.subject, window.day or event.days[0].date, window.start, window.end, what_if.room)
        return message(
            "L'exposé {talk} a commencé : il a lieu {when} dans {room}.",
            "Talk {talk} has begun: it is held {when} in {room}.",
            talk=name,
            when=phrases.when(event, item),
            room=phrases.room(event, what_if.room),
        )
    if what_if.kind == "waits":
        return message(
            "L'exposé {talk} n'a pas commencé et ne peut avoir lieu {only}.",
            "Talk {talk} has not begun and can be held {only}.",
            talk=name,
            only=phrases.only(event, what_if.windows),
        )
    if what_if.kind == "wish":
        return message(
            "L'exposé {talk} est souhaité {only}.",
            "Talk {talk} is wished for {only}.",
            talk=name,
            only=_positive(event, what_if.windows),
        )
    at = phrases.at(event, window.day or event.days[0].date, window.start)
    if what_if.room is None:
        return message(
            "L'exposé {talk} commence {at} (demandé).", "Talk {talk} starts {at} (asked for).", talk=name, at=at
        )
    return message(
        "L'exposé {talk} commence {at} dans {room} (demandé).",
        "Talk {talk} starts {at} in {room} (asked for).",
        talk=name,
        at=at,
        room=phrases.room(event, what_if.room),
    )


def _in_sessions(what_if: WhatIf) -> Message:
    values = {"axis": what_if.subject, "count": what_if.most}
    if not what_if.subject:
        if what_if.most == 1:
            return message("Il y a une session au plus.", "There is at most one session.")
        return message("Il y a au plus {count} sessions.", "There are at most {count} sessions.", **values)
    if what_if.most == 1:
        return message("L'axe {axis} tient en une seule session.", "Axis {axis} is a single session.", **values)
    return message(
        "L'axe {axis} tient en {count} sessions au plus.", "Axis {axis} is in at most {count} sessions.", **values
    )


def _positive(event: Event, windows: tuple[Window, ...]) -> Message:
    """Return the windows as a wish for these hours, without the word “only”."""
    restriction = phrases.only(event, windows)
    return Message(fr=restriction.fr.removeprefix("qu’").removeprefix("que "), en=restriction.en.removeprefix("only "))


RULE = Rule(
    name="asked",
    kind="fixed",
    title=message(fr="Ce qui est demandé en plus", en="What is asked besides"),
    meaning=message(
        fr="ce que `why`, `explain` ou l'heure qu'il est (d'un jour en retard) imposent : un exposé à une heure, ce "
        "qui a commencé à sa place, un axe en peu de sessions, un jour avec moins de temps mort ; rien d'autre ne peut "
        "le demander",
        en="what `why`, `explain` or the hour that it is (of a late day) impose: a talk at an hour, what has begun "
        "in its place, an axis in few sessions, a day with less empty time; nothing else can ask for it",
    ),
    unit=message(fr="exposé, axe ou jour", en="talk, axis or day"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("what_ifs",),
    sees_inside=sees_inside,
    unrelaxed="it is asked of this run alone; no file states it",
    blamable=True,
    helped_by_talks=lambda requirement: requirement.part in ("idle", "sessions"),
)
