"""A talk given from another time zone is held at hours that are suitable on the clock there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.clock import DAY, hour_there
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.settings import ZoneHours
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each talk given from a known time zone has one requirement, if the event has zone hours."""
    if event.zone_hours is None:
        return ()
    return tuple(Requirement("time_zone", (talk.id,)) for talk in event.talks if zones(event, talk))


def zones(event: Event, talk: Talk) -> tuple[str, ...]:
    """Return the time zones from which the talk is given: its own, else those of its speakers."""
    if talk.timezone is not None:
        return (talk.timezone,)
    people = (event.person[speaker] for speaker in talk.speakers if speaker in event.person)
    return tuple(dict.fromkeys(person.timezone for person in people if person.timezone is not None))


@remembered
def _zones(event: Event) -> Mapping[str, tuple[str, ...]]:
    """Return the time zones of each talk that is given from some."""
    return {talk.id: there for talk in event.talks if (there := zones(event, talk))}


def post(model: TimetableModel) -> None:
    """The talk costs `small` if its session starts or ends at merely possible hours in some zone, `big` at others."""
    hours = model.event.zone_hours
    if hours is None:
        return
    fits: dict[tuple[str, tuple[str, ...], int], BoolLiteral] = {}
    for talk in model.event.talks:
        there = zones(model.event, talk)
        if not there:
            continue
        amount = model.excess(Requirement("time_zone", (talk.id,)), hours.big)
        odd, bad = (model.cp.new_bool_var(f"{talk.id} at {kind} hours") for kind in ("odd", "bad"))
        model.cp.add_implication(bad, odd)
        model.cp.add(amount >= hours.small * odd + (hours.big - hours.small) * bad)
        for session in model.candidates[talk.axis]:
            for worst, literal in enumerate((odd, bad)):
                key = (session.name, there, worst)
                if key not in fits:
                    fits[key] = _fits(model, session, there, worst)
                model.cp.add_bool_or(literal, fits[key], ~session.holds[talk.id])


def _fits(model: TimetableModel, session: Candidate, there: tuple[str, ...], worst: int) -> BoolLiteral:
    """Return a literal that is 1 only if start and end of the session have at most the rank `worst` in each zone."""
    event = model.event
    fits = model.cp.new_bool_var("")

    def good(rank: Callable[[ZoneHours, int], int], day: date, minute: int) -> bool:
        assert event.zone_hours is not None
        return all(rank(event.zone_hours, _clock(day, event.timezone, zone)[minute]) <= worst for zone in there)

    model.within(session.start, model.minutes(partial(good, _start_rank)), fits)
    model.within(session.end, model.minutes(partial(good, _end_rank), first=1), fits)
    return fits


@cache
def _clock(day: date, zone: str, there: str) -> tuple[int, ...]:
    """Return the minute that the clock there shows, for each minute of the day."""
    return tuple(hour_there(day, minute, zone, there) for minute in range(DAY + 1))


def _start_rank(hours: ZoneHours, minute: int) -> int:
    """Return 0 for a suitable start, 1 for a possible start, 2 for any other."""
    return (minute < hours.possible[0]) + (minute < max(hours.possible[0], hours.suitable[0]))


def _end_rank(hours: ZoneHours, minute: int) -> int:
    """Return 0 for a suitable end, 1 for a possible end, 2 for any other."""
    if not hours.possible[0] <= minute <= hours.possible[1]:
        return 2
    return int(minute > hours.suitable[1])


def post_slots(model: PresetModel) -> None:
    """The talk in the slot costs `small` or `big`, by the worst rank of the slot's hours, for each place."""
    event = model.event
    hours = event.zone_hours
    for talk in event.talks if hours is not None else ():
        there = zones(event, talk)
        for slot in event.slots if there else ():
            starts, ends = (
                [_clock(slot.day, event.timezone, zone)[minute] for zone in there] for minute in (slot.start, slot.end)
            )
            assert hours is not None
            worst = max(*(_start_rank(hours, minute) for minute in starts), *(_end_rank(hours, m) for m in ends))
            cost = (0, hours.small, hours.big)[worst]
            if cost:
                model.price_talk(Requirement("time_zone", (talk.id,)), cost * talk.places, talk, slot)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts the cost of its session's hours on its worst clock, with preset sessions for each place."""
    violations, there = [], _zones(event)
    for placed in programme.talks:
        if event.zone_hours is None or placed.id not in there:
            continue
        talk, placement = event.talk[placed.id], programme.session.get(placed.session, placed)
        costs = {zone: cost_of_hours(event.zone_hours, *_span(event, placement, zone)) for zone in there[placed.id]}
        worst = max(costs, key=lambda zone: costs[zone], default=None)
        if worst is not None and costs[worst]:
            amount = costs[worst] * (talk.places if event.slots else 1)
            violations.append(Violation("time_zone", amount, (talk.id,), _text(event, talk, placement, worst)))
    return tuple(violations)


def _span(event: Event, placement: PlacedSession | PlacedTalk, zone: str) -> tuple[int, int]:
    """Return start and end on the clock of the zone, in minutes of the day there."""
    start, end = (
        hour_there(placement.day, minute, event.timezone, zone) for minute in (placement.start, placement.end)
    )
    return start, end


def cost_of_hours(hours: ZoneHours, start: int, end: int) -> int:
    """Return the cost of a session's hours on a clock: 0 if suitable, `small` if possible, `big` otherwise."""
    (earliest, latest), (from_, to) = hours.possible, hours.suitable
    if start < earliest or end > latest or end < earliest:
        return hours.big
    return hours.small if start < from_ or end > to else 0


def _text(event: Event, talk: Talk, placement: PlacedSession | PlacedTalk, zone: str) -> Message:
    return message(
        "L'exposé {talk} est donné depuis {zone}, où sa session ({when}) a lieu {there}.",
        "Talk {talk} is given from {zone}, where its session ({when}) is held {there}.",
        talk=phrases.talk(event, talk.id),
        zone=zone,
        when=phrases.during(event, placement.day, placement.start, placement.end),
        there=phrases.span(*_span(event, placement, zone)),
    )


def say(event: Event, requirement: Requirement) -> Message:
    talk, hours = event.talk[requirement.subjects[0]], event.zone_hours
    assert hours is not None, "without hours there is no such requirement"
    return message(
        "L'exposé {talk} a lieu {when} d'après l'horloge de là où il est donné ({zones}).",
        "Talk {talk} is held {when} by the clock of where it is given from ({zones}).",
        talk=phrases.talk(event, talk.id),
        when=phrases.span(*hours.suitable),
        zones=phrases.listed(zones(event, talk)),
    )


RULE = Rule(
    name="time_zone",
    kind="adjustable",
    title=message(fr="Fuseaux horaires", en="Time zones"),
    meaning=message(
        fr="la session de l'exposé commence et finit à des heures convenables (`suitable`), à défaut possibles "
        "(`possible`), dans le fuseau de l'exposé ou de chacun de ses intervenants",
        en="the talk's session starts and ends at suitable hours, failing that at possible ones, by the clock of the "
        "talk's zone or of each of its speakers'",
    ),
    unit=message(fr="`small` ou `big`, par place d'un créneau", en="`small` or `big`, for each place of a slot"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("people.timezone", "talks.speakers", "talks.timezone", "timezone", "zone_hours"),
    relaxations=("rule",),
    by_session=True,
)
