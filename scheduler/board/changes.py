"""News for everybody who looks at the board: what changed in the folder, and how far a search is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

#: The seconds between two looks at the folder, and after which a silent stream is kept awake.
_LOOK, _AWAKE = 1.0, 15.0
#: The most news that wait for a browser; of more the oldest are dropped.
_WAITING = 100


class News:
    """The streams of events of all open pages."""

    def __init__(self) -> None:
        self._readers: set[asyncio.Queue[bytes | None]] = set()
        self._over = False

    def tell(self, event: str, data: Mapping[str, Any] | None = None) -> None:
        """Every open page is told."""
        line = _line(event, data or {})
        for reader in self._readers:
            if reader.full():
                reader.get_nowait()
            reader.put_nowait(line)

    async def stream(self, rev: Callable[[], Awaitable[str]]) -> AsyncGenerator[bytes, None]:
        """The news for one page, until it goes or the board ends; first what `rev` calls the files as they are now.

        A page that shows other files has missed a change before it listened. The files are read once it listens, so
        that no change falls in between.
        """
        reader: asyncio.Queue[bytes | None] = asyncio.Queue(_WAITING)
        self._readers.add(reader)
        try:
            yield _line("rev", {"rev": await rev()})
            while not self._over:
                try:
                    line = await asyncio.wait_for(reader.get(), _AWAKE)
                except TimeoutError:
                    line = b": awake\n\n"
                if line is None:
                    return
                yield line
        finally:
            self._readers.discard(reader)

    def end(self) -> None:
        """Every stream ends: a server waits for its streams otherwise."""
        self._over = True
        for reader in self._readers:
            if reader.full():
                reader.get_nowait()
            reader.put_nowait(None)


def _line(event: str, data: Mapping[str, Any]) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


async def watch(folder: Path, news: News, look: Callable[[], None] = lambda: None) -> None:
    """Every open page is told when a file of the folder has changed, whoever wrote it; until cancelled.

    `look` is called in a thread before they are told.
    """
    seen = await asyncio.to_thread(_looks, folder)
    while True:
        await asyncio.sleep(_LOOK)
        now = await asyncio.to_thread(_looks, folder)
        if now != seen:
            seen = now
            await asyncio.to_thread(look)
            news.tell("changed")


def _looks(folder: Path) -> frozenset[tuple[str, int, int, int]]:
    """Name, size, time and number of each file that the board shows."""
    looks = set()
    for place in (folder, folder / "out", folder / "releases", folder / "proposals"):
        try:
            for path in place.iterdir():
                state = path.lstat()
                looks.add((f"{place.name}/{path.name}", state.st_size, state.st_mtime_ns, state.st_ino))
        except OSError:
            continue
    return frozenset(looks)
