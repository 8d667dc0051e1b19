"""Lines and objects of contradictions, ways out and what-ifs (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.requirements import contradiction_lines
from scheduler.cli.report.unproved import unproved
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon

if TYPE_CHECKING:
    from scheduler.domain.difference import Difference
    from scheduler.domain.errors import Contradiction, Impossible
    from scheduler.domain.event import Event
    from scheduler.domain.requirement import Requirement
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
