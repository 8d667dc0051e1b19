"""Lines and objects of unmet wishes and split axes, with their reasons; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.explanation import difference_objects, first_object
from scheduler.cli.report.requirements import requirement_lines
from scheduler.domain.errors import NoAnswer
from scheduler.language.message import Language

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.explanation.unmet_wishes import Reason


def optimised_object(
    event: Event, programme: Programme, reasons: Iterable[Reason], language: Language
) -> dict[str, Any]:
    """The object of `explain --json` for an event with a programme."""
    objects: dict[str, list[dict[str, Any]]] = {"wish": [], "axis": [], "chair": []}
    for reason in reasons:
        objects[reason.kind].append(_object(event, reason, language))
    return {
        "feasible": True,
        "status": programme.status,
        "levels": [level.model_dump() for level in programme.levels],
        "contradictions": [],
        "ways_out": [],
        "wishes": objects["wish"],
        "axes": objects["axis"],
        **({"chairs": objects["chair"]} if "chairs" in event.levels else {}),
    }


def _object(event: Event, reason: Reason, language: Language) -> dict[str, Any]:
    follows = reason.consequence
    why = follows.contradiction if follows else None
    return {
        "subject": reason.subject,
        **({"people": list(reason.people)} if reason.kind == "wish" else {}),
        "text": reason.text.to(language),
        "because": reason.because.to(language),
        "levels": difference_objects(follows.levels if follows else ()),
        "contradiction": first_object(follows.event if follows else event, why, language),
    }


def reason_lines(reason: Reason, language: Language) -> Iterator[str]:
    """The unmet wish, split axis or session without a chair, its reason, and the requirements that stand in the way."""
    yield ""
    yield reason.text.to(language)
    follows = reason.consequence
    option = f" ({NoAnswer.option})" if follows is not None and follows.status == "unknown" else ""
    yield f"  {reason.because.to(language)}{option}"
    if follows is not None and follows.contradiction is not None:
        for requirements in follows.contradiction.contradictions[:1]:
            yield from requirement_lines(follows.event, requirements, language)
