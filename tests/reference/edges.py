"""Each adjustable rule allows an event at its edge, and not a step beyond, in both models."""

from __future__ import annotations

from collections.abc import Callable

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting
from scheduler.search.lexicographic import solve

#: An event in which the rule has that setting.
Made = Callable[[RuleSetting], Event]


def assert_no_more(edge: Made, beyond: Made, cost: int) -> None:
    """Assert that the rule allows the edge and not the step beyond; off it asks nothing, soft it costs `cost`."""
    assert solve(edge("hard")).status == "optimal"
    assert solve(beyond("hard")).status == "infeasible"
    assert solve(beyond("off")).status == "optimal"
    soft = beyond(7)
    result = solve(soft)
    assert result.status == "optimal"
    assert result.programme is not None
    assert (result.programme.levels[0].name, result.programme.levels[0].value) == ("rules", 7 * cost)
    report = check(soft, result.programme)
    assert report.hard == ()
    assert report.disagreements == ()
    assert sum(violation.amount for violation in report.soft) == cost


def assert_flagged(rule: str, beyond: Made) -> None:
    """Assert that the measure finds a violation in a programme of the event beyond the edge."""
    result = solve(beyond("off"))
    assert result.programme is not None
    assert {violation.rule for violation in check(beyond("hard"), result.programme).hard} == {rule}
