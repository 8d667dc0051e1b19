"""Requirements as the reasons of an empty stretch: a clause, and the cell of the folder that states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from constraints import phrases, rule, say
from scheduler.domain.breaks import DailyBreak, Plenary
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.language.message import Language, Message, message

#: Which way an item would have to move to fill a stretch.
Direction = Literal["earlier", "later"]
#: By rule, the kind of the item that its first subject names, and the key of that item that states the requirement.
_CELLS = {
    "talk_available": ("talk", "available"),
    "person_available": ("person", "available"),
    "discussant_available": ("person", "available"),
    "room_available": ("room", "available"),
    "pin": ("talk", "pin"),
    "after": ("talk", "after"),
    "not_with": ("talk", "not_with"),
    "framing": ("plenary", "position"),
    "plenary_after": ("plenary", "after"),
}
#: By rule, the setting in event.toml that states its number.
_SETTINGS = {"max_stretch": "sessions.max_stretch", "person_pause": "sessions.person_pause"}


class Cell(NamedTuple):
    """A value of the folder, by the kind, id and key that `Reading.spot` takes."""

    kind: str
    id: str
    key: str


class Hindrance(NamedTuple):
    """What keeps a stretch empty: a clause without a full stop, and the cell that states it.

    Attributes
    ----------
    rule, subjects
        The rule and the ids of its requirement; "" where no requirement does.
    fixed
        True if an item has one hour alone, so that what lies on the other side of the stretch matters too.
    requirement
        The requirement; None: there is none, or no file states it.
    """

    rule: str
    subjects: tuple[str, ...]
    text: Message
    cell: Cell | None = None
    fixed: bool = False
    requirement: Requirement | None = None


def hindrance(event: Event, requirement: Requirement, direction: Direction) -> Hindrance:
    """The requirement as what keeps an item from moving in that direction."""
    return _hindrance(event, requirement, direction)._replace(requirement=requirement)


def _hindrance(event: Event, requirement: Requirement, direction: Direction) -> Hindrance:
    if requirement.rule == "break_window":
        return _of_break(event, requirement, direction)
    if requirement.rule == "plenary":
        return _of_plenary(event, requirement, direction)
    name, subjects = requirement.rule, requirement.subjects
    fixed = name == "pin"
    return Hindrance(name, subjects, _clause(event, requirement), next(_cells(requirement), None), fixed)


def _of_break(event: Event, requirement: Requirement, direction: Direction) -> Hindrance:
    pause = next(
        daily
        for daily in event.daily_breaks
        if daily.id == requirement.subjects[0] and requirement.part in ("", daily.day.date.isoformat())
    )
    text = message("la pause {title}", "break {title}", title=phrases.title(pause.title))
    exact = pause.exactly is not None
    cell = Cell("break", pause.id, "at" if exact else "between")
    hour = _edge(pause, direction)
    return Hindrance("break_window", (pause.id,), _bounded(text, hour, direction, exact=exact), cell, exact)


def _edge(pause: DailyBreak, direction: Direction) -> int:
    """The earliest minute at which the break may start, or the latest at which it may end."""
    if pause.exactly is not None:
        return pause.exactly if direction == "earlier" else pause.exactly + pause.longest
    if direction == "earlier":
        return max(pause.between_start, pause.day.start)
    return min(pause.between_end, pause.day.end)


def _of_plenary(event: Event, requirement: Requirement, direction: Direction) -> Hindrance:
    plenary = event.plenary[requirement.subjects[0]]
    text = message("la plénière {title}", "plenary {title}", title=phrases.title(plenary.title))
    cell = Cell("plenary", plenary.id, "between" if plenary.start is None else "start")
    hour = _bound(event, plenary, direction)
    exact = plenary.fixed
    return Hindrance("plenary", (plenary.id,), _bounded(text, hour, direction, exact=exact), cell, exact)


def _bound(event: Event, plenary: Plenary, direction: Direction) -> int:
    first, last = plenary.bounds(event.day[plenary.day])
    return first if direction == "earlier" else last


def _bounded(item: Message, hour: int, direction: Direction, *, exact: bool) -> Message:
    """The clause that a break or plenary begins, or ends, at its hour, or not beyond it."""
    texts: dict[tuple[Direction, bool], tuple[str, str]] = {
        ("earlier", True): ("{item} commence à {hour}", "{item} starts at {hour}"),
        ("earlier", False): ("{item} ne peut commencer avant {hour}", "{item} cannot start before {hour}"),
        ("later", True): ("{item} finit à {hour}", "{item} ends at {hour}"),
        ("later", False): ("{item} doit finir à {hour} au plus tard", "{item} must end by {hour}"),
    }
    return message(*texts[direction, exact], item=item, hour=phrases.hour(hour))


def _cells(requirement: Requirement) -> Iterator[Cell]:
    if requirement.rule in _CELLS and requirement.subjects:
        kind, key = _CELLS[requirement.rule]
        yield Cell(kind, requirement.subjects[0], key)
    if requirement.rule in _SETTINGS:
        yield Cell("event", "", _SETTINGS[requirement.rule])


def _clause(event: Event, requirement: Requirement) -> Message:
    """The sentence of a rule as a clause: without its full stop, and with a small letter unless a name begins it."""
    names = tuple(event.person[subject].name for subject in requirement.subjects if subject in event.person)

    def uncapped(language: Language) -> str:
        text = say(event, requirement).to(language).removesuffix(".")
        return text if text.startswith(names) else text[:1].lower() + text[1:]

    return Message.each(uncapped)


def without_session(event: Event, slot: str) -> Hindrance:
    """No session is put into a slot."""
    text = message(
        "aucune session n'est mise dans {slot}", "no session is put into {slot}", slot=phrases.slot(event, slot)
    )
    return Hindrance("", (slot,), text)


def slot_hours(event: Event, slot: str, direction: Direction) -> Hindrance:
    """The hours of a slot, which its sessions have."""
    known = event.slot[slot]
    hour, key = (known.start, "start") if direction == "earlier" else (known.end, "end")
    text = _bounded(message("le créneau {id}", "slot {id}", id=slot), hour, direction, exact=True)
    return Hindrance("preset", (slot,), text, Cell("slot", slot, key), fixed=True)


def worse_level(name: str, now: int, then: int) -> Hindrance:
    """A level would be worse if what follows the stretch started earlier."""
    text = message(
        "commencer plus tôt ferait passer « {level} » de {now} à {then}",
        "an earlier start would change “{level}” from {now} to {then}",
        level=rule(name).title,
        now=now,
        then=then,
    )
    return Hindrance(name, (), text)


def nothing_known(optimal: bool) -> Hindrance:
    """No requirement was found that keeps the stretch empty."""
    if optimal:
        return Hindrance("", (), message("aucune règle ne l'exige", "no rule asks for it"))
    return Hindrance(
        "",
        (),
        message(
            "aucune règle ne l'exige, et ce programme n'est pas prouvé optimal",
            "no rule asks for it, and this programme is not proved optimal",
        ),
    )
