"""A search that is stopped shows its best at once; the other files follow, before anybody takes one of them home."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scheduler.board.mover import MOVES, Mover
from scheduler.board.questions import Questions
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.current_programme import verify_programme
from scheduler.services.effort import Effort
from scheduler.storage.output_folder import is_behind
from tests.scheduler.board.asking import Visitor

PAGE = Path("out") / "public" / "index.html"


def solved(folder: Path, *, stopped: bool, soon: bool) -> solving.Solved:
    """What is found until a search is stopped as soon as it has something."""
    stop = threading.Event()
    budget = Budget.of(60, stop)
    return solving.solve(folder, None, Effort(budget, 1, progress=lambda _: stopped and stop.set()), soon=soon)


def test_the_best_of_a_stopped_search_is_there_before_the_other_files(one_talk: Path) -> None:
    found = solved(one_talk, stopped=True, soon=True)
    assert found.left
    assert not (one_talk / PAGE).exists()
    assert is_behind(one_talk / "out"), "whoever finds the folder so knows what is missing"
    assert verify_programme(one_talk).report.hard == ()
    mover = Mover()
    assert MOVES["leave"](mover, {"folder": str(one_talk)}, None, print) == {"status": "taken"}  # type: ignore[arg-type]
    assert mover.has_more_to_write
    MOVES["rest"](mover, {}, None, print)  # type: ignore[arg-type]
    assert (one_talk / PAGE).exists()
    assert not is_behind(one_talk / "out")
    assert not mover.has_more_to_write


@pytest.mark.parametrize(("stopped", "soon"), [(True, False), (False, True)])
def test_all_files_are_there_of_one_that_ends_by_itself_and_of_a_command(
    one_talk: Path, stopped: bool, soon: bool
) -> None:
    assert not solved(one_talk, stopped=stopped, soon=soon).left
    assert (one_talk / PAGE).exists()


def test_the_worker_of_moves_takes_over_what_the_one_of_searches_has_left(one_talk: Path) -> None:
    board, taken = Visitor(one_talk).board, list[Path]()
    board.questions = SimpleNamespace(take_over=taken.append)  # type: ignore[assignment]
    for ended in ({"status": "feasible", "left": False}, {"status": "unknown"}):
        board._job_told({"id": 1, "do": "solve", "ended": ended})
    assert taken == []
    board._job_told({"id": 1, "do": "solve", "ended": {"status": "feasible", "left": True}})
    assert taken == [one_talk]


def test_what_is_taken_over_waits_for_the_question_before_it_and_gives_none_up() -> None:
    order: list[str] = []
    questions = Questions(lambda _: None)

    class Jobs:
        running: Mapping[str, Any] | None = None
        pid = 1

        async def put(self, job: Mapping[str, Any], _: str) -> None:
            order.append(job["do"])
            self.running = {"id": len(order), **job}
            await asyncio.sleep(0.01)
            self.running = None
            questions._heard({"ended": {"status": "told"}})

        async def stop(self, number: int) -> None:
            order.append(f"stop {number}")

    async def asked() -> Mapping[str, Any] | None:
        questions._jobs = Jobs()  # type: ignore[assignment]
        asking = asyncio.create_task(questions.ask({"do": "price"}, "a"))
        await asyncio.sleep(0)
        questions.take_over(Path("folder"))
        told = await asking
        await questions.finish()
        return told

    assert asyncio.run(asked()) == {"status": "told"}
    assert order == ["price", "leave", "rest"], "who takes files home waits for both"
