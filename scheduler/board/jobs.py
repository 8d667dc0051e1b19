"""Jobs for the worker: one at a time, for everybody who looks at the board, with the newest progress of each."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from scheduler.board import words
from scheduler.board.page_words import text_data
from scheduler.processes.standing import own_group

#: The greatest length of a line of the worker, in bytes.
_LONGEST = 1 << 26


class Busy(Exception):
    """A job is running already."""


class Jobs:
    """The worker and its job. `tell` is called with what there is to know: `{"id", "do", "progress" | "ended"}`;
    `writers` gives the processes whose writing a job waits for; `folder` is read by a new worker before it is asked.
    """

    def __init__(
        self,
        tell: Callable[[Mapping[str, Any]], None],
        writers: Callable[[], Collection[int]] = tuple,
        folder: Path | None = None,
    ) -> None:
        self._tell, self._writers, self._folder = tell, writers, folder
        self._process: asyncio.subprocess.Process | None = None
        self._starting = asyncio.Lock()
        self._ready = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None
        self._last = 0
        self._running: dict[str, Any] | None = None
        self._ended: dict[str, Any] | None = None

    @property
    def pid(self) -> int | None:
        """The process of the worker, if there is one."""
        return self._process.pid if self._process is not None else None

    @property
    def running(self) -> Mapping[str, Any] | None:
        """The job that runs, with its newest progress."""
        return self._running

    def answer(self, rev: str) -> Mapping[str, Any] | None:
        """The job that ended last, with its answer, if it was asked of the files as they are in `rev`."""
        return self._ended if self._ended is not None and self._ended["rev"] == rev else None

    async def start(self) -> None:
        """The worker is there, or is being made: it takes a second or two to load the solver."""
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                self._process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "scheduler.board.worker", *([str(self._folder)] if self._folder else [])),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    limit=_LONGEST,
                    **own_group(),
                )
                self._reading = asyncio.create_task(self._listen(self._process))

    async def ready(self, seconds: float) -> None:
        """The worker has loaded the solver, or has not within so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), seconds)

    async def put(self, job: Mapping[str, Any], rev: str) -> int:
        """The number of the job, which has begun; `rev` names the files as they are. Raises Busy; OSError where
        there is no worker to be had.
        """
        if self._running is not None:
            raise Busy
        self._last += 1
        self._running = {"id": self._last, "do": job["do"], "way": job.get("way"), "news": job.get("news"), "rev": rev}
        try:
            await self.start()
        except BaseException:
            self._running = None
            raise
        number = self._last
        self._tell(self._running)
        await self._send({**job, "id": number, "ours": list(self._writers())})
        return number

    async def stop(self, number: int) -> bool:
        """True if the job of that number ran: it ends soon, and what it has is its answer."""
        if self._running is None or self._running["id"] != number:
            return False
        await self._send({"stop": number})
        return True

    async def end(self) -> None:
        """The worker is gone."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if self._reading is not None:
            self._reading.cancel()

    async def _send(self, data: Mapping[str, Any]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(data).encode() + b"\n")
        with contextlib.suppress(ConnectionError):  # the worker has died, which its listener tells
            await self._process.stdin.drain()

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        with contextlib.suppress(ValueError):  # what it says cannot be understood: it ends as if it had died
            async for line in process.stdout:
                self._heard(json.loads(line))
        if self._process is not process:
            return
        self._process, job = None, self._running  # the next job gets another one
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        if job is not None:
            self._heard({"id": job["id"], "ended": {"status": "fault", "text": text_data(words.FAULT)}})

    def _heard(self, said: Mapping[str, Any]) -> None:
        if "ready" in said:
            self._ready.set()
        if self._running is None or said.get("id") != self._running["id"]:
            return
        job = {**self._running, **said}
        if "ended" in said:
            self._ended, self._running = self._kept(job), None
        else:
            self._running = {key: value for key, value in job.items() if key != "told"}  # progress stays; it was told
        self._tell(job)

    def _kept(self, job: dict[str, Any]) -> dict[str, Any]:
        """What stays of a job that ended: where a way out could not be taken, the ways, with the reason; where
        one was tried, the ways, with its programme.
        """
        job = {**job, "rev": job["ended"].get("rev", job["rev"])}  # it may have changed the files itself
        if job["do"] not in ("apply", "try", "choose") or self.answer(job["rev"]) is None:
            return job
        if job["ended"]["status"] == "taken":  # the others may be looked at, and taken, further
            return {key: value for key, value in (self._ended or {}).items() if key != "refused"}
        if job["ended"]["status"] == "tried":
            kept = {key: value for key, value in (self._ended or {}).items() if key != "refused"}
            return {**kept, "tried": {**job["ended"], "way": job["way"]}}
        if job["ended"]["status"] == "applied":
            return job
        return {**(self._ended or {}), "refused": {**job["ended"], "way": job["way"]}}
