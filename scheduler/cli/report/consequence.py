"""The words of `why`: what another hour or room of a talk would cost, or what forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.explanation import difference_lines, difference_objects, first_object
from scheduler.cli.report.requirements import contradiction_lines
from scheduler.cli.report.unproved import unproved
from scheduler.domain.clock import plain_hour
from scheduler.language.message import Language, Message, message

if TYPE_CHECKING:
    from scheduler.domain.errors import Contradiction
    from scheduler.domain.event import Event
    from scheduler.domain.talks import Talk, WhatIf
    from scheduler.explanation.what_if import Consequence


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
