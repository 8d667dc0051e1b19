"""What the day's page tells and offers after a repair."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.board.answers import repair_data
from scheduler.search.control import Budget
from scheduler.services.amending import News, amend
from scheduler.services.effort import Effort
from scheduler.services.moving import Move, move
from scheduler.services.publishing import publish
from scheduler.services.solving import solve
from tests.scheduler.board.asking import Visitor


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("11:00-12:00", "Nothing moves: nobody has to be told."),
        ("09:00-09:30", "The programme is repaired."),
    ],
)
def test_an_absence_that_moves_nothing_is_no_repair(one_talk: Path, hours: str, said: str) -> None:
    solve(one_talk, None, Effort(Budget.of(60)))
    publish(one_talk)
    amended = amend(one_talk, News(away=(("X", hours),)), Effort(Budget.of(60)))
    assert repair_data(amended)["texts"][0]["en"] == said


def test_what_is_accepted_is_not_searched_anew_where_it_is_shown(one_talk: Path) -> None:
    solve(one_talk, None, Effort(Budget.of(60)))
    publish(one_talk)
    move(one_talk, Move("T1", at="09:30"))
    visitor = Visitor(one_talk)
    assert 'data-job="solve"' in visitor.see("/publish")
    assert "Accept and publish v2" in visitor.see("/today")
    assert 'data-job="solve"' not in visitor.see("/today")
