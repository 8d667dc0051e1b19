"""Every failure is told with a code for programs, a sentence for people, and what is wrong one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.refusals import Fault, NoRow, NotUnderstood, Refusal, SearchRuns, Stale, TooLarge, code_of
from scheduler.domain.errors import (
    CheckFailed,
    Contradiction,
    EnvironmentFailure,
    FolderChanged,
    InputError,
    JourneeError,
    NoAnswer,
    Problem,
)
from scheduler.language.message import message
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.open_files import OpenElsewhere
from tests.scheduler.board.asking import Visitor, cell

_TEXT = message("Non", "No")


def told(visitor: Visitor, method: str, path: str, body: bytes = b"{}", **more: str) -> tuple[int, dict[str, Any]]:
    answer = visitor.ask(method, path, body, **more)
    said = dict(json.loads(answer.body))
    assert set(said) == {"code", "text", "problems", "anyway"}
    assert all(problem["text"] for problem in said["problems"])
    assert " " in said["text"], "a sentence"
    return answer.status, said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OpenElsewhere("talks.csv", ".~lock.talks.csv#"), "open_elsewhere"),
        (LockHeld(None), "locked"),
        (FolderChanged(()), "changed"),
        (InputError([Problem("talks.csv", None, None, None, _TEXT)]), "mistakes"),
        (Contradiction([], []), "contradiction"),
        (CheckFailed([]), "broken"),
        (NoAnswer(), "no_answer"),
        (EnvironmentFailure(_TEXT), "failed"),
        (JourneeError(_TEXT), "failed"),
        (NotUnderstood(), "not_understood"),
        (TooLarge(1024), "too_large"),
        (SearchRuns(), "busy"),
        (Stale(), "stale"),
        (NoRow("talks.csv", "T1"), "no_row"),
        (Fault(), "fault"),
    ],
)
def test_each_failure_has_its_code(error: JourneeError, code: str) -> None:
    assert code_of(error) == code


def test_no_two_refusals_of_the_board_have_the_same_code() -> None:
    codes = [kind.code for kind in Refusal.__subclasses__()]
    assert len(codes) == len(set(codes)) > 5


def test_a_failure_is_told_with_its_code_in_the_language_of_the_page(visitor: Visitor, one_talk: Path) -> None:
    visitor.see("/data")
    edit = cell("T1", "title", "Only", "New")
    (one_talk / ".~lock.talks.csv#").write_text("")
    status, said = told(visitor, "PATCH", "/api/sheet/talks", edit)
    assert (status, said["code"], said["anyway"]) == (409, "open_elsewhere", True)
    (one_talk / ".~lock.talks.csv#").unlink()
    (one_talk / "talks.csv").write_text("id,title,speakers,available\nT1,Changed,Mme X,09:00-10:00\n")
    status, said = told(visitor, "PATCH", "/api/sheet/talks", edit)
    (problem,) = said["problems"]
    assert (status, said["code"], said["anyway"]) == (409, "changed", False)
    assert (problem["file"], problem["row"], problem["column"], problem["found"]) == (
        "talks.csv",
        2,
        "title",
        "Changed",
    )
    french = told(visitor, "PATCH", "/api/sheet/talks", edit, **{"accept-language": "fr"})[1]
    assert (french["code"], french["text"] != said["text"]) == ("changed", True)
    visitor.rev = "0" * 32
    assert told(visitor, "PATCH", "/api/sheet/talks", edit)[1]["code"] == "stale"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nowhere", 404, "not_there"),
        ("GET", "/api/sheet/nothing", 404, "not_there"),
        ("DELETE", "/api/state", 405, "not_understood"),
        ("PUT", "/api/releases", 405, "not_understood"),
        ("POST", "/api/jobs", 400, "not_understood"),
    ],
)
def test_what_is_none_of_the_addresses_is_told_alike(
    visitor: Visitor, method: str, path: str, status: int, code: str
) -> None:
    answered, said = told(visitor, method, path)
    assert (answered, said["code"]) == (status, code)
