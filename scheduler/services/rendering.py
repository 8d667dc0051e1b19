"""Renders the files of a programme in a second process, which loads the libraries while this one solves.

A command that runs in a process of its own starts the second one at once, and hands it event and programme when there
are any. If the second process fails, the files are rendered here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.processes.standing import framed, own_group

if TYPE_CHECKING:
    from exports import Options, Rendering
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

    Work = tuple[Event, Programme, tuple[str, ...] | None, Edition, Options]

_SCRIPT = "import sys; sys.path[:] = {path}; from {package}.rendering_process import serve; serve()"
_process: subprocess.Popen[bytes] | None = None


@contextlib.contextmanager
def second_process() -> Iterator[None]:
    """Inside the block `render_all` uses a second process, which is ended afterwards.

    On one core there is none: the two would wait for each other.
    """
    global _process
    if (os.cpu_count() or 1) > 1 and sys.executable:
        _process = _started()
    try:
        yield
    finally:
        _end()


def announce(event: Event) -> None:
    """The second process, where there is one, prepares for a programme of the event while that is looked for."""
    if _process is not None and _process.stdin is not None:
        with contextlib.suppress(OSError):
            _process.stdin.write(framed(pickle.dumps(event)))
            _process.stdin.flush()


def render_all(
    event: Event, programme: Programme, chosen: Sequence[str], edition: Edition, options: Options | None = None
) -> Rendering:
    """The rendering of the formats `chosen`, or of all formats that need not be asked for where none is named.

    What the files cannot hold is among the remarks of formats that are named.
    """
    from exports import USUAL, render

    formats, asked = tuple(chosen) or None, options or USUAL
    work = (event, programme, formats, edition, asked)
    rendering = _answered(work) or render(*work)
    return rendering.told() if formats else rendering


def _started() -> subprocess.Popen[bytes] | None:
    script = _SCRIPT.format(path=repr(sys.path), package=__package__)
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **own_group(),
        )
    return None


def _answered(work: Work) -> Rendering | None:
    """The rendering by the second process; None without one, or if it failed: then this process reports the reason."""
    if _process is None:
        return None
    try:
        answer, _ = _process.communicate(framed(pickle.dumps(work)))
        rendering: Rendering | None = pickle.loads(answer) if answer and _process.returncode == 0 else None
    finally:
        _end()
    return rendering


def _end() -> None:
    """Ends the second process, finished or not."""
    global _process
    process, _process = _process, None
    if process is not None:
        with contextlib.suppress(OSError), process:  # it may have ended before it took what was sent
            process.kill()
