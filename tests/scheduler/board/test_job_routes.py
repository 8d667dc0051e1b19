"""What takes an offer of the last answer asks the worker for that, and never for one of another answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.scheduler.board.asking import Visitor

NEWS = {"cancelled": ["T1"]}


class Jobs:
    """Stands in for the worker: its last answer is to the question `do`, and it notes what it is asked."""

    running = None
    pid = None

    def __init__(self, do: str) -> None:
        self.do, self.asked = do, list[Mapping[str, Any]]()

    def answer(self, _: str) -> Mapping[str, Any]:
        return {"id": 7, "do": self.do, "news": NEWS if self.do == "repair" else None}

    async def put(self, job: Mapping[str, Any], _: str) -> int:
        self.asked.append(job)
        return 8

    async def stop(self, number: int) -> bool:
        return number == 8


def visitor_with(folder: Path, do: str) -> tuple[Visitor, Jobs]:
    visitor, jobs = Visitor(folder), Jobs(do)
    visitor.board.jobs = jobs  # type: ignore[assignment]
    return visitor, jobs


@pytest.mark.parametrize(
    ("do", "address", "asked"),
    [
        ("explain", "/api/ways/2", {"do": "apply", "way": 2}),
        ("explain", "/api/ways/2/try", {"do": "try", "way": 2}),
        ("repair", "/api/ways/2", {"do": "repair", "news": {**NEWS, "way_out": 2}}),
        ("alternatives", "/api/alternatives/2", {"do": "choose", "way": 2}),
    ],
)
def test_an_offer_is_taken_by_its_number(one_talk: Path, do: str, address: str, asked: Mapping[str, Any]) -> None:
    visitor, jobs = visitor_with(one_talk, do)
    answer = visitor.ask("POST", address, b'{"of": 7}')
    assert (answer.status, json.loads(answer.body)["id"]) == (202, 8)
    (job,) = jobs.asked
    assert job == {**asked, "seconds": 60, "folder": str(one_talk), "anyway": False}


@pytest.mark.parametrize(
    ("do", "address", "of"),
    [
        ("explain", "/api/ways/1", 6),
        ("repair", "/api/ways/1/try", 7),
        ("alternatives", "/api/ways/1", 7),
        ("explain", "/api/alternatives/1", 7),
    ],
)
def test_an_offer_of_another_answer_is_not_taken(one_talk: Path, do: str, address: str, of: int) -> None:
    visitor, jobs = visitor_with(one_talk, do)
    answer = visitor.ask("POST", address, json.dumps({"of": of}).encode())
    assert (answer.status, json.loads(answer.body)["code"]) == (409, "stale")
    assert jobs.asked == []


def test_a_job_that_does_not_run_cannot_be_stopped(one_talk: Path) -> None:
    visitor, _ = visitor_with(one_talk, "solve")
    assert visitor.ask("DELETE", "/api/jobs/8").status == 202
    answer = visitor.ask("DELETE", "/api/jobs/9")
    assert (answer.status, json.loads(answer.body)["code"]) == (404, "not_there")
