"""Of the news of the day that a browser does not read in time, it is told how many are missing."""

from __future__ import annotations

import asyncio
import json
import re

import pytest

from scheduler.board.changes import News


async def waiting(told: int) -> list[tuple[str, str]]:
    """What a page hears, by event and data, that begins to read when so many news are told."""
    news, lines = News(), ""

    async def rev() -> str:
        return "r"

    stream = news.stream(rev)
    await anext(stream)
    for number in range(told):
        news.tell("progress", {"number": number})
    while f'"number": {told - 1}' not in lines:
        lines += (await anext(stream)).decode()
    await stream.aclose()
    return re.findall(r"event: (.*)\ndata: (.*)\n\n", lines)


@pytest.mark.parametrize("told", [1, 100, 101, 102, 350])
def test_every_piece_of_news_is_told_or_counted_in_both_languages(told: int) -> None:
    lines = asyncio.run(waiting(told))
    kept = [json.loads(data)["number"] for event, data in lines if event == "progress"]
    assert kept == list(range(told))[-len(kept) :], "the newest, in their order"
    missed = [json.loads(data) for event, data in lines if event == "missed"]
    counts = [{int(re.search(r"\d+", text[each])[0]) for each in ("fr", "en")} for text in missed]  # type: ignore[index]
    assert counts == ([{told - len(kept)}] if told > len(kept) else [])
    assert all(text["fr"] != text["en"] for text in missed)
