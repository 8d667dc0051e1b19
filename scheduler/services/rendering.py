"""All files of a programme, rendered by a second process that loads what printing needs while this one solves.

A command that runs in a process of its own starts the second one at once, and hands it event and programme when there
are any. Whatever becomes of it, the files are rendered here then.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports import Rendering
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

_SCRIPT = "import sys; sys.path[:] = {path}; from {package}.rendering_process import serve; serve()"
_process: subprocess.Popen[bytes] | None = None


@contextlib.contextmanager
def second_process() -> Iterator[None]:
    """Within, `render_all` has a process that it can leave its work to; none is left at the end.

    On one core there is none: the two would wait for each other.
    """
    global _process
    if (os.cpu_count() or 1) > 1 and sys.executable:
        _process = _started()
    try:
        yield
    finally:
        _end()


def render_all(event: Event, programme: Programme, chosen: Sequence[str], edition: Edition) -> Rendering:
    """The files that `exports.render` gives of the chosen formats or, where there are none, of all."""
    from exports import render

    formats = tuple(chosen) or None
    return _answered(event, programme, formats, edition) or render(event, programme, formats, edition)


def _started() -> subprocess.Popen[bytes] | None:
    script = _SCRIPT.format(path=repr(sys.path), package=__package__)
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_own_group(),
        )
    return None


def _own_group() -> dict[str, Any]:
    """Options that keep Ctrl-C, which the terminal sends to all processes of a group, from the second process."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"process_group": 0}


def _answered(
    event: Event, programme: Programme, formats: tuple[str, ...] | None, edition: Edition
) -> Rendering | None:
    """What the second process makes of it; None if there is none, or if it fails: by what, is told if it happens here
    too.
    """
    if _process is None:
        return None
    try:
        answer, _ = _process.communicate(pickle.dumps((event, programme, formats, edition)))
        rendering: Rendering | None = pickle.loads(answer) if answer and _process.returncode == 0 else None
    finally:
        _end()
    return rendering


def _end() -> None:
    """The second process is gone, whatever it is about."""
    global _process
    process, _process = _process, None
    if process is not None:
        with process:
            process.kill()
