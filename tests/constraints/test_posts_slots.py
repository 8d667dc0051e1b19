"""The preset model keeps each adjustable rule: the edge is possible and a step beyond it is not.

A rule that is off allows the step; a soft rule charges for it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from edges import assert_flagged, assert_no_more
from quick import first_of_each

from constraints import CATALOGUE
from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting
from tests.constraints.edges.preset_people import EDGES_OF_PEOPLE
from tests.constraints.edges.preset_sessions import EDGES_OF_SESSIONS
from tests.constraints.edges.preset_talks import EDGES_OF_TALKS

EDGES = [*EDGES_OF_PEOPLE, *EDGES_OF_TALKS, *EDGES_OF_SESSIONS]


def with_rule(event: Any, fields: dict[str, Any], rule: str, setting: RuleSetting) -> Event:
    """Return the event of `fields` with the setting of the rule."""
    fields = {"slots": {"am": {}}, **fields}
    tiny_event: Event = event(**{**fields, "rules": {**fields.get("rules", {}), rule: setting}})
    return tiny_event


@pytest.mark.parametrize(("rule", "edge", "beyond", "cost"), first_of_each(EDGES, lambda n, edge: f"{n}-{edge[0]}"))
def test_the_edge_is_possible_and_no_more(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    assert_no_more(partial(with_rule, event, edge, rule), partial(with_rule, event, beyond, rule), cost)


@pytest.mark.parametrize(("rule", "edge", "beyond", "cost"), first_of_each(EDGES, lambda n, edge: f"{n}-{edge[0]}"))
def test_what_the_model_does_without_the_rule_the_measure_flags(
    rule: str, edge: dict[str, Any], beyond: dict[str, Any], cost: int, event: Any
) -> None:
    assert_flagged(rule, partial(with_rule, event, beyond, rule))


def test_every_adjustable_rule_has_an_edge() -> None:
    adjustable = {rule.name for rule in CATALOGUE if rule.kind == "adjustable" and rule.where != "free"}
    assert {edge[0] for edge in EDGES} == adjustable
