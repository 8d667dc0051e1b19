"""Journée as a library: functions that read a folder, search and explain programmes of its event, and render them.

Each function takes frozen values and returns one; none prints, handles a signal or writes a file. A question takes a
`Budget` (seconds of wall time, and a `stop` that any thread may set) and reports to one callback, `progress`. An event
without a programme, too short a time and a stopped question are values of the answer, not exceptions. A stopped
question ends within 0.5 s for some fourteen talks and 1 s for 120. An inconsistent event is an InputError, raised
before the question begins (`checked`).

`progress` is called with `Progress` in the caller's thread or in a thread of the solver; an exception of it ends the
question and is raised again. `workers` is the number of the solver's threads; None: the number of cores.

Importing this module loads the data alone; the first question loads the solver (about a second).

The whole door is this one page. It is long by what it says of arguments and answers: each function hands the question
on to its room in a line or two, and none has anything of its own to be kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.domain.sliding import with_late_slots
from scheduler.domain.talks import TalkAndRoom, WhatIf
from scheduler.search.control import Budget
from scheduler.search.result import AlternativesRequest, Progress, Result, Status, Tell

if TYPE_CHECKING:
    from exports import Rendering
    from scheduler.check import Report
    from scheduler.explanation.conflicts import Conflicts
    from scheduler.explanation.oddities import Oddity
    from scheduler.explanation.oddities.fillings import Filling
    from scheduler.explanation.relaxations import Sources
    from scheduler.explanation.unmet_wishes import Reason
    from scheduler.explanation.way_out import WayOut
    from scheduler.explanation.what_if import Consequence, Start
    from scheduler.reading import Reading
    from scheduler.search.alternatives import Alternatives
    from scheduler.search.repair import Repaired

__all__ = [
    "AlternativesRequest",
    "Amendments",
    "Budget",
    "Event",
    "Programme",
    "Progress",
    "Result",
    "Status",
    "TalkAndRoom",
    "alternatives",
    "amended",
    "check",
    "checked",
    "conflicts",
    "delay",
    "fillings",
    "hour",
    "oddities",
    "possible",
    "read",
    "render",
    "repair",
    "solve",
    "sources",
    "unmet_wishes",
    "ways_out",
    "what_if",
    "what_if_strip",
    "with_late_slots",
    "with_way_out",
]


def read(folder: Path | str) -> Reading:
    """The event of a folder, with the position of each part in its files.

    Parameters
    ----------
    folder
        The event folder: event.toml, talks.csv…

    Returns
    -------
    Reading
        `event` is what all other functions take: `stated` as the folder has it, amended by its amendments.toml.

    Raises
    ------
    InputError
        With every mistake of the whole folder (`mistakes`) and what was noticed besides (`remarks`).
    """
    from scheduler.reading import read_folder

    return read_folder(Path(folder))


def check(event: Event, programme: Programme) -> Report:
    """The violations and the levels of a programme, measured without the solver.

    Returns
    -------
    Report
        `hard` and `soft` violations, the value of each of the event's `levels`, and `disagreements` with the values
        that the programme states.
    """
    from scheduler.check import check as counted

    return counted(checked(event), programme)


def checked(event: Event) -> Event:
    """The event, validated and in its promised order; every other function here calls it for an event made in code.

    Raises
    ------
    InputError
        With every mistake of the event: an item that is missing, unknown or there twice, a number out of range.
    """
    from scheduler.validation.invariants import checked as valid

    return valid(event)


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def solve(
    event: Event, budget: Budget, *, workers: int | None = None, seed: int = 0, progress: Tell | None = None
) -> Result:
    """The best programme of an event, level after level, or the proof that there is none.

    Parameters
    ----------
    seed
        Of the solver. A programme that is proved the best depends on neither workers nor seed.
    progress
        Told of each level's value and bound, and of each better programme.

    Returns
    -------
    Result
        `status` "optimal" (all levels are proved), "feasible" (time was short, or the search was stopped:
        `interrupted`), "infeasible" (proved) or "unknown"; the `programme` of the first two, with its levels.
    """
    from scheduler.search.lexicographic import solve as best

    return best(checked(event), budget, workers=workers, seed=seed, progress=progress)


def possible(
    event: Event, budget: Budget, *, workers: int | None = None, seed: int = 0, progress: Tell | None = None
) -> Status:
    """Whether an event has any programme; a quicker question than `solve`.

    Returns
    -------
    Status
        "feasible" or "optimal": it has one, which is reported to `progress`; "infeasible": it is proved to have none;
        "unknown": time was short, or the question was stopped.
    """
    from scheduler.search.first_solution import possible as any_programme

    return any_programme(checked(event), budget, workers=workers, seed=seed, progress=progress)


def conflicts(event: Event, budget: Budget, *, workers: int | None = None, progress: Tell | None = None) -> Conflicts:
    """The contradictions of an event: up to five minimal sets of requirements that cannot be met together.

    Returns
    -------
    Conflicts
        `status` "infeasible" with the `contradictions`, or "feasible", or "unknown". A set is
        `minimal` if each member was verified to be necessary; the last one of a stopped question is not.
    """
    from scheduler.explanation.conflicts import conflicts as contradictory

    return contradictory(checked(event), budget, workers=workers, progress=progress)


def ways_out(
    event: Event,
    contradictions: Sequence[Sequence[Requirement]],
    budget: Budget,
    *,
    sources: Sources | None = None,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[WayOut, ...]:
    """The smallest changes of an event that make a programme possible, the cheapest first.

    Parameters
    ----------
    contradictions
        As `conflicts` found them.
    sources
        The sources of the event's values (`sources(reading)`); None: they are unknown.

    Returns
    -------
    tuple of WayOut
        `solves` are positions in `contradictions`, from 0; of several contradictions, the way out of all comes first.
        Where time was short, those that were found. A way out that is not `smallest` may change more than is needed.
    """
    from scheduler.explanation.relaxations import Sources
    from scheduler.explanation.ways_out import ways_out as changes_that_solve

    known = Sources() if sources is None else sources
    return changes_that_solve(checked(event), contradictions, budget, sources=known, workers=workers, progress=progress)


def what_if(
    event: Event,
    programme: Programme,
    what_ifs: Sequence[WhatIf],
    budget: Budget,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Consequence:
    """The cost of further requirements of an event, or the contradiction that excludes them.

    Parameters
    ----------
    programme
        A programme of the event, with its levels: the result is measured against it, and changes it least.
    what_ifs
        The further requirements, as `hour` makes them.

    Returns
    -------
    Consequence
        `status` as of `solve`; `levels` now and then, `moved` talks and the `programme`, or the `contradiction`.
    """
    from scheduler.explanation.what_if import what_if as consequence

    return consequence(checked(event), programme, what_ifs, budget, workers=workers, progress=progress)


def hour(event: Event, talk: str, day: date, start: int, room: str | None = None) -> WhatIf:
    """The what-if that a talk starts at an hour, and in a room where one is given.

    Parameters
    ----------
    talk, room
        Ids.
    start
        Minutes from midnight of `day`.

    Raises
    ------
    KeyError
        The event has no such talk or day.
    """
    from scheduler.explanation.what_if import at

    return at(event, event.day[day].date, start, event.talk[talk], room)


def what_if_strip(
    event: Event,
    programme: Programme,
    talk_and_room: TalkAndRoom,
    budget: Budget,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Start, ...]:
    """The strip of a talk: the cost of each start on the grid of the event, or in its slots.

    Parameters
    ----------
    programme
        A programme of the event, with its levels.
    talk_and_room
        `TalkAndRoom("T3")`: the talk in any room; `TalkAndRoom("T3", "A")`: in that room. Both are ids.
    workers
        The number of the solver's threads for each start; None: one.

    Returns
    -------
    tuple of Start
        A `window` (minutes of its day) and its `consequence` each, in order; stopped: those so far.

    Raises
    ------
    KeyError
        The event has no such talk.
    """
    from scheduler.explanation.what_if import starts

    return starts(checked(event), programme, talk_and_room, budget, workers=workers, progress=progress)


def unmet_wishes(
    event: Event, programme: Programme, budget: Budget, *, workers: int | None = None, progress: Tell | None = None
) -> tuple[Reason, ...]:
    """The reason of each wish that a programme does not meet, and of each axis that it splits.

    Returns
    -------
    tuple of Reason
        What is not met (`text`), the reason (`because`) and the consequence of meeting it (`consequence`); stopped: the
        reasons so far.
    """
    from scheduler.explanation.unmet_wishes import reasons

    return reasons(checked(event), programme, budget, workers=workers, progress=progress)


def oddities(event: Event, programme: Programme, budget: Budget) -> tuple[Oddity, ...]:
    """What is odd in a programme, with what keeps it so; nothing is solved.

    Returns
    -------
    tuple of Oddity
        In the order of time, by `kind`: "empty" (15 minutes or more in which nothing is on), "outside" (talks before an
        opening or after a closing), "cut" (an axis that a pause divides although one session could hold it), "alone" (a
        session of one talk in the evening, or where a room has one session a day); once the budget is over, the rest
        without a reason (`because`).
    """
    from scheduler.explanation.oddities import oddities as peculiar

    return peculiar(checked(event), programme, budget)


def fillings(
    event: Event,
    programme: Programme,
    budget: Budget,
    *,
    sources: Sources | None = None,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Filling, ...]:
    """What would fill the empty time of a programme, without more of it elsewhere on the day; all of it is solved.

    Parameters
    ----------
    sources
        The sources of the event's values (`sources(reading)`); None: they are unknown.

    Returns
    -------
    tuple of Filling
        One for each oddity of the kind "empty", in their order: `levels` are the price of the best programme in which
        it is filled, and `ways` the changes of the folder with which it costs nothing, or with which there is such a
        programme at all; stopped: those so far.
    """
    from scheduler.explanation.oddities.fillings import fillings as what_would_fill

    return what_would_fill(checked(event), programme, budget, sources=sources, workers=workers, progress=progress)


def repair(
    event: Event,
    base: Programme,
    budget: Budget,
    *,
    workers: int | None = None,
    seed: int = 0,
    progress: Tell | None = None,
) -> Repaired:
    """The programme of a changed event that changes least of a published programme.

    Parameters
    ----------
    event
        As it is now: read again, or `amended(reading.stated, Amendments(cancelled=("T3",)))`. What follows from a day
        that runs late, `Amendments(delays=(delay(base, day, now, minutes, until, None),))`, times in minutes; with
        preset sessions `with_late_slots` of that delay, the stated event and `base` comes in its place.
    base
        The published programme; it need not keep the rules of the event any more.

    Returns
    -------
    Repaired
        The `programme`, whom its changes concern (`told`), which talks and breaks `moved`; `result` tells how it ended.
    """
    from scheduler.search.repair import repair as least_change

    return least_change(checked(event), base, budget, workers=workers, seed=seed, progress=progress)


def alternatives(
    event: Event,
    best: Programme,
    request: AlternativesRequest,
    budget: Budget,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> Alternatives:
    """Programmes about as good as the best one, at the greatest distance from it and from each other.

    Parameters
    ----------
    best
        A programme of the event, with its levels.
    request
        `AlternativesRequest(2, losses={"compactness": 15})`: two programmes besides `best`, in which the level
        `compactness` may be 15 worse.

    Returns
    -------
    Alternatives
        `found`, each with its `distance`; `complete`: there are `request.count`, or it is proved that there are no
        more.
    """
    from scheduler.search.alternatives import alternatives as others

    return others(checked(event), best, request, budget, workers=workers, progress=progress)


# ── uses of answers ──────────────────────────────────────────────────────────────────────────────────────────────────


def sources(reading: Reading) -> Sources:
    """The sources of the event's values in its folder, for `ways_out`."""
    from scheduler.explanation.relaxations import Sources

    stated = reading.stated.person
    return Sources(
        defaulted=reading.defaulted,
        rooms=any(kind == "room" for kind, _ in reading.places),
        present={person: stated[person] for person, _ in reading.amendments.absent if person in stated},
        until=frozenset(late.day.isoformat() for late in reading.amendments.delays if late.until is not None),
    )


def with_way_out(event: Event, way: WayOut) -> Event:
    """The event with a way out applied; nothing is written."""
    from scheduler.explanation.way_out import applied

    return applied(event, way.applied_relaxations)


def render(
    event: Event, programme: Programme, formats: Iterable[str] | None = None, edition: Edition = DRAFT
) -> Rendering:
    """The files of a programme, as bytes.

    Parameters
    ----------
    programme
        A programme that passes `check`.
    formats
        Names as `journee export --format` takes them; None: the usual formats of the edition.
    edition
        The release that the files show; by default a draft.

    Returns
    -------
    Rendering
        `files` by path in out/ (`/` between folders) and `remarks`; equal input gives equal bytes.

    Raises
    ------
    KeyError
        There is no such format.
    """
    from exports import render as rendered

    return rendered(checked(event), programme, formats, edition)
