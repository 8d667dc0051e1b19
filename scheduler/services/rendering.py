"""All files of a programme, on two cores where there are two: the booklet takes as long as everything else together."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from exports import Rendering, preload, render, unasked
from scheduler.edition import DRAFT

if TYPE_CHECKING:
    from scheduler.edition import Edition
    from scheduler.event import Event
    from scheduler.programme import Programme

_APART = "booklet"
_loading: list[threading.Thread] = []


def load_early() -> None:
    """Loads the libraries of the formats in a thread, while the solver works."""
    _loading.append(threading.Thread(target=preload, daemon=True))
    _loading[-1].start()


def render_all(event: Event, programme: Programme, chosen: Sequence[str], edition: Edition = DRAFT) -> Rendering:
    """What `exports.render` gives, of the chosen formats or, where there are none, of all."""
    while _loading:
        _loading.pop().join()
    if chosen or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return render(event, programme, chosen or None, edition)
    return _forked(event, programme, edition)


def _forked(event: Event, programme: Programme, edition: Edition = DRAFT) -> Rendering:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(event, programme, edition, reading, writing)
    os.close(writing)
    mine = render(event, programme, [name for name in unasked(edition) if name != _APART], edition)
    with open(reading, "rb") as stream:
        answer = stream.read()
    stopped = os.waitpid(child, 0)[1] != 0  # by what, is told if it happens here too
    other: Rendering = render(event, programme, [_APART], edition) if stopped else pickle.loads(answer)
    return Rendering({**mine.files, **other.files}, (*mine.remarks, *other.remarks))


def _answer(event: Event, programme: Programme, edition: Edition, reading: int, writing: int) -> None:
    """Writes the booklet to the pipe and ends this process, without what the parent would do at its own end."""
    code = 1
    try:
        os.close(reading)
        with open(writing, "wb") as stream:
            pickle.dump(render(event, programme, [_APART], edition), stream)
        code = 0
    finally:
        os._exit(code)
