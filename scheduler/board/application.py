"""The board as an application: each address is a reading of the folder, or one service that changes it."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from scheduler.board import words
from scheduler.board.change_routes import Changing
from scheduler.board.changes import News, watch
from scheduler.board.column_routes import Columns
from scheduler.board.content_routes import Content
from scheduler.board.drawn_rows import ShownRows
from scheduler.board.entrance import LANGUAGE, Entrance, language_of
from scheduler.board.failures import refused
from scheduler.board.folder_view import FolderView, sources_of, view
from scheduler.board.guard import Guard, Keys
from scheduler.board.job_routes import Asking
from scheduler.board.jobs import Jobs
from scheduler.board.looks import LOOK, look_of
from scheduler.board.move_routes import Moving
from scheduler.board.outside import Outside
from scheduler.board.pages import PAGES, page
from scheduler.board.patience import BETWEEN, Patience
from scheduler.board.presence import Present
from scheduler.board.questions import Questions
from scheduler.board.readings import Left, Readings
from scheduler.board.refusals import NotThere, NotUnderstood, SearchRuns
from scheduler.board.seldom import Seldom
from scheduler.board.setting_routes import Setting
from scheduler.board.state_route import Telling
from scheduler.board.static_files import packed_files, static_files, static_place
from scheduler.board.templating import compile_templates
from scheduler.domain.errors import JourneeError
from scheduler.language.message import Language, Message
from scheduler.services.copied_folder import recognise_copied
from scheduler.services.current_programme import OUT
from scheduler.services.undoing import history
from scheduler.storage.lock import cut_off, writer_of
from scheduler.storage.lock_holder import Holder, LockHeld
from scheduler.storage.output_folder import is_behind

#: What is asked of the board besides pages: each group has its addresses in a file of its own; `Seldom` has more.
GROUPS = (Present, Telling, Content, Changing, Columns, Asking, Moving, Setting)

#: The seconds for which the workers wait until a page is there and listens, and the second one for the first.
_THERE, _LOADED = 3.0, 10.0


class Board:
    """One folder, everybody who looks at it, and the worker that answers for it; each page tells what was `told` of how
    the folder was made, until it has been seen.
    """

    def __init__(self, folder: Path, keys: Keys, language: Language, told: Sequence[Message] = ()) -> None:
        self.folder, self.keys, self.language = folder, keys, language
        self.news = News()
        self.jobs = Jobs(self._job_told, self.writers, folder)
        self.questions = Questions(lambda told: self.news.tell("told", told), self.writers, folder)
        self.interrupted = cut_off(folder)
        recognise_copied(folder)
        self.told = tuple(told)
        self.outside = Outside(folder)
        self.readings, self._shown = Readings(), ShownRows()
        self._has_programme = False

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    async def show(self, request: Request, name: str, more: Mapping[str, Any] = MappingProxyType({})) -> Response:
        """The page `name` of the folder as it is now; `more` is what its template needs besides."""
        language = self.language_of(request)
        rows = self._shown.page(request.headers.get("x-journee-page", "")) if name == "data" else None
        shown, html = await self._made(name, language, request.query_params, {"rows": rows, **more})
        self._has_programme = shown.programme is not None
        response = HTMLResponse(html)
        if "lang" in request.query_params:
            response.set_cookie(LANGUAGE, language, httponly=True, samesite="strict")
        return response

    async def _made(
        self, name: str, language: Language, query: Mapping[str, str], more: Mapping[str, Any]
    ) -> tuple[FolderView, str]:
        """The folder as it is now, and a page of it."""
        # the look first: what changes meanwhile is told; then the history: no page tells a move that its grid lacks
        look, steps, shown = await asyncio.to_thread(
            lambda: (look_of(self.folder), history(self.folder), view(self.folder))
        )
        rev = self.name_of(shown.sources)
        values = {
            "token": self.keys.token,
            "static": static_place(self.keys),
            "rev": rev,
            "look": look,
            "job": self.jobs.running,
            "answer": self.jobs.answer(rev),
            "history": steps,
            "fixable": shown.inspection.is_fixable,
            "query": query,
            "shown": query.get("view", ""),
            "outside": self.outside.news,
            "interrupted": self.interrupted,
            "made": self.told,
            "writer": self._writer(),
            "rows": None,
            **more,
        }
        return shown, await asyncio.to_thread(page, name, shown, language, values)

    async def seen(self, _: Request) -> Response:
        """What others did has been seen, and how the folder was made."""
        self.interrupted, self.told = None, ()
        self.outside.seen()
        self.news.tell("changed")
        return JSONResponse({})

    async def rev(self) -> str:
        """The name of the files as they are now."""
        return self.name_of(await asyncio.to_thread(sources_of, self.folder))

    def name_of(self, sources: Mapping[str, bytes]) -> str:
        """The name of the files as they were read, by which a change says what its page has shown."""
        return self.readings.name_of(sources)

    def reading_of(self, request: Request) -> Mapping[str, bytes] | None:
        """The files as the page that asks has shown them; None for an old page."""
        return self.readings.of(request.headers.get("x-journee-rev", ""))

    def language_of(self, request: Request) -> Language:
        """The language that the page was asked for once, else that of the browser, else the one of the start."""
        return language_of(request, self.language)

    # ── what is answered ─────────────────────────────────────────────────────────────────────────────────────────────

    async def changed(self, request: Request, change: Callable[[bool], object], to: str = "") -> Response:
        """The answer to a change, made in a thread: the name of the files after it, and the page `to` which it leads.
        Every open page is told of it; the header of the answer says how the folder looks.
        """
        anyway = request.headers.get("x-journee-anyway") == "yes"
        try:
            left = await self._patiently(change, anyway)
        except LockHeld as error:
            if error.holder is not None and error.holder.pid == self.jobs.pid:
                raise SearchRuns from None
            raise
        header = await self.tell_changed()
        if isinstance(left, Left):
            rev = None if left.sources is None else self.name_of(left.sources)
        else:
            rev = await self.rev()
        return JSONResponse({"rev": rev, "to": to} if to else {"rev": rev}, headers=header)

    async def tell_changed(self) -> Mapping[str, str]:
        """Tells every open page how the folder looks now; the header that says it in the answer to a change."""
        look = await asyncio.to_thread(look_of, self.folder)
        self.news.tell("changed", {"look": look})
        return {LOOK: look}

    async def _patiently(self, change: Callable[[bool], object], anyway: bool) -> object:
        """The change is made, later where the folder is just being written, as by the worker behind a move."""
        patience = Patience(self.writers())
        while True:
            try:
                return await asyncio.to_thread(change, anyway)
            except LockHeld as error:
                if not patience.lasts(error):
                    raise
            await asyncio.sleep(BETWEEN)

    def writers(self) -> Collection[int]:
        """The processes of this board that write for a while and not as long as a search lasts."""
        return [os.getpid(), *([self.questions.pid] if self.questions.pid is not None else [])]

    def _writer(self) -> Holder | None:
        """Who writes the folder and is no process of this board."""
        writer = writer_of(self.folder)
        return None if writer is None or writer.pid in (*self.writers(), self.jobs.pid) else writer

    async def _refused(self, request: Request, error: Exception) -> Response:
        return refused(request, self.language_of(request), error)

    async def _not_there(self, request: Request, _: Exception) -> Response:
        return refused(request, self.language_of(request), NotThere())

    async def _no_such_method(self, request: Request, _: Exception) -> Response:
        answer = refused(request, self.language_of(request), NotUnderstood())
        answer.status_code = 405
        return answer

    def _job_told(self, job: Mapping[str, Any]) -> None:
        if "progress" in job and "ended" not in job:
            self.news.tell("progress", {**job["progress"], **words.progress(job["progress"])})
        else:
            self.news.tell("changed")
        if job.get("ended", {}).get("left"):
            self.questions.take_over(self.folder)

    # ── the application ──────────────────────────────────────────────────────────────────────────────────────────────

    def application(self, *, alone: bool = True) -> Guard:
        """The ASGI application, guarded; unless `alone`, another one lives its `life`."""
        routes = [
            *Entrance(self.keys, self.language).routes(),
            Route("/api/seen", self.seen, methods=["POST"]),
            *(Route(f"/{name}", self._page(name)) for name in PAGES),
            *(route for group in GROUPS for route in group(self).routes()),
            static_files(self.keys),
        ]
        handlers: dict[Any, Any] = dict.fromkeys((JourneeError, OSError, Exception), self._refused)
        handlers |= {404: self._not_there, 405: self._no_such_method}
        life = (lambda _: self.life()) if alone else None
        starlette = Starlette(routes=routes, exception_handlers=handlers, lifespan=life)
        starlette.router.default = Seldom(self)
        return Guard(starlette, self.keys)

    def _page(self, name: str) -> Callable[[Request], Any]:
        async def shown(request: Request) -> Response:
            return await self.show(request, name)

        return shown

    def end(self) -> None:
        """Every stream ends."""
        self.news.end()

    async def _start(self) -> None:
        """The first page and its files are made while the browser starts, which then waits for nothing; until its
        scripts are there it has no rivals for the processor. Then both workers are there: where there is a programme
        the first move is sooner than a search.
        """
        with contextlib.suppress(Exception):  # what is wrong is told to who asks
            await self._made("", self.language, {}, {})
            await asyncio.to_thread(packed_files)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.news.heard.wait(), _THERE)
        workers: tuple[Jobs | Questions, ...] = (self.questions, self.jobs)
        for worker in workers if self._has_programme else workers[::-1]:
            await worker.start()
            await worker.ready(_LOADED)
        if await asyncio.to_thread(is_behind, self.folder / OUT):  # whoever was to write them was killed
            self.questions.take_over(self.folder)
        await asyncio.to_thread(compile_templates)

    @contextlib.asynccontextmanager
    async def life(self) -> AsyncIterator[None]:
        """Inside the block the folder is watched, and the workers are there or being made."""
        begun = [
            asyncio.create_task(work) for work in (watch(self.folder, self.news, self.outside.look), self._start())
        ]
        try:
            yield
        finally:
            for task in begun:
                task.cancel()
            self.news.end()
            await self.jobs.end()
            await self.questions.end()
