"""The first page has the processor to itself until it listens; then that worker comes which is likelier to be asked."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.application import Board
from scheduler.board.guard import Keys
from tests.scheduler.board.asking import HOST, PORT, asked


class Worker:
    """Notes what is asked of it."""

    running = pid = None

    def __init__(self, name: str, order: list[str]) -> None:
        self.name, self.order = name, order

    def answer(self, _: str) -> None:
        """No job has ended."""

    async def start(self) -> None:
        self.order.append(f"{self.name} starts")

    async def ready(self, _: float) -> None:
        await asyncio.sleep(0)
        self.order.append(f"{self.name} is ready")

    async def end(self) -> None:
        self.order.append(f"{self.name} ends")

    def take_over(self, folder: Path) -> None:
        self.order.append(f"{self.name} write the rest of {folder.name}")


async def listen(board: Any) -> None:
    """A page hears the news of the board."""
    async for _ in board.news.stream(board.rev):
        pass


@pytest.mark.parametrize("has_programme", [True, False])
def test_workers_come_after_the_first_page_one_after_the_other(made: Path, tmp_path: Path, has_programme: bool) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    if not has_programme:
        shutil.rmtree(folder / "out")
    order: list[str] = []

    async def lived() -> None:
        board: Any = Board(folder, Keys(PORT), "en")
        board.jobs, board.questions = Worker("search", order), Worker("moves", order)
        app, cookie = board.application(), f"{board.keys.cookie}={board.keys.session}"
        async with board.life():
            await asyncio.sleep(0.05)
            order.append("page")
            assert (await asked(app, "GET", "/", {"host": HOST, "cookie": cookie})).status == 200
            await asyncio.sleep(0.05)
            order.append("scripts")
            listening = asyncio.create_task(listen(board))
            async with asyncio.timeout(20):
                while len(order) < 6:
                    await asyncio.sleep(0.01)
            listening.cancel()

    asyncio.run(lived())
    names = ("moves", "search") if has_programme else ("search", "moves")
    assert order[:6] == ["page", "scripts", *(f"{name} {what}" for name in names for what in ("starts", "is ready"))]
    assert sorted(order[6:]) == ["moves ends", "search ends"]


@pytest.mark.parametrize("behind", [True, False])
def test_files_that_a_killed_board_left_behind_are_written_by_the_next(
    made: Path, tmp_path: Path, behind: bool
) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    if behind:
        manifest = folder / "out" / ".journee" / "manifest.json"
        manifest.write_text(re.sub('"others": "[0-9a-f]+"', '"others": "of another programme"', manifest.read_text()))
    order: list[str] = []

    async def lived() -> None:
        board: Any = Board(folder, Keys(PORT), "en")
        board.jobs, board.questions = Worker("search", order), Worker("moves", order)
        board.news.heard.set()
        await board._start()

    asyncio.run(lived())
    assert order[4:] == ["moves write the rest of event"] * behind
