"""Lines and object of a programme changed by hand (contract §5); pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.explanation import difference_lines, difference_objects
from scheduler.cli.report.programme import violation_line
from scheduler.cli.report.repair import repair_lines
from scheduler.domain.difference import Difference
from scheduler.language.message import Language, message

if TYPE_CHECKING:
    from scheduler.domain.requirement import Violation
    from scheduler.services.moving import Moved


def move_object(moved: Moved, out: str, language: Language) -> dict[str, Any]:
    """The object of `move --json`: `violations` are all that the programme has now."""
    report = moved.written.report
    return {
        "status": moved.programme.status,
        "told": [violation.subjects[0] for violation in moved.changes.told],
        "moved": [violation.subjects[0] for violation in moved.changes.moved],
        "minutes": moved.changes.minutes,
        "breaks_moved": [violation.subjects[0] for violation in moved.changes.breaks],
        "levels": difference_objects(_differences(moved)),
        "violations": [
            {"rule": v.rule, "amount": v.amount, "subjects": list(v.subjects), "text": v.text.to(language)}
            for v in (*report.hard, *report.soft)
        ],
        "out": out,
    }


def move_lines(moved: Moved, language: Language) -> Iterator[str]:
    """What changes and for whom, what the move breaks, what was broken already, and the levels that change."""
    yield ""
    yield from repair_lines(moved.changes, language)
    report = moved.written.report
    before = {_what(violation) for violation in (*moved.before.hard, *moved.before.soft)}
    for violations, head in (
        (
            [v for v in report.hard if _what(v) not in before],
            message("Règles que ce changement enfreint :", "Rules that this change breaks:"),
        ),
        (
            [v for v in report.hard if _what(v) in before],
            message("Règles enfreintes déjà avant :", "Rules that were broken before:"),
        ),
        (
            [v for v in report.soft if _what(v) not in before],
            message("Souhaits que ce changement ne respecte plus :", "Wishes that this change no longer keeps:"),
        ),
    ):
        if violations:
            yield head.to(language)
            yield from (f"  – {violation_line(violation, language)}" for violation in violations)
    if not report.hard:
        yield message("Aucune règle enfreinte.", "No rule is broken.").to(language)
    yield from (f"  {line}" for line in difference_lines(_differences(moved), language))


def _what(violation: Violation) -> tuple[str, tuple[str, ...], str]:
    return violation.rule, violation.subjects, violation.text.en


def _differences(moved: Moved) -> list[Difference]:
    """The levels before and after."""
    then = dict(moved.written.report.levels)
    return [Difference(name, value, then[name]) for name, value in moved.before.levels]
