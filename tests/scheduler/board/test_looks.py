"""How a folder looks is told with each change, so that a page that shows it already is not drawn anew."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.board import changes
from scheduler.board.changes import News, watch
from scheduler.board.looks import LOOK, look_of
from tests.scheduler.board.asking import Visitor


def test_a_page_looks_as_the_change_that_it_shows_said(visitor: Visitor, one_talk: Path) -> None:
    before = look(visitor.see("/data"))
    assert before == look_of(one_talk)
    edit = {"file": "talks.csv", "id": "T1", "row": 2, "key": "title", "expected": "Only", "value": "Other"}
    answer = visitor.ask("PATCH", "/api/sheet/talks", json.dumps([edit]).encode())
    told = answer.headers[LOOK]
    assert told == look(visitor.see("/data")) == look_of(one_talk) != before
    (one_talk / "talks.csv").write_bytes((one_talk / "talks.csv").read_bytes())
    assert look_of(one_talk) != told


def look(page: str) -> str:
    found = re.search(r'data-look="(\w+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("found", [False, True])
def test_who_watches_tells_how_it_looks_unless_there_is_more_to_tell(
    monkeypatch: pytest.MonkeyPatch, one_talk: Path, found: bool
) -> None:
    monkeypatch.setattr(changes, "_LOOK", 0.01)
    looked = threading.Event()
    monkeypatch.setattr(changes, "look_of", lambda folder: (look_of(folder), looked.set())[0])
    told = asyncio.run(heard(one_talk, lambda: found, looked))
    assert told == ({} if found else {"look": look_of(one_talk)})


async def heard(folder: Path, look: Callable[[], bool], looked: threading.Event) -> object:
    """What is told of a file that somebody saves after the first look."""
    news = News()

    async def rev() -> str:
        return "r"

    stream = news.stream(rev)
    await anext(stream)
    watching = asyncio.create_task(watch(folder, news, look))
    assert await asyncio.to_thread(looked.wait, 30)
    (folder / "voeux.csv").write_text("x")
    line = (await asyncio.wait_for(anext(stream), 30)).decode()
    watching.cancel()
    await stream.aclose()
    assert line.startswith("event: changed\n")
    return json.loads(line.partition("data: ")[2])
