"""The board before a folder is chosen: recent folders, those of a place, and new ones; then the board of the chosen."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from scheduler.board.application import Board
from scheduler.board.bodies import object_of, tables_of, text_in
from scheduler.board.changes import News
from scheduler.board.entrance import LANGUAGE, Entrance, language_of
from scheduler.board.failures import refused
from scheduler.board.guard import Guard, Keys
from scheduler.board.recent import events_in, recent, remember
from scheduler.board.refusals import NotUnderstood
from scheduler.board.standing import noted, standing_address
from scheduler.board.start_words import NO_EVENT, start_labels
from scheduler.board.static_files import static_files, static_place
from scheduler.board.templating import templates
from scheduler.domain.errors import EnvironmentFailure, JourneeError
from scheduler.language.message import Language, Message
from scheduler.storage.lock import EVENT


class Start:
    """The page of folders in `place`, and, once one is chosen, its board in the place of the page."""

    def __init__(self, place: Path, keys: Keys, language: Language) -> None:
        self.place, self._keys, self._language = place, keys, language
        self._news = News()
        self._choosing = asyncio.Lock()
        self._board: Board | None = None
        self._app: ASGIApp = self._page_application()
        self._opened = contextlib.AsyncExitStack()
        self._waits = contextlib.ExitStack()

    def application(self) -> ASGIApp:
        """The ASGI application, guarded."""
        return self

    def end(self) -> None:
        """Every stream ends."""
        self._news.end()
        if self._board is not None:
            self._board.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._start_app if scope["type"] == "lifespan" else self._app
        await app(scope, receive, send)

    def _page_application(self) -> ASGIApp:
        routes = [
            *Entrance(self._keys, self._language).routes(),
            Route("/", self.page),
            Route("/events", self.events),
            *self._changes(),
            static_files(self._keys),
        ]
        handlers: dict[Any, Any] = dict.fromkeys((JourneeError, OSError, Exception), self._refused)
        self._start_app = Guard(Starlette(routes=routes, exception_handlers=handlers, lifespan=self._life), self._keys)
        return self._start_app

    def _changes(self) -> Sequence[Route]:
        return (
            Route("/api/open", self.open, methods=["POST"]),
            Route("/api/new", self.new, methods=["POST"]),
            Route("/api/upload", self.table, methods=["PUT"]),
        )

    async def page(self, request: Request) -> Response:
        """The folders, and what makes a new one."""
        language = language_of(request, self._language)
        folders = await asyncio.to_thread(self._folders)
        html = (
            templates()
            .get_template("start.html")
            .render(
                language=language,
                w=start_labels(language),
                token=self._keys.token,
                static=static_place(self._keys),
                folders=[(number, path) for number, path in enumerate(folders)],
                place=self.place,
            )
        )
        response = HTMLResponse(html)
        if "lang" in request.query_params:
            response.set_cookie(LANGUAGE, language, httponly=True, samesite="strict")
        return response

    async def events(self, _: Request) -> Response:
        """The news, of which there are none before a folder is chosen."""

        async def rev() -> str:
            return "start"

        return StreamingResponse(self._news.stream(rev), media_type="text/event-stream")

    async def open(self, request: Request) -> Response:
        """The board is that of a folder that the page lists, or whose path was typed."""
        path = text_in(await object_of(request), "path").strip()
        folder = Path(os.path.expanduser(path)) if path and "\0" not in path else None
        if folder is None or not folder.is_absolute() or not (folder / EVENT).is_file():
            raise EnvironmentFailure(NO_EVENT)
        return await self._chosen(folder)

    async def new(self, request: Request) -> Response:
        """The board is that of a new folder with the example."""
        name = text_in(await object_of(request), "name")
        language = language_of(request, self._language)
        from scheduler.services.new_event import begin_named  # who opens a folder does without imports

        return await self._chosen(await asyncio.to_thread(begin_named, self.place, name, language))

    async def table(self, request: Request) -> Response:
        """The board is that of a new folder with the table or the export that was handed over."""
        files = await tables_of(request)
        name, language = request.query_params.get("name", ""), language_of(request, self._language)
        if len(name) > 200:
            raise NotUnderstood
        from scheduler.services.new_event import begin_with

        begun = await asyncio.to_thread(begin_with, self.place, name, files, language)
        return await self._chosen(begun.folder, begun.told)

    async def _chosen(self, folder: Path, told: Sequence[Message] = ()) -> Response:
        """The board of the folder takes the place of this page, or the one that stands already is gone to; it tells
        what was `told` of how the folder was made.
        """
        async with self._choosing:
            if self._board is not None:
                return JSONResponse({"to": "/"})
            address = await asyncio.to_thread(standing_address, folder)
            if address is not None:
                return JSONResponse({"to": address})
            board = Board(folder, self._keys, self._language, told)
            await self._opened.enter_async_context(board.life())
            self._opened.enter_context(noted(folder, self._keys))
            await asyncio.to_thread(remember, folder)
            self._waits.close()  # the next start is for another event: it gets a page to choose on of its own
            self._board, self._app = board, board.application(alone=False)
            self._news.end()
            return JSONResponse({"to": "/"})

    def _folders(self) -> list[Path]:
        folders = dict.fromkeys([*recent(), *events_in(self.place)])
        return [path for path in folders if str(path).isprintable()]  # no page can send back a name that it cannot show

    async def _refused(self, request: Request, error: Exception) -> Response:
        return refused(request, language_of(request, self._language), error)

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        async with self._opened:
            with self._waits:
                self._waits.enter_context(noted(self.place, self._keys, chooses=True))
                yield
        self.end()
