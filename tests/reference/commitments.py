"""What people have to do in a programme, and whether they can be there."""

from __future__ import annotations

from evaluation_words import inside
from numbered import chairs, discussants
from plans import Pause, Plan, Run

from scheduler.domain.event import Event

#: Kind, item, start, end and room of a commitment.
Duty = tuple[str, object, int, int, str | None]


def duties(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the commitments of a person."""
    commitments: list[Duty] = []
    for run in plan.runs:
        commitments += [("talk", t, t.start, t.end, run.room) for t in run.talks if person in event.talk[t.id].speakers]
        if person in chairs(event, plan, run):
            commitments.append(("run", run, run.start, run.end, run.room))
    wanted = {p.id for p in event.plenaries if person in p.speakers or person in p.chairs}
    spoken = [p for p in plan.pauses if p.kind == "plenary" and p.id in wanted]
    return [*commitments, *(("plenary", p, p.start, p.end, p.room) for p in spoken)]


def poster_pauses(event: Event, plan: Plan, person: str) -> list[Pause]:
    """Return the pauses at one of which a person has to be for a poster: none for who speaks in one of them."""
    showing = [item for item in (*event.breaks, *event.plenaries) if item.posters]
    if not any(person in poster.speakers for poster in event.posters):
        return []
    if any(person in (*p.speakers, *p.chairs) for p in event.plenaries if p in showing):
        return []
    return [
        pause
        for pause in plan.pauses
        if any(item.id == pause.id and (item in event.breaks) == (pause.kind == "break") for item in showing)
    ]


def all_duties(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the commitments of a person, and the only time at which his or her posters are shown."""
    every = duties(event, plan, person)
    if poster_count(event) == 1:
        every += [("pause", p, p.start, p.end, p.room) for p in poster_pauses(event, plan, person)]
    return every


def both_kept(event: Event, duty: Duty, other: Duty) -> bool:
    """True if one person can be at both: a talk and the session that holds it are in one place."""
    if {duty[0], other[0]} == {"talk", "run"}:
        run, talk = (duty[1], other[1]) if duty[0] == "run" else (other[1], duty[1])
        if isinstance(run, Run) and talk in run.talks:
            return True
    moves = duty[4] is not None and other[4] is not None and duty[4] != other[4]
    needed = event.session_settings.room_change if moves else 0
    first, second = sorted((duty[2:4], other[2:4]))
    return second[0] - first[1] >= needed


def discussed_by(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the talks and runs that a person discusses."""
    discussed: list[Duty] = []
    for run in plan.runs:
        held = [t for t in run.talks if person in event.talk[t.id].discussants]
        discussed += [("talk", t, t.start, t.end, run.room) for t in held]
        if person in discussants(event, plan, run):
            discussed.append(("run", run, run.start, run.end, run.room))
    return discussed


def poster_count(event: Event) -> int:
    """Return how often posters are shown on all days."""
    breaks = [item for item in event.breaks if item.posters]
    daily = sum(1 if item.day else len(event.days) for item in breaks)
    return daily + sum(item.posters for item in event.plenaries)


def as_duty(run: Run) -> Duty:
    return ("run", run, run.start, run.end, run.room)


def may_be_at(event: Event, plan: Plan, person: str, run: Run) -> bool:
    """True if the person is there for the whole run, and in one place."""
    elsewhere = [*all_duties(event, plan, person), *discussed_by(event, plan, person)]
    free = all(both_kept(event, as_duty(run), other) for other in elsewhere if other[1] != run)
    return free and inside(event, run.start, run.end, event.person[person].available)
