"""Each page is told of the others that are open, and of what is being written there; of itself nothing."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.presence import others
from tests.scheduler.board.asking import Visitor, asked


class Listener:
    """A page that listens under a name, until it goes."""

    def __init__(self, visitor: Visitor, name: str) -> None:
        self._visitor, self.name = visitor, name
        self.all: dict[str, dict[str, str]] = {}
        self._gone = asyncio.Event()
        self._task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        headers = [(name.encode(), value.encode()) for name, value in self._visitor.headers.items()]
        query = f"page={self.name}".encode()
        scope = {"type": "http", "method": "GET", "path": "/events", "query_string": query, "headers": headers}
        scope |= {"root_path": "", "asgi": {"spec_version": "2.3"}, "raw_path": b"/events"}

        async def receive() -> Any:
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(event: Any) -> None:
            for line in event.get("body", b"").decode().split("\n\n"):
                if line.startswith("event: presence"):
                    self.all = json.loads(line.partition("data: ")[2])

        await self._visitor.app(scope, receive, send)

    @property
    def told(self) -> Any:
        """What this page was told last of the others; None before."""
        return self.all.get(self.name)

    async def go(self) -> None:
        self._gone.set()
        await self._task


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if holds():
            return
        await asyncio.sleep(0.002)
    pytest.fail("what should have been told was not")


async def say(visitor: Visitor, page: str, at: str) -> None:
    body = json.dumps({"page": page, "at": at}).encode()
    assert (await asked(visitor.app, "POST", "/api/here", visitor.headers, body)).status == 202


def test_pages_hear_of_each_other_and_of_who_goes(one_talk: Path) -> None:
    async def scene() -> None:
        visitor = Visitor(one_talk)
        first = Listener(visitor, "a")
        await until(lambda: first.told == {"fr": "", "en": ""})
        second, again = Listener(visitor, "b"), Listener(visitor, "b")
        await until(lambda: first.all == second.all == again.all != {})
        assert (first.told["en"], second.told["en"]) == ("1 other window on this folder",) * 2
        await say(visitor, "b", "T07 · <b>titre")
        await say(visitor, "nobody", "T08")
        await until(lambda: "T07" in first.told["fr"] and first.all == second.all)
        assert re.sub(r"\s", " ", first.told["fr"]) == "1 autre fenêtre sur ce dossier : T07 · <b>titre"
        assert "T07" not in second.told["en"], "nobody is told of himself"
        await second.go()
        await say(visitor, "b", "T09")  # its newer stream is there
        await until(lambda: first.told["en"].endswith("T09"))
        await again.go()
        await until(lambda: first.told["en"] == "")
        await first.go()
        visitor.board.end()

    asyncio.run(scene())


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"page": 1, "at": ""}', b'{"page": "a", "at": ["x"]}'])
def test_a_body_that_no_page_sends_is_none(one_talk: Path, body: bytes) -> None:
    assert Visitor(one_talk).ask("POST", "/api/here", body).status == 400


def test_what_is_written_is_told_in_short_and_once() -> None:
    assert others(["x" * 1000, "x" * 1000, "  "]).en.count("xxx") < 100
    assert others(["T1", "T1", ""]).en == "3 other windows on this folder: T1"
    two = others(["T1", "T2"])
    assert (two.en.partition(": ")[2], two.fr.partition(": ")[2]) == ("T1; T2", "T1\u202f; T2")
