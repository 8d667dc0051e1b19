"""Whatever a process of its own does, the one that asks gets an answer or none, and goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.processes.limited import answered
from scheduler.processes.standing import Standing

#: What a process may do with a question.
WORK = """
import os, sys, time
from scheduler.processes.limited import limit
from scheduler.processes.standing import answer_all

def answer(question):
    if question == b"end":
        os._exit(1)
    if question == b"wait":
        time.sleep(600)
    if question == b"fill":
        bytearray(1 << 30)
    if question == b"print":
        print("noise")
    return question[::-1]
"""
STANDING = WORK + "\ndef serve():\n    answer_all(answer, 300 << 20, 5)\n"
ONCE = WORK + "\ndef serve():\n    limit(300 << 20, 5)\n    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))\n"
NO_LIMIT = pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory here")
FAILING = ["end", "wait", pytest.param("fill", marks=NO_LIMIT)]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path / "trial_work.py"


@pytest.mark.parametrize("question", FAILING)
def test_a_process_that_fails_or_never_ends_gives_no_answer(module: Path, question: str) -> None:
    module.write_text(ONCE, encoding="utf-8")
    assert answered("trial_work", question.encode(), 1.0 if question == "wait" else 60.0) is None


def test_a_process_answers_all_bytes(module: Path) -> None:
    module.write_text(ONCE, encoding="utf-8")
    question = bytes(range(256)) * 1000
    assert answered("trial_work", question, 60.0) == question[::-1]


def test_a_standing_process_answers_again_after_each_that_failed(module: Path) -> None:
    module.write_text(STANDING, encoding="utf-8")
    standing = Standing("trial_work")
    for question in ("end", "wait", *(["fill"] if sys.platform == "linux" else [])):
        assert standing.answered(b"abc", 60.0) == b"cba"
        assert standing.answered(question.encode(), 1.0 if question == "wait" else 60.0) is None
    assert standing.answered(b"", 60.0) == b""
    standing.end()


def test_a_standing_process_that_nobody_asks_gives_its_memory_back(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.processes.standing.IDLE", 0.05)
    module.write_text(STANDING, encoding="utf-8")
    standing = Standing("trial_work")
    for _ in range(3):
        assert standing.answered(b"abc", 60.0) == b"cba", "the next question starts another"
        process = standing._process
        assert process is None or _is_gone(process.pid)


def test_a_question_keeps_the_process_awake(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.processes.standing.IDLE", 60.0)
    module.write_text(STANDING, encoding="utf-8")
    standing = Standing("trial_work")
    assert standing.answered(b"abc", 60.0) == b"cba"
    process, resting = standing._process, standing._resting
    assert standing.answered(b"abc", 60.0) == b"cba"
    assert resting is not None
    resting.function()  # it was about to end the process when the question came
    assert standing._process is process
    standing.end()


def test_what_a_library_prints_is_no_answer(module: Path) -> None:
    module.write_text(STANDING, encoding="utf-8")
    standing = Standing("trial_work")
    assert standing.answered(b"print", 60.0) == b"tnirp"
    standing.end()


def test_an_interruption_leaves_no_answer_behind_for_the_next_question(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scheduler.processes import standing as module_of_standing

    module.write_text(STANDING, encoding="utf-8")
    standing = Standing("trial_work")
    receive = module_of_standing.received

    def interrupt(stream: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(module_of_standing, "received", interrupt)
    with pytest.raises(KeyboardInterrupt):
        standing.answered(b"first", 60.0)
    monkeypatch.setattr(module_of_standing, "received", receive)
    assert standing.answered(b"next", 60.0) == b"txen"
    standing.end()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say that a parent has gone")
def test_a_standing_process_ends_with_the_one_that_started_it(module: Path) -> None:
    module.write_text(STANDING, encoding="utf-8")
    code = (
        f"import sys, threading\nsys.path.insert(0, {str(module.parent)!r})\n"
        "from scheduler.processes.standing import Standing\n"
        "standing = Standing('trial_work')\n"
        "standing.answered(b'abc', 60.0)\n"
        "print(standing._process.pid, flush=True)\n"
        "standing.answered(b'wait', 60.0)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        standing = int(parent.stdout.readline())
        parent.kill()
    assert _is_gone(standing)


def _is_gone(process: int) -> bool:
    """True once there is no such process, or only its entry is left; False after a minute."""
    import os
    import time

    for _ in range(600):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{process}/status")
        if status.exists() and "State:\tZ" in status.read_text(encoding="utf-8"):
            return True
        time.sleep(0.1)
    return False
