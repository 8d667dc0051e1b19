"""Lines and objects of contradictions, ways out and what-ifs (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.requirements import contradiction_lines
from scheduler.cli.report.unproved import unproved
from scheduler.domain.clock import plain_hour
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon

if TYPE_CHECKING:
    from scheduler.domain.errors import Contradiction, Impossible
    from scheduler.domain.event import Event
    from scheduler.domain.requirement import Requirement
    from scheduler.domain.talks import Talk, WhatIf
    from scheduler.explanation.what_if import Consequence, Difference
    from scheduler.services.ways_in_files import Way, Written


def explanation_object(
    event: Event, conflict: Contradiction, ways: Iterable[Way], language: Language
) -> dict[str, Any]:
    """The object of `explain --json`, and of a search that proved that there is no programme."""
    return {
        "feasible": False,
        "contradictions": [contradiction_object(event, impossible, language) for impossible in conflict.sets],
        "ways_out": [way_object(way, language) for way in ways],
    }


def contradiction_object(event: Event, impossible: Impossible, language: Language) -> dict[str, Any]:
    """The object of a contradiction: what people said since, and its requirements, each with its sentence."""
    from constraints import say

    def requirement_object(requirement: Requirement, text: Message) -> dict[str, Any]:
        subjects = [event.person[name].name if name in event.person else name for name in requirement.subjects]
        return {"id": requirement.id, "rule": requirement.rule, "subjects": subjects, "text": text.to(language)}

    texts = [(each.requirement, each.text) for each in impossible.said]
    members = impossible.requirements
    texts += [(requirement, say(event, requirement, members)) for requirement in members]
    return {"requirements": [requirement_object(*each) for each in texts], "minimal": impossible.minimal}


def way_object(way: Way, language: Language) -> dict[str, Any]:
    """The object of a way out (contract §5)."""
    return {
        "solves": list(way.solves),
        "text": way.text.to(language),
        "change": [{"file": c.file, "row": c.row, "key": c.key, "from": c.old, "to": c.new} for c in way.changes],
        "verified": way.verified,
        "smallest": way.smallest,
    }


def explanation_lines(
    event: Event, conflict: Contradiction, ways: Sequence[Way], language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """The contradictions, one requirement a line; then the ways out with the numbers that `--apply` takes.

    `stopped`: the search was interrupted.
    """
    yield from contradictions_lines(event, conflict, language, stopped=stopped)
    yield from ways_lines(conflict, ways, language, stopped=stopped)


def contradictions_lines(
    event: Event, conflict: Contradiction, language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """The contradictions, one requirement a line."""
    several = len(conflict.contradictions) > 1
    for number, impossible in enumerate(conflict.sets, start=1):
        if number > 1:
            yield ""
        yield from contradiction_lines(event, impossible, language, number if several else None, stopped=stopped)


def ways_lines(
    conflict: Contradiction, ways: Sequence[Way], language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """The ways out of the contradictions, with the numbers that `--apply` takes."""
    several = len(conflict.contradictions) > 1
    if ways:
        yield ""
        yield message("Pour en sortir :", "Ways out:").to(language)
    for number, way in enumerate(ways, start=1):
        yield f"  {number}. {_way_line(way, several, language)}"
        if len(way.parts) > 1:
            yield from (f"     – {part.to(language)}" for part in way.parts)
        if not way.smallest:
            yield f"     {_perhaps_less(stopped).to(language)}"
        for change in way.changes:
            yield f"     {change_line(change, language)}"


def first_object(event: Event, conflict: Contradiction | None, language: Language) -> dict[str, Any] | None:
    """The object of the first contradiction; None without one."""
    if conflict is None or not conflict.contradictions:
        return None
    return contradiction_object(event, conflict.sets[0], language)


def difference_objects(levels: Iterable[Difference]) -> list[dict[str, Any]]:
    """The objects of the levels, each with its value now and then."""
    return [{"name": level.name, "now": level.now, "then": level.then} for level in levels]


def difference_lines(levels: Iterable[Difference], language: Language) -> Iterator[str]:
    """The levels that change: `Sessions : 4 → 5 sessions`."""
    from constraints import rule

    for level in levels:
        if level.now != level.then:
            told = change_of_amount(level.name, level.now, level.then, language)
            yield f"{rule(level.name).title.to(language)}{colon(language)}{told}"


def _way_line(way: Way, several: bool, language: Language) -> str:
    """The way out in one line; of `several` contradictions, those that it solves."""
    text = way.parts[0] if len(way.parts) == 1 else message("Tout à la fois", "All of this together")
    solved = Message("", "")
    if several:
        plural = "s" if len(way.solves) > 1 else ""
        numbers = ", ".join(str(index + 1) for index in way.solves)
        solved = message(
            " (contradiction{plural} {numbers})", " (contradiction{plural} {numbers})", plural=plural, numbers=numbers
        )
    end = colon(language) if len(way.parts) > 1 else ""
    return f"{text.to(language)}{solved.to(language)}{end}".rstrip()


def _perhaps_less(stopped: bool) -> Message:
    why = unproved(stopped)
    return message("(Peut-être moins suffirait-il : {why}.)", "(Perhaps less would do: {why}.)", why=why)


def change_line(change: Written, language: Language) -> str:
    """`talks.csv:4, disponibilités : 09:30-10:00 → 09:30-10:30`."""
    spot = f"{change.file}:{change.row}" if change.row is not None else change.file
    old, new = change.old or "–", change.new or "–"
    return f"{spot}, {change.key}{colon(language)}{old} → {new}"


def consequence_object(
    event: Event, talk: Talk, start: tuple[date, int], room: str | None, consequence: Consequence, language: Language
) -> dict[str, Any]:
    """The object of `why --at --json`."""
    placed = consequence.programme.talk[talk.id].room if consequence.programme else room
    day = {"day": start[0].isoformat()} if len(event.days) > 1 else {}
    return {
        "talk": talk.id,
        **day,
        "start": plain_hour(start[1]),
        "room": placed,
        "possible": consequence.programme is not None,
        "status": consequence.status,
        "levels": difference_objects(consequence.levels),
        "moved": [violation.subjects[0] for violation in consequence.moved if violation.subjects[0] != talk.id],
        "contradiction": first_object(consequence.event, consequence.contradiction, language),
        **({"told": [violation.subjects[0] for violation in consequence.told]} if consequence.told else {}),
    }


def impossible_object(event: Event, talk: Talk, conflict: Contradiction, language: Language) -> dict[str, Any]:
    """The object of `why --json` for an event without any programme."""
    return {
        "talk": talk.id,
        "start": None,
        "room": None,
        "possible": False,
        "levels": [],
        "moved": [],
        "contradiction": first_object(event, conflict, language),
    }


def impossible_lines(
    event: Event, conflict: Contradiction, language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """The lines of `why` for an event without any programme: its first contradiction.

    `stopped`: the search was interrupted.
    """
    yield message(
        "Il n’y a aucun programme, quelle que soit l’heure de cet exposé.",
        "There is no programme at all, whenever this talk is held.",
    ).to(language)
    yield from contradiction_lines(event, conflict.sets[0], language, stopped=stopped)


def consequence_lines(
    event: Event, asked: WhatIf, consequence: Consequence, language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """The lines of `why --at`: the levels that change and the talks that move, or the contradiction.

    Parameters
    ----------
    asked : the talk at its hour and, where given, in its room.
    stopped : True if the search was interrupted.
    """
    values = _asked(event, asked)
    if consequence.programme is None:
        yield message("L’exposé {talk} ne peut commencer {at}.", "Talk {talk} cannot start {at}.", **values).to(
            language
        )
        if consequence.contradiction is not None:
            impossible = consequence.contradiction.sets[0]
            yield from contradiction_lines(consequence.event, impossible, language, stopped=stopped)
        return
    if not consequence.worse:
        text = message(
            "L’exposé {talk} peut commencer {at} sans que rien n’y perde.",
            "Talk {talk} can start {at} without any loss.",
            **values,
        )
        yield text.to(language)
    else:
        text = message(
            "L’exposé {talk} peut commencer {at} ; ce que cela change :",
            "Talk {talk} can start {at}; what that changes:",
            **values,
        )
        yield text.to(language)
    yield from (f"  {line}" for line in difference_lines(consequence.levels, language))
    if consequence.status != "optimal":
        yield message(
            "(Peut-être faisable à moins : {why}.)", "(Perhaps possible for less: {why}.)", why=unproved(stopped)
        ).to(language)
    moved = [violation for violation in consequence.moved if violation.subjects[0] != asked.subject]
    if moved:
        yield message("Se déplaceraient avec lui ({count}) :", "Would move with it ({count}):", count=len(moved)).to(
            language
        )
    yield from (f"  – {violation.text.to(language)}" for violation in moved)
    if consequence.told:
        yield message("À prévenir ({count}) :", "To be told ({count}):", count=len(consequence.told)).to(language)
    yield from (f"  – {violation.text.to(language)}" for violation in consequence.told)


def _asked(event: Event, asked: WhatIf) -> dict[str, Message | str]:
    """The talk and the hour that are asked about, as sentences name them."""
    from constraints import phrases

    (window,) = asked.windows
    assert window.day is not None
    at = phrases.at(event, window.day, window.start)
    if asked.room is not None:
        at = message("{at} dans {room}", "{at} in {room}", at=at, room=phrases.room(event, asked.room))
    return {"talk": phrases.talk(event, asked.subject), "at": at}
