"""The value of a programme by the catalogue's own measures, in CoSPLib's terms."""

from __future__ import annotations

from collections.abc import Mapping

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.importing.cosplib.convert import RULE_OF_TERM


def term_values(event: Event, programme: Programme) -> Mapping[str, int]:
    """Weight × count of each term, counted by the rule that stands for it."""
    return {term: _value(event, programme, name) for term, name in RULE_OF_TERM.items()}


def _value(event: Event, programme: Programme, name: str) -> int:
    weight = event.setting(name)
    if not isinstance(weight, int):  # off: the term has no weight
        return 0
    return weight * sum(violation.amount for violation in rule(name).measure(event, programme) if not violation.always)
