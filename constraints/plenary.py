"""Each plenary is held once, at its own hour or inside its window, and in its own room."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("plenary", (plenary.id,)) for plenary in event.plenaries)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """A missing plenary, each repetition, an unknown plenary, wrong hours and a wrong room count 1 each."""
    return tuple(_breaches(event, items.plenaries(programme)))


def _breaches(event: Event, plenaries: tuple[Item, ...]) -> Iterator[Violation]:
    """Yield a violation for each fault of the plenaries of the programme."""
    for plenary in event.plenaries:
        placings = [item for item in plenaries if item.id == plenary.id]
        title = phrases.title(plenary.title)
        if not placings:
            text = message("La plénière {title} n'a pas lieu.", "Plenary {title} is not held.", title=title)
            yield Violation("plenary", 1, (plenary.id,), text)
        elif len(placings) > 1:
            text = message(
                "La plénière {title} a lieu {times} fois.",
                "Plenary {title} is held {times} times.",
                title=title,
                times=len(placings),
            )
            yield Violation("plenary", len(placings) - 1, (plenary.id,), text)
        for item in placings:
            yield from _misplaced(event, plenary, item)
    for item in plenaries:
        if item.id not in event.plenary:
            text = message(
                "{item} ({when}) n'est pas prévue.",
                "{item} ({when}) is not asked for.",
                item=phrases.opening(phrases.item(event, item)),
                when=phrases.when(event, item),
            )
            yield Violation("plenary", 1, (item.id,), text)


def _misplaced(event: Event, plenary: Plenary, item: Item) -> Iterator[Violation]:
    """Yield a violation for wrong hours, and one for a wrong room."""
    title = phrases.title(plenary.title)
    first, last = _window(plenary)
    whole = (item.day, item.end - item.start) == (plenary.day, plenary.duration)
    if not (whole and first <= item.start and item.end <= last):
        values: dict[str, object] = {"title": title, "when": phrases.when(event, item)}
        yield Violation("plenary", 1, (plenary.id,), _wrong_hours(event, plenary, values))
    if item.room != plenary.room:
        text = message(
            "La plénière {title} n'est pas dans la bonne salle : {room} au lieu de {own}.",
            "Plenary {title} is not in its room: {room} instead of {own}.",
            title=title,
            room=_room(event, item.room),
            own=_room(event, plenary.room),
        )
        yield Violation("plenary", 1, (plenary.id,), text)


def _window(plenary: Plenary) -> tuple[int, int]:
    """Return the minutes of its day between which the whole plenary lies, whatever the hours of the day."""
    if plenary.start is None:
        return plenary.between_start, plenary.between_end
    return plenary.start, DAY if plenary.slips else plenary.start + plenary.duration


def _wrong_hours(event: Event, plenary: Plenary, values: dict[str, object]) -> Message:
    if plenary.start is None:
        return message(
            "La plénière {title} a lieu {when}, mais doit tenir {day}entre {start} et {end}, et durer {duration}.",
            "Plenary {title} is held {when}, but must lie {day}between {start} and {end}, and last {duration}.",
            day=_dated(event, plenary),
            start=phrases.hour(plenary.between_start),
            end=phrases.hour(plenary.between_end),
            duration=phrases.minutes(plenary.duration),
            **values,
        )
    return message(
        "La plénière {title} a lieu {when} au lieu d'avoir lieu {fixed}.",
        "Plenary {title} is held {when} instead of {fixed}.",
        fixed=phrases.during(event, plenary.day, plenary.start, plenary.end),
        **values,
    )


def _dated(event: Event, plenary: Plenary) -> Message:
    """Return the day of the plenary, with a space behind it, in an event of several days; else nothing."""
    date = phrases.on(plenary.day)
    return Message(fr=f"{date.fr} ", en=f"{date.en} ") if len(event.days) > 1 else Message(fr="", en="")


def _room(event: Event, room: str | None) -> Message:
    return (
        message("aucune salle", "no room")
        if room is None
        else message("{room}", "{room}", room=phrases.room(event, room))
    )


def say(event: Event, requirement: Requirement) -> Message:
    plenary = event.plenary[requirement.subjects[0]]
    values = {"title": phrases.title(plenary.title), "duration": phrases.minutes(plenary.duration)}
    if plenary.start is None:
        return message(
            "La plénière {title} ({duration}) doit avoir lieu {day}entre {start} et {end}.",
            "Plenary {title} ({duration}) must be held {day}between {start} and {end}.",
            day=_dated(event, plenary),
            start=phrases.hour(plenary.between_start),
            end=phrases.hour(plenary.between_end),
            **values,
        )
    if plenary.slips:
        return message(
            "La plénière {title} ({duration}) ne commence pas avant {start}.",
            "Plenary {title} ({duration}) does not start before {start}.",
            start=phrases.hour(plenary.start),
            **values,
        )
    return message(
        "La plénière {title} a lieu {when}.",
        "Plenary {title} is held {when}.",
        title=phrases.title(plenary.title),
        when=phrases.during(event, plenary.day, plenary.start, plenary.end),
    )


RULE = Rule(
    name="plenary",
    kind="fixed",
    title=message(fr="Les plénières à leur heure", en="Plenaries at their hours"),
    meaning=message(
        fr="chaque plénière a lieu une fois, à l'heure ou dans la plage horaire et dans la salle qui lui sont données",
        en="each plenary is held once, at the hour or inside the window and in the room that it is given",
    ),
    unit=message(fr="plénière", en="plenary"),
    requirements=requirements,
    measure=measure,
    say=say,
    reads=("plenaries.room",),
    relaxations=("plenary",),
    blamable=True,
    crowding=True,
    measure_in=sees_no_talks,
)
