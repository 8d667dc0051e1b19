"""Contradictions with what was said: the amendments without which the requirements would go together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from constraints import phrases
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay
from scheduler.domain.requirement import Requirement, Said
from scheduler.domain.windows import Window
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.language.message import Message, message
from scheduler.search.control import Budget, Stopped


def with_what_was_said(
    failure: Contradiction, stated: Event, amendments: Amendments, budget: Budget, workers: int | None = None
) -> Contradiction:
    """The contradictions of an amended event, each with the amendments that it needs.

    A set is minimal only if it was one, and each of its amendments was verified to be necessary.

    Parameters
    ----------
    failure
        The contradictions of `amended(stated, amendments)`.
    stated
        The event that the folder states.
    """
    pieces = tuple(_pieces(amendments, stated))
    if not pieces or not failure.contradictions:
        return failure
    oracle = FeasibilityOracle(budget, workers)
    sets = [_needed(oracle, stated, pieces, members) for members in failure.contradictions]
    minimal = [was and proved for was, (_, proved) in zip(failure.minimal, sets, strict=True)]
    said = [[_said(stated, piece) for piece in needed] for needed, _ in sets]
    return Contradiction(failure.contradictions, minimal, said)


def _pieces(amendments: Amendments, stated: Event) -> Iterator[Amendments]:
    """Each amendment by itself, without the absences of people of whom the event has nothing."""
    yield from (Amendments(cancelled=(talk,)) for talk in amendments.cancelled)
    yield from (Amendments(absent=(absence,)) for absence in amendments.absent if absence[0] in stated.person)
    yield from (Amendments(delays=(delay,)) for delay in amendments.delays)


def _needed(
    oracle: FeasibilityOracle, stated: Event, pieces: Sequence[Amendments], members: Collection[Requirement]
) -> tuple[tuple[Amendments, ...], bool]:
    """The amendments without which the members of a contradiction would go together; True if all are proved to be."""
    needed, proved = tuple(pieces), True
    for piece in pieces:
        fewer = tuple(other for other in needed if other is not piece)
        possible = _possible(oracle, stated, fewer, frozenset(members))
        if possible is False:
            needed = fewer
        proved = proved and possible is not None
    return needed, proved


def _possible(
    oracle: FeasibilityOracle, stated: Event, pieces: Sequence[Amendments], members: Collection[Requirement]
) -> bool | None:
    """Whether the members go together after those amendments alone; None: there was no time for a proof."""
    event = amended(stated, _joined(pieces))
    kept = [requirement for requirement in requirements(event) if requirement in members]
    try:
        return oracle.possible(event, kept)
    except Stopped:
        return None


def _joined(pieces: Sequence[Amendments]) -> Amendments:
    return Amendments(
        cancelled=tuple(talk for piece in pieces for talk in piece.cancelled),
        absent=tuple(absence for piece in pieces for absence in piece.absent),
        delays=tuple(delay for piece in pieces for delay in piece.delays),
    )


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _said(event: Event, piece: Amendments) -> Said:
    """The sentence of one amendment."""
    for talk in piece.cancelled:
        return Said(Requirement("said", (talk,), "cancelled"), _cancelled(event, talk))
    for person, windows in piece.absent:
        return Said(Requirement("said", (person,), "absent"), _absent(event, person, windows))
    (late,) = piece.delays
    return Said(Requirement("said", (late.day.isoformat(),), "late"), _late(event, late))


def _cancelled(event: Event, talk: str) -> Message:
    if talk in event.poster:
        text = phrases.title(event.poster[talk].title)
        return message(
            "Vous avez annulé le poster {id} {text}.", "You cancelled poster {id} {text}.", id=talk, text=text
        )
    return message("Vous avez annulé l'exposé {talk}.", "You cancelled talk {talk}.", talk=phrases.talk(event, talk))


def _absent(event: Event, person: str, windows: Sequence[Window]) -> Message:
    name = phrases.person(event, person)
    if not windows:
        return message("Vous avez dit que {name} ne vient pas.", "You said that {name} does not come.", name=name)
    hours = [phrases.during(event, w.day or event.days[0].date, w.start, w.end) for w in windows]
    return message(
        "Vous avez dit que {name} n'est pas là {hours}.",
        "You said that {name} is away {hours}.",
        name=name,
        hours=phrases.listed(hours),
    )


def _late(event: Event, late: Delay) -> Message:
    at, minutes = phrases.at(event, late.day, late.now), phrases.minutes(late.minutes)
    if late.until is None:
        return message(
            "Vous avez dit, {at}, que la journée a {minutes} de retard.",
            "You said, {at}, that the day is {minutes} late.",
            at=at,
            minutes=minutes,
        )
    return message(
        "Vous avez dit, {at}, que la journée a {minutes} de retard et peut finir à {end}.",
        "You said, {at}, that the day is {minutes} late and may end at {end}.",
        at=at,
        minutes=minutes,
        end=phrases.hour(late.until),
    )
