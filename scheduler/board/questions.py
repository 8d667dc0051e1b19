"""Questions about moves, for a worker of their own: the newest wins, and a change is never given up for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from scheduler.board.jobs import Jobs

#: What is only asked: it is given up when something newer is asked.
QUESTIONS = frozenset(("targets", "price", "why"))


class Questions:
    """A worker that answers one question or change after the other. `tell` is called with what a question is told:
    `{"asker", ...}`, at its end with `{"asker", "ended"}`; `writers` and `folder` as for jobs.
    """

    def __init__(
        self,
        tell: Callable[[Mapping[str, Any]], None],
        writers: Callable[[], Collection[int]] = tuple,
        folder: Path | None = None,
    ) -> None:
        self._tell = tell
        self._jobs = Jobs(self._heard, writers, folder)
        self._turn = asyncio.Lock()
        self._newest = 0
        self._over: asyncio.Future[Mapping[str, Any]] | None = None
        self._asker = ""
        self._left: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        """The worker is there, or is being made."""
        await self._jobs.start()

    async def ready(self, seconds: float) -> None:
        """As of jobs."""
        await self._jobs.ready(seconds)

    async def end(self) -> None:
        """The worker is gone."""
        await self._jobs.end()

    @property
    def pid(self) -> int | None:
        """The process of the worker, if there is one."""
        return self._jobs.pid

    def take_over(self, folder: Path) -> None:
        """What another worker has left for later in the folder is written by this one, as what follows a move."""
        task = asyncio.create_task(self._answered({"do": "leave", "folder": str(folder)}))
        self._left.add(task)
        task.add_done_callback(self._left.discard)

    async def _answered(self, job: Mapping[str, Any]) -> None:
        """It is done when it is its turn; no question is given up for it."""
        async with self._turn:
            self._over, self._asker = asyncio.get_running_loop().create_future(), ""
            await self._jobs.put(job, "")
            await self._over

    async def finish(self) -> None:
        """What the worker has left for later is written: files are taken home or published that follow a move."""
        await asyncio.gather(*self._left, return_exceptions=True)  # the worker may just be being made
        if self.pid is not None:
            await self.ask({"do": "rest"})

    async def ask(self, job: Mapping[str, Any], asker: str = "") -> Mapping[str, Any] | None:
        """How the question or change ended; None for a question that a newer one has overtaken before it began."""
        self._newest += 1
        number = self._newest
        await self.give_up()
        async with self._turn:
            if job["do"] in QUESTIONS and number != self._newest:
                return None
            self._over, self._asker = asyncio.get_running_loop().create_future(), asker
            await self._jobs.put(job, "")
            if job["do"] in QUESTIONS and number != self._newest:
                await self.give_up()
            return await self._over

    async def give_up(self) -> None:
        """The question that is being answered ends soon; a change does not."""
        running = self._jobs.running
        if running is not None and running["do"] in QUESTIONS:
            await self._jobs.stop(running["id"])

    def _heard(self, job: Mapping[str, Any]) -> None:
        if "ended" in job:
            if self._asker:
                self._tell({"asker": self._asker, "ended": job["ended"]})
            if self._over is not None and not self._over.done():
                self._over.set_result(job["ended"])
        elif "told" in job and self._asker:
            self._tell({"asker": self._asker, **job["told"]})
