"""Lines and object of a repaired programme (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scheduler.language.message import Language, message

if TYPE_CHECKING:
    from scheduler.search.late_day import LateDay
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
        **_late_object(repaired.late),
        **({"unchaired": [violation.subjects[0] for violation in repaired.unchaired]} if repaired.unchaired else {}),
        "levels": [{"name": level.name, "value": level.value, "bound": level.bound} for level in repaired.levels],
        "status": status,
        "out": out,
    }


def _late_object(late: LateDay) -> dict[str, Any]:
    """What `repair --json` says besides of a late day; nothing of another."""
    parts = {"running": late.running, "outside_window": late.outside, "out_of_order": late.strays}
    parts["plenaries_moved"] = late.plenaries
    if not any(parts.values()):
        return {}
    return {name: [list(violation.subjects) for violation in part] for name, part in parts.items()}


def repair_outcome(repaired: Repaired, language: Language) -> str:
    """Whether the programme is proved to change least, or on a late day to keep its order and end early."""
    in_order = any(level.name == "out_of_order" for level in repaired.levels)
    if in_order and repaired.result.status == "optimal":
        return message(
            "Programme réparé : aucun autre ne garde mieux l’ordre, puis ne finit plus tôt",
            "Repaired programme: no other keeps the order better, then ends sooner",
        ).to(language)
    if in_order:
        return message(
            "Programme réparé, peut-être pas celui qui garde le mieux l’ordre et finit le plus tôt",
            "Repaired programme, perhaps not the one that keeps the order best and ends soonest",
        ).to(language)
    if repaired.result.status == "optimal":
        return message(
            "Programme réparé : aucun autre ne change moins", "Repaired programme: no other changes less"
        ).to(language)
    if repaired.is_least:
        return message(
            "Programme réparé : aucun autre ne change moins ; de ceux qui changent aussi peu, ce n’est peut-être pas "
            "le meilleur",
            "Repaired programme: no other changes less; of those that change as little it may not be the best",
        ).to(language)
    return message(
        "Programme réparé, peut-être pas celui qui change le moins",
        "Repaired programme, perhaps not the one that changes least",
    ).to(language)


def repair_lines(repaired: Repaired, language: Language) -> Iterator[str]:
    """What a late day has to say, the people to notify with the reason of each, then the talks and breaks that move."""
    yield from (violation.text.to(language) for violation in (*repaired.late.running, *repaired.late.outside))
    changes = (repaired.told, repaired.unchaired, repaired.moved, repaired.breaks, repaired.late.plenaries)
    if not (any(changes) or repaired.anyway):
        yield message("Rien ne bouge.", "Nothing moves.").to(language)
        return
    if repaired.anyway:
        people = ", ".join(repaired.anyway)
        yield message(
            "Concernés par un exposé annulé ou ajouté : {people}",
            "Concerned by a talk cancelled or added: {people}",
            people=people,
        ).to(language)
    heads = (
        (
            repaired.late.strays,
            message("Hors de l’ordre ({count}) :", "Out of order ({count}):", count=len(repaired.late.strays)),
        ),
        (repaired.told, message("À prévenir ({count}) :", "To be told ({count}):", count=len(repaired.told))),
        (
            repaired.unchaired,
            message("Modération à trouver ({count}) :", "Chair to be found ({count}):", count=len(repaired.unchaired)),
        ),
        (repaired.moved, message("Exposés déplacés ({count}) :", "Talks moved ({count}):", count=len(repaired.moved))),
        (
            repaired.breaks,
            message("Pauses déplacées ({count}) :", "Breaks moved ({count}):", count=len(repaired.breaks)),
        ),
        (
            repaired.late.plenaries,
            message(
                "Plénières déplacées ({count}) :", "Plenaries moved ({count}):", count=len(repaired.late.plenaries)
            ),
        ),
    )
    for violations, head in heads:
        if violations:
            yield head.to(language)
        for violation in violations:
            yield f"  – {violation.text.to(language)}"


def besides_lines(amended: Amended, command: str, language: Language) -> Iterator[str]:
    """Who has to be told of what else has changed since the last release, and the `command` that says of what."""
    if amended.besides:
        yield message(
            "À prévenir aussi, de ce que le dossier a changé d’autre depuis la dernière version ({count}) : {people} "
            "(de quoi : {command})",
            "To be told too, of what else the folder has changed since the last release ({count}): {people} "
            "(of what: {command})",
            count=len(amended.besides),
            people=", ".join(amended.besides),
            command=command,
        ).to(language)


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
