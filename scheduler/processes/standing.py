"""A process with limits that answers question after question: its start is paid once.

What it works on may be hostile: where it fails, takes too long or is interrupted, it is ended, and the next question
starts another. So it is when nobody has asked for a while, since it holds as much memory as the libraries that it uses.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from scheduler.processes.limited import SCRIPT, limit

_LENGTH = 8
#: Seconds without a question after which the process is ended.
IDLE = 30.0


class Standing:
    """The process in which the function `serve` of `module` answers; threads take turns."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._resting: threading.Timer | None = None
        atexit.register(self.end)

    def answered(self, question: bytes, seconds: float) -> bytes | None:
        """The answer; None if the process failed or took more than `seconds`."""
        with self._turn:
            answer = None
            if self._resting is not None:
                self._resting.cancel()
            try:
                process = self._started()
                timer = _timer(seconds, process.kill)
                try:
                    _send(_pipe(process.stdin), question)
                    answer = received(_pipe(process.stdout))
                finally:
                    timer.cancel()
            except OSError:
                pass
            finally:
                if answer is None:
                    self.end()
                else:
                    self._resting = _timer(IDLE, self._rest)
            return answer

    def _rest(self) -> None:
        """The process is gone, unless a question came just now."""
        with self._turn:
            if self._resting is threading.current_thread():
                self.end()

    def _started(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is None or self._owner != os.getpid() or process.poll() is not None:
            script = SCRIPT.format(path=repr(sys.path), module=self._module)
            process = subprocess.Popen(
                [sys.executable, "-c", script],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **own_group(),
            )
            self._process, self._owner = process, os.getpid()
        return process

    def end(self) -> None:
        """The process is gone, if there was one."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            with contextlib.suppress(OSError), process:
                pass


def _timer(seconds: float, work: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, work)
    timer.daemon = True
    timer.start()
    return timer


def own_group() -> dict[str, Any]:
    """Options that keep Ctrl-C, which the terminal sends to all processes of a group, from another process."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"process_group": 0}


def answer_all(answer: Callable[[bytes], bytes], memory: int, seconds: int) -> None:
    """Answers each question on standard input, within those limits each, until there are no more."""
    asking, answering = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # where libraries may print
    while (question := received(asking)) is not None:
        limit(memory, seconds)
        _send(answering, answer(question))


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise OSError("no pipe")
    return stream


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(framed(content))
    stream.flush()


def framed(content: bytes) -> bytes:
    """The bytes that `received` takes for one content."""
    return len(content).to_bytes(_LENGTH, "big") + content


def received(stream: IO[bytes]) -> bytes | None:
    """The next content in the stream; None at its end, and for what breaks off."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    expected = int.from_bytes(length, "big")
    content = stream.read(expected)
    return content if len(content) == expected else None
