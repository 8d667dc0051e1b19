"""Each break is held once on each of its days, for its whole duration, inside its window."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.breaks import DailyBreak
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.windows import Day
from scheduler.language.message import Message, message


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each break and day has one requirement; `part` is the date if the event has several days."""
    several = len(event.days) > 1
    return tuple(
        Requirement("break_window", (pause.id,), pause.day.date.isoformat() if several else "")
        for pause in event.daily_breaks
    )


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """A missing break, each repetition, an unknown break, a wrong duration and a wrong hour count 1 each."""
    return tuple(_breaches(event, items.breaks(programme)))


def _breaches(event: Event, breaks: tuple[Item, ...]) -> Iterator[Violation]:
    """Yield a violation for each fault of the breaks of the programme."""
    expected = {(pause.id, pause.day.date) for pause in event.daily_breaks}
    for pause in event.daily_breaks:
        placings = [item for item in breaks if (item.id, item.day) == (pause.id, pause.day.date)]
        if len(placings) != 1:
            yield _miscounted(event, pause, len(placings))
        for item in placings:
            yield from _misplaced(event, pause, item)
    for item in breaks:
        if (item.id, item.day) not in expected:
            text = message(
                "{item} ({when}) n'est pas prévue.",
                "{item} ({when}) is not asked for.",
                item=phrases.opening(phrases.item(event, item)),
                when=phrases.when(event, item),
            )
            yield Violation("break_window", 1, (item.id,), text)


def _miscounted(event: Event, pause: DailyBreak, times: int) -> Violation:
    values = {"title": phrases.title(pause.title), "times": times, "day": _on(event, pause.day)}
    if times == 0:
        text = message("La pause {title} n'a pas lieu{day}.", "Break {title} is not held{day}.", **values)
    else:
        text = message(
            "La pause {title} a lieu {times} fois{day}.", "Break {title} is held {times} times{day}.", **values
        )
    return Violation("break_window", max(1, times - 1), (pause.id,), text)


def _misplaced(event: Event, pause: DailyBreak, item: Item) -> Iterator[Violation]:
    """Yield a violation for a wrong duration, and one for hours outside the window."""
    values = {"title": phrases.title(pause.title), "when": phrases.when(event, item)}
    if not pause.shortest <= item.end - item.start <= pause.longest:
        text = message(
            "La pause {title} a lieu {when}, mais doit durer {duration}.",
            "Break {title} is held {when}, but must last {duration}.",
            duration=_duration(pause),
            **values,
        )
        yield Violation("break_window", 1, (pause.id,), text)
    if item.start < pause.between_start or item.end > pause.between_end:
        text = message(
            "La pause {title} a lieu {when}, mais doit tenir entre {start} et {end}.",
            "Break {title} is held {when}, but must lie between {start} and {end}.",
            start=phrases.hour(pause.between_start),
            end=phrases.hour(pause.between_end),
            **values,
        )
        yield Violation("break_window", 1, (pause.id,), text)


def _duration(pause: DailyBreak) -> Message:
    if pause.shortest == pause.longest:
        return phrases.minutes(pause.longest)
    return message(
        "de {least} à {most}",
        "{least} to {most}",
        least=phrases.minutes(pause.shortest),
        most=phrases.minutes(pause.longest),
    )


def _on(event: Event, day: Day) -> Message:
    date = phrases.on(day.date)
    return Message(fr=f" {date.fr}", en=f" {date.en}") if len(event.days) > 1 else Message(fr="", en="")


def say(event: Event, requirement: Requirement) -> Message:
    pause = next(
        pause
        for pause in event.daily_breaks
        if pause.id == requirement.subjects[0] and requirement.part in ("", pause.day.date.isoformat())
    )
    if any((begun.id, begun.day) == (pause.id, pause.day.date) for begun in event.begun):
        return message(
            "La pause {title} a commencé{day} et dure {when}.",
            "Break {title} has begun{day} and runs {when}.",
            title=phrases.title(pause.title),
            day=_on(event, pause.day),
            when=phrases.span(pause.between_start, pause.between_end),
        )
    return message(
        "La pause {title} ({duration}) doit avoir lieu{day} entre {start} et {end}.",
        "Break {title} ({duration}) must be held{day} between {start} and {end}.",
        title=phrases.title(pause.title),
        duration=_duration(pause),
        day=_on(event, pause.day),
        start=phrases.hour(pause.between_start),
        end=phrases.hour(pause.between_end),
    )


RULE = Rule(
    name="break_window",
    kind="fixed",
    title=message(fr="Les pauses à leur heure", en="Breaks in their windows"),
    meaning=message(
        fr="chaque pause a lieu une fois chacun de ses jours, pour toute sa durée, dans sa plage horaire",
        en="each break is held once on each of its days, for its whole duration, inside its window",
    ),
    unit=message(fr="pause", en="break"),
    requirements=requirements,
    measure=measure,
    say=say,
    relaxations=("break",),
    blamable=True,
    crowding=True,
    measure_in=sees_no_talks,
)
