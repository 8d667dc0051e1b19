"""Numbers, hours, zones and settings of an event: each within the range that the rules rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from constraints import SETTABLE_RULES
from scheduler.domain.clock import DAY, is_region, is_zone, plain_hour
from scheduler.domain.errors import Problem
from scheduler.domain.event import Event
from scheduler.domain.settings import LEVELS
from scheduler.language.suggestion import suggestion
from scheduler.validation.clock_changes import change_within, day_text
from scheduler.validation.problems import problem

#: The largest weight of a rule and the largest cost of a cell: beyond it, weighted sums leave the solver's integers.
_HEAVIEST = 1_000_000


def number_problems(event: Event) -> Iterator[Problem]:
    """Every number, span of minutes, time zone, rule, weight and level of the event that is out of range."""
    checks: tuple[Callable[[Event], Iterable[Problem]], ...] = (
        _counts,
        _spans,
        _windows,
        _zones,
        _clock,
        _costs,
        _settings,
    )
    for check in checks:
        yield from check(event)


def _counts(event: Event) -> Iterator[Problem]:
    """Reports each number below its least value."""
    sizes = event.session_settings
    counts: list[tuple[str, int | None, int]] = [
        ("step", event.step, 1),
        ("talk_settings.gap", event.talk_settings.gap, 0),
        ("session_settings.min_talks", sizes.min_talks, 1),
        ("session_settings.max_talks", sizes.max_talks, sizes.min_talks),
        ("session_settings.introduction", sizes.introduction, 0),
        ("session_settings.discussion", sizes.discussion, 0),
        ("session_settings.room_change", sizes.room_change, 0),
        ("session_settings.person_pause", sizes.person_pause, 0),
        ("session_settings.max_stretch", sizes.max_stretch, 1),
        *((f"rooms[{room.id}].capacity", room.capacity, 0) for room in event.rooms),
        *((f"plenaries[{plenary.id}].duration", plenary.duration, 1) for plenary in event.plenaries),
        *((f"breaks[{pause.id}].duration", pause.duration, 1) for pause in event.breaks),
        *((f"breaks[{pause.id}].min_duration", pause.min_duration, 1) for pause in event.breaks),
        *((f"slots[{slot.id}].places", slot.places, 1) for slot in event.slots),
        *((f"talks[{talk.id}].duration", talk.duration, 1) for talk in event.talks),
        *((f"talks[{talk.id}].places", talk.places, 1) for talk in event.talks),
        *((f"talks[{talk.id}].order", talk.order, 0) for talk in event.talks),
        *((f"talks[{talk.id}].audience", talk.audience, 0) for talk in event.talks),
    ]
    for path, value, minimum in counts:
        if value is not None and value < minimum:
            yield problem(
                path, value, "trop petit : écrivez au moins {least}", "too small: write at least {least}", least=minimum
            )


def _spans(event: Event) -> Iterator[Problem]:
    """Reports each span that is empty or leaves its day, and slots too short for their places."""
    spans = [
        *((f"days[{day.date}]", day.start, day.end) for day in event.days if not event.late),
        *((f"slots[{slot.id}]", slot.start, slot.end) for slot in event.slots),
    ]
    if event.zone_hours is not None:
        spans += [
            ("zone_hours.suitable", *event.zone_hours.suitable),
            ("zone_hours.possible", *event.zone_hours.possible),
        ]
    for path, start, end in spans:
        if not 0 <= start < end <= DAY:
            yield problem(
                path,
                f"{start}–{end}",
                "écrivez des minutes de 0 à 1440, la fin après le début",
                "write minutes from 0 to 1440, the end after the start",
            )
    for slot in event.slots:
        if 0 < slot.end - slot.start < slot.places:
            yield problem(
                f"slots[{slot.id}].places",
                slot.places,
                "chaque place dure au moins une minute : écrivez au plus {most}",
                "each place lasts at least a minute: write at most {most}",
                most=slot.end - slot.start,
            )


def _windows(event: Event) -> Iterator[Problem]:
    """Reports each window that ends before it starts; an empty one means never."""
    owners: list[tuple[str, Any]] = [
        *((f"rooms[{room.id}]", room) for room in event.rooms),
        *((f"people[{person.id}]", person) for person in event.people),
        *((f"talks[{talk.id}]", talk) for talk in event.talks),
    ]
    for path, owner in owners:
        for key in ("available", "preferred"):
            for window in getattr(owner, key, ()):
                if not 0 <= window.start <= window.end <= DAY:
                    yield problem(
                        f"{path}.{key}",
                        f"{plain_hour(window.start)}–{plain_hour(window.end)}",
                        "la plage finit avant de commencer, ou dépasse minuit : écrivez d'abord son début, puis sa fin",
                        "the window ends before it starts, or after midnight: write its start first, then its end",
                    )


def _zones(event: Event) -> Iterator[Problem]:
    if not is_region(event.timezone):
        yield problem(
            "timezone",
            event.timezone,
            "fuseau inconnu : écrivez par exemple « Europe/Paris »",
            "unknown time zone: write, for instance, “Europe/Paris”",
        )
    zones = [
        *((f"people[{person.id}].timezone", person.timezone) for person in event.people),
        *((f"{talk.type}s[{talk.id}].timezone", talk.timezone) for talk in event.contributions),
    ]
    for path, zone in zones:
        if zone is not None and not is_zone(zone):
            yield problem(
                path,
                zone,
                "fuseau inconnu : écrivez par exemple « America/Montreal » ou « UTC-3 »",
                "unknown time zone: write, for instance, “America/Montreal” or “UTC-3”",
            )


def _clock(event: Event) -> Iterator[Problem]:
    """Reports each day that runs into an hour which the event's clock skips."""
    for day in event.days if is_region(event.timezone) else ():
        change = change_within(day, event.timezone)
        if change is not None and change.skipped:
            text = day_text(change)
            yield problem(f"days[{day.date}]", plain_hour(day.start), text.fr, text.en)


def _costs(event: Event) -> Iterator[Problem]:
    """Reports each cost that is negative or too large."""
    costs: list[tuple[str, int | None]] = [
        (f"tables[{table.name}].cells[{row}, {column}]", cost)
        for table in event.tables
        for row, column, cost in table.cells
    ]
    if event.zone_hours is not None:
        costs += [("zone_hours.small", event.zone_hours.small), ("zone_hours.big", event.zone_hours.big)]
    for path, cost in costs:
        if cost is not None and not 0 <= cost <= _HEAVIEST:
            yield problem(
                path,
                cost,
                "écrivez un entier de 0 à {most}, ou None pour interdire",
                "write a whole number from 0 to {most}, or None to forbid",
                most=_HEAVIEST,
            )


def _settings(event: Event) -> Iterator[Problem]:
    """Reports unknown rules and levels, and weights out of range."""
    for name, setting in event.rules:
        if name not in SETTABLE_RULES:
            yield problem(
                "rules", name, "règle inconnue : {near}", "unknown rule: {near}", near=suggestion(name, SETTABLE_RULES)
            )
        elif isinstance(setting, int) and not 1 <= setting <= _HEAVIEST:
            yield problem(
                f"rules[{name}]",
                setting,
                'écrivez "hard", "off" ou un poids, un entier de 1 à {most}',
                'write "hard", "off" or a weight, a whole number from 1 to {most}',
                most=_HEAVIEST,
            )
    for name in event.priorities:
        if name not in LEVELS:
            yield problem(
                "priorities", name, "niveau inconnu : {near}", "unknown level: {near}", near=suggestion(name, LEVELS)
            )
