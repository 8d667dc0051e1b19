"""The second process of `rendering`: loads what the formats need, waits for a programme, and renders its files.

Its work is read from standard input and answered on standard output, both pickled. Where processes can be forked, the
booklet, which takes as long as everything else together, is rendered beside the rest.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from exports import USUAL, Options, Rendering, preload, prepare, render, together, unasked
from scheduler.processes.ending import end_now
from scheduler.processes.limited import end_with_parent
from scheduler.processes.standing import received

if TYPE_CHECKING:
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

_APART = "booklet"


def serve() -> None:
    """Renders one programme and ends; ends too if the process that started it is gone.

    It may be given the event before, and prepares then for what is to come.
    """
    end_with_parent()
    gc.set_threshold(200_000, 50, 50)  # what libraries load stays: there is little to collect
    answering, sys.stdout = sys.stdout.buffer, sys.stderr  # where libraries may print
    given: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(given,), daemon=True).start()
    preload()
    work = _loaded(given.get())
    if work is not None and not isinstance(work, tuple):
        prepare(work, lambda: not given.empty())
        work = _loaded(given.get())
    if work is not None:
        answering.write(pickle.dumps(_rendered(*work)))
        answering.flush()
    end_now(0)


def _listen(given: SimpleQueue[bytes | None]) -> None:
    """Takes what is given as soon as it comes, so that nobody waits for this process to have loaded its libraries."""
    while (content := received(sys.stdin.buffer)) is not None:
        given.put(content)
    given.put(None)


def _loaded(content: bytes | None) -> Any:
    return None if content is None else pickle.loads(content)


def _rendered(
    event: Event, programme: Programme, formats: tuple[str, ...] | None, edition: Edition, options: Options
) -> Rendering:
    names = unasked(edition) if formats is None else formats
    if _APART not in names or len(names) == 1 or not hasattr(os, "fork"):
        return render(event, programme, names, edition, options)
    return forked(event, programme, names, edition, options)


def forked(
    event: Event, programme: Programme, names: tuple[str, ...], edition: Edition, options: Options = USUAL
) -> Rendering:
    """The rendering of all formats; a fork of this process renders the booklet."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(event, programme, edition, reading, writing)
    os.close(writing)
    rest = render(event, programme, [name for name in names if name != _APART], edition, options)
    with open(reading, "rb") as stream:
        answer = stream.read()
    stopped = os.waitpid(child, 0)[1] != 0  # this process reports the reason, if it fails too
    booklet: Rendering = render(event, programme, [_APART], edition) if stopped else pickle.loads(answer)
    return together((rest, booklet))


def _answer(event: Event, programme: Programme, edition: Edition, reading: int, writing: int) -> None:
    """Writes the booklet to the pipe and ends this process without the exit handlers of the parent."""
    code = 1
    try:
        end_with_parent()  # threads do not go along into a fork
        os.close(reading)
        with open(writing, "wb") as stream:
            pickle.dump(render(event, programme, [_APART], edition), stream)
        code = 0
    finally:
        os._exit(code)
