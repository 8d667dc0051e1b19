"""Lines and object of a repaired programme (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scheduler.language.message import Language, message

if TYPE_CHECKING:
    from scheduler.search.repair import Repaired
    from scheduler.services.amending import Amended


def repair_object(repaired: Repaired, status: str, out: str | None) -> dict[str, Any]:
    """The object of `repair --json`."""
    return {
        "told": [violation.subjects[0] for violation in repaired.told],
        "told_anyway": list(repaired.anyway),
        "moved": [violation.subjects[0] for violation in repaired.moved],
        "minutes": repaired.minutes,
        "breaks_moved": [violation.subjects[0] for violation in repaired.breaks],
        "levels": [{"name": level.name, "value": level.value, "bound": level.bound} for level in repaired.levels],
        "status": status,
        "out": out,
    }


def repair_outcome(repaired: Repaired, language: Language) -> str:
    """Whether the programme is proved to change least."""
    if repaired.result.status == "optimal":
        return message(
            "Programme réparé : aucun autre ne change moins", "Repaired programme: no other changes less"
        ).to(language)
    return message(
        "Programme réparé, peut-être pas celui qui change le moins",
        "Repaired programme, perhaps not the one that changes least",
    ).to(language)


def repair_lines(repaired: Repaired, language: Language) -> Iterator[str]:
    """The people to notify with the reason of each, then the talks and breaks that move."""
    if not (repaired.told or repaired.moved or repaired.breaks or repaired.anyway):
        yield message("Rien ne change.", "Nothing changes.").to(language)
        return
    if repaired.anyway:
        people = ", ".join(repaired.anyway)
        yield message(
            "Concernés par un exposé annulé ou ajouté : {people}",
            "Concerned by a talk cancelled or added: {people}",
            people=people,
        ).to(language)
    heads = (
        (repaired.told, message("À prévenir ({count}) :", "To be told ({count}):", count=len(repaired.told))),
        (repaired.moved, message("Exposés déplacés ({count}) :", "Talks moved ({count}):", count=len(repaired.moved))),
        (
            repaired.breaks,
            message("Pauses déplacées ({count}) :", "Breaks moved ({count}):", count=len(repaired.breaks)),
        ),
    )
    for violations, head in heads:
        if violations:
            yield head.to(language)
        for violation in violations:
            yield f"  – {violation.text.to(language)}"


def unkept_lines(amended: Amended, command: str, language: Language) -> Iterator[str]:
    """That nothing was written, and the `command` that takes the first way out together with what was said."""
    if amended.ways:
        yield ""
    if not amended.is_stated:
        yield message(
            "Rien n’a été écrit, pas même ce que vous avez dit.", "Nothing was written, not even what you have said."
        ).to(language)
    if amended.ways:
        yield message(
            "Pour en prendre un avec ce que vous avez dit : {command} (ou un autre numéro)",
            "To take one together with what you have said: {command} (or another number)",
            command=command,
        ).to(language)
