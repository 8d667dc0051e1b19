"""News for everybody who looks at the board: what changed in the folder, and how far a search is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from scheduler.board.looks import look_of
from scheduler.board.page_words import text_data
from scheduler.language.counted import counted
from scheduler.language.message import Message, message

#: The seconds between two looks at the folder, and after which a silent stream is kept awake.
_LOOK, _AWAKE = 1.0, 15.0
#: The most news that wait for a browser; of more the oldest are dropped, and it is told how many they were.
_WAITING = 100


class _Reader:
    """The news that wait for one page."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue(_WAITING)
        self._dropped = 0

    def put(self, line: bytes | None) -> None:
        """A line comes behind the others, None at the end of all; where there are too many, the oldest is dropped."""
        if self._waiting.full():
            self._waiting.get_nowait()
            self._dropped += 1
        self._waiting.put_nowait(line)

    async def get(self) -> bytes | None:
        """The next line, behind how many were dropped; a sign of life where none comes for a while."""
        try:
            line = await asyncio.wait_for(self._waiting.get(), _AWAKE)
        except TimeoutError:
            return b": awake\n\n"
        dropped, self._dropped = self._dropped, 0
        return _line("missed", text_data(_missed(dropped))) + line if line and dropped else line


class News:
    """The streams of events of all open pages; `heard` is set once there is one."""

    def __init__(self) -> None:
        self.heard = asyncio.Event()
        self._readers: set[_Reader] = set()
        self._over = False

    def tell(self, event: str, data: Mapping[str, Any] | None = None) -> None:
        """Every open page is told."""
        line = _line(event, data or {})
        for reader in self._readers:
            reader.put(line)

    async def stream(self, rev: Callable[[], Awaitable[str]]) -> AsyncGenerator[bytes, None]:
        """The news for one page, until it goes or the board ends; first what `rev` calls the files as they are now.

        A page that shows other files has missed a change before it listened. The files are read once it listens, so
        that no change falls in between.
        """
        reader = _Reader()
        self._readers.add(reader)
        try:
            yield _line("rev", {"rev": await rev()})
            self.heard.set()
            while not self._over:
                line = await reader.get()
                if line is None:
                    return
                yield line
        finally:
            self._readers.discard(reader)

    def end(self) -> None:
        """Every stream ends: a server waits for its streams otherwise."""
        self._over = True
        for reader in self._readers:
            reader.put(None)


def _missed(count: int) -> Message:
    earlier = counted(
        count,
        ("nouvelle plus ancienne", "earlier piece of news"),
        ("nouvelles plus anciennes", "earlier pieces of news"),
    )
    return message(
        "Non annoncé : {earlier} ; la page montre le dossier tel qu’il est",
        "Not told: {earlier}; the page shows the folder as it is",
        earlier=earlier,
    )


def _line(event: str, data: Mapping[str, Any]) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


async def watch(folder: Path, news: News, look: Callable[[], bool] = lambda: False) -> None:
    """Every open page is told when a file of the folder has changed, whoever wrote it; until cancelled.

    `look` is called in a thread before they are told; where it finds something, pages that show these files are drawn
    anew too.
    """
    seen = await asyncio.to_thread(look_of, folder)
    while True:
        await asyncio.sleep(_LOOK)
        now = await asyncio.to_thread(look_of, folder)
        if now != seen:
            seen = now
            found = await asyncio.to_thread(look)
            news.tell("changed", {} if found else {"look": now})
