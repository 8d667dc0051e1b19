"""What is asked of every rule that can be set, in whichever model it posts itself."""

from __future__ import annotations

from collections.abc import Callable

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting
from scheduler.search.lexicographic import solve

#: An event in which the rule has that setting.
Made = Callable[[RuleSetting], Event]


def assert_no_more(edge: Made, beyond: Made, cost: int) -> None:
    """Hard, the rule allows the edge and nothing beyond; off, it asks nothing; soft, it costs what is measured."""
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
    """Every programme beyond the edge breaks the rule, so the measure must notice the one found."""
    result = solve(beyond("off"))
    assert result.programme is not None
    assert {violation.rule for violation in check(beyond("hard"), result.programme).hard} == {rule}
