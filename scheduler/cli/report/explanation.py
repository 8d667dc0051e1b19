"""What is said of contradictions, ways out, questions and repairs, as lines and as objects (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.requirements import contradiction_lines
from scheduler.domain.clock import plain_hour
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon

if TYPE_CHECKING:
    from scheduler.domain.errors import Contradiction
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.domain.requirement import Requirement
    from scheduler.domain.talks import Talk
    from scheduler.explanation.what_if import Consequence, Difference
    from scheduler.services.ways_in_files import Way, Written


def explanation_object(event: Event, found: Contradiction, ways: Iterable[Way], language: Language) -> dict[str, Any]:
    """What `explain --json` prints, and `solve --json` where there is no programme: the certificate."""
    return {
        "feasible": False,
        "contradictions": [
            contradiction_object(event, asked, minimal, language)
            for asked, minimal in zip(found.contradictions, found.minimal, strict=True)
        ],
        "ways_out": [way_object(way, language) for way in ways],
    }


def contradiction_object(
    event: Event, asked: Sequence[Requirement], minimal: bool, language: Language
) -> dict[str, Any]:
    """One contradiction: each requirement with its sentence."""
    from constraints import say

    def one(requirement: Requirement) -> dict[str, Any]:
        subjects = [event.person[name].name if name in event.person else name for name in requirement.subjects]
        said = say(event, requirement).to(language)
        return {"id": requirement.id, "rule": requirement.rule, "subjects": subjects, "text": said}

    return {"requirements": [one(requirement) for requirement in asked], "minimal": minimal}


def way_object(way: Way, language: Language) -> dict[str, Any]:
    """One way out as the contract has it."""
    return {
        "solves": list(way.solves),
        "text": way.text.to(language),
        "change": [{"file": c.file, "row": c.row, "key": c.key, "from": c.old, "to": c.new} for c in way.changes],
        "verified": way.verified,
        "smallest": way.smallest,
    }


def explanation_lines(event: Event, found: Contradiction, ways: Sequence[Way], language: Language) -> Iterator[str]:
    """The contradictions, a sentence a line, then the ways out, numbered as `--apply` takes them."""
    several = len(found.contradictions) > 1
    for number, (asked, minimal) in enumerate(zip(found.contradictions, found.minimal, strict=True), start=1):
        if number > 1:
            yield ""
        yield from contradiction_lines(event, asked, minimal, language, number if several else None)
    if ways:
        yield ""
        yield message("Pour en sortir :", "Ways out:").to(language)
    for number, way in enumerate(ways, start=1):
        yield f"  {number}. {_way_line(way, several, language)}"
        if len(way.parts) > 1:
            yield from (f"     – {part.to(language)}" for part in way.parts)
        if not way.smallest:
            yield f"     {_perhaps_less().to(language)}"
        for change in way.changes:
            yield f"     {change_line(change, language)}"


def first_object(event: Event, found: Contradiction | None, language: Language) -> dict[str, Any] | None:
    """The only contradiction of `found`, None where there is none."""
    if found is None or not found.contradictions:
        return None
    return contradiction_object(event, found.contradictions[0], found.minimal[0], language)


def difference_objects(levels: Iterable[Difference]) -> list[dict[str, Any]]:
    """Level by level, now and then."""
    return [{"name": one.name, "now": one.now, "then": one.then} for one in levels]


def difference_lines(levels: Iterable[Difference], language: Language) -> Iterator[str]:
    """The levels that change: `Sessions : 4 → 5`."""
    from constraints import rule

    for one in levels:
        if one.now != one.then:
            yield f"{rule(one.name).title.to(language)}{colon(language)}{one.now} → {one.then}"


def _way_line(way: Way, several: bool, language: Language) -> str:
    """What is to be done, or that several things are, and which of `several` contradictions it solves."""
    text = way.parts[0] if len(way.parts) == 1 else message("Tout à la fois", "All of this together")
    which = Message("", "")
    if several:
        plural = "s" if len(way.solves) > 1 else ""
        numbers = ", ".join(str(place + 1) for place in way.solves)
        which = message(
            " (contradiction{plural} {numbers})", " (contradiction{plural} {numbers})", plural=plural, numbers=numbers
        )
    end = colon(language) if len(way.parts) > 1 else ""
    return f"{text.to(language)}{which.to(language)}{end}".rstrip()


def _perhaps_less() -> Message:
    return message(
        "(Peut-être moins suffirait-il : le temps a manqué pour le prouver.)",
        "(Perhaps less would do: there was no time to prove it.)",
    )


def change_line(change: Written, language: Language) -> str:
    """`talks.csv:4, disponibilités : 09:30-10:00 → 09:30-10:30`."""
    place = f"{change.file}:{change.row}" if change.row is not None else change.file
    old, new = change.old or "–", change.new or "–"
    return f"{place}, {change.key}{colon(language)}{old} → {new}"


def consequence_object(
    event: Event, talk: Talk, start: tuple[date, int], room: str | None, found: Consequence, language: Language
) -> dict[str, Any]:
    """What `why --at --json` prints."""
    placed = found.programme.talk[talk.id].room if found.programme else room
    day = {"day": start[0].isoformat()} if len(event.days) > 1 else {}
    return {
        "talk": talk.id,
        **day,
        "start": plain_hour(start[1]),
        "room": placed,
        "possible": found.programme is not None,
        "status": found.status,
        "levels": difference_objects(found.levels),
        "moved": [violation.subjects[0] for violation in found.moved if violation.subjects[0] != talk.id],
        "contradiction": first_object(found.event, found.contradiction, language),
    }


def impossible_object(event: Event, talk: Talk, found: Contradiction, language: Language) -> dict[str, Any]:
    """What `why --json` prints where there is no programme at all."""
    return {
        "talk": talk.id,
        "start": None,
        "room": None,
        "possible": False,
        "levels": [],
        "moved": [],
        "contradiction": first_object(event, found, language),
    }


def impossible_lines(event: Event, found: Contradiction, language: Language) -> Iterator[str]:
    """There is no programme at all, whenever the talk is held; and why."""
    yield message(
        "Il n’y a aucun programme, quelle que soit l’heure de cet exposé.",
        "There is no programme at all, whenever this talk is held.",
    ).to(language)
    yield from contradiction_lines(event, found.contradictions[0], found.minimal[0], language)


def consequence_lines(
    event: Event,
    base: Programme,
    talk: Talk,
    start: tuple[date, int],
    room: str | None,
    found: Consequence,
    language: Language,
) -> Iterator[str]:
    """What it costs to hold the talk then, level by level, and who moves where; or what forbids it."""
    from constraints import phrases

    at = phrases.at(event, *start)
    if room is not None:
        at = message("{at} dans {room}", "{at} in {room}", at=at, room=phrases.room(event, room))
    values = {"talk": phrases.talk(event, talk.id), "at": at}
    if found.programme is None:
        yield message("L’exposé {talk} ne peut commencer {at}.", "Talk {talk} cannot start {at}.", **values).to(
            language
        )
        if found.contradiction is not None:
            one = found.contradiction
            yield from contradiction_lines(found.event, one.contradictions[0], one.minimal[0], language)
        return
    if not found.worse:
        text = message(
            "L’exposé {talk} peut commencer {at} sans que rien y perde.",
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
    yield from (f"  {line}" for line in difference_lines(found.levels, language))
    if found.status != "optimal":
        yield message(
            "(Peut-être faisable à moins : le temps a manqué pour le prouver.)",
            "(Perhaps possible for less: there was no time to prove it.)",
        ).to(language)
    others = [one for one in found.moved if one.subjects[0] != talk.id]
    if others:
        yield message("Se déplaceraient avec lui ({count}) :", "Would move with it ({count}):", count=len(others)).to(
            language
        )
    yield from (f"  – {one.text.to(language)}" for one in others)
