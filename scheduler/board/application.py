"""The board as an application: each address is a reading of the folder, or one service that changes it."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from scheduler.board import words
from scheduler.board.changes import News, watch
from scheduler.board.folder_view import FolderView, view
from scheduler.board.guard import ENTER, Guard, Keys
from scheduler.board.jobs import Busy, Jobs
from scheduler.board.pages import PAGES, page, welcome
from scheduler.domain.errors import FolderChanged, JourneeError
from scheduler.editing import Edit
from scheduler.language.message import Language, Message, message
from scheduler.services.event_folder import begin
from scheduler.services.fixing import fix
from scheduler.services.mending import mend
from scheduler.services.new_table import put_table
from scheduler.services.undoing import history, redo, undo
from scheduler.storage.open_files import OpenElsewhere

COMMAND = "journee serve"
#: The largest bodies in bytes: a table, and everything else; counted while they are read.
_LARGEST_TABLE, _LARGEST = 20 * 1024 * 1024, 64 * 1024
#: The number of readings that are kept, so that an edit finds what its page showed.
_READINGS = 50
_LANGUAGE = "journee-lang"


class TooLarge(Exception):
    """A body has more bytes than may be."""


class Board:
    """One folder, everybody who looks at it, and the worker that answers for it."""

    def __init__(self, folder: Path, keys: Keys, language: Language) -> None:
        self.folder, self.keys, self.language = folder, keys, language
        self.news = News()
        self.jobs = Jobs(self._job_told)
        self._readings: OrderedDict[str, Mapping[str, bytes]] = OrderedDict()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    async def show(self, request: Request) -> Response:
        """A page of the folder as it is now."""
        language = self._language(request)
        shown = await asyncio.to_thread(view, self.folder)
        rev = self._remember(shown)
        values = {
            "token": self.keys.token,
            "rev": rev,
            "job": self.jobs.running,
            "answer": self.jobs.answer(rev),
            "history": await asyncio.to_thread(history, self.folder),
            "fixable": shown.inspection.is_fixable,
            "files": _files(self.folder / "out"),
        }
        name = request.path_params.get("page", "")
        html = await asyncio.to_thread(page, name, shown, language, values)
        response = HTMLResponse(html)
        if "lang" in request.query_params:
            response.set_cookie(_LANGUAGE, language, httponly=True, samesite="strict")
        return response

    async def enter(self, request: Request) -> Response:
        """With a ticket, a page that goes on to the board and the cookie that it needs; a second use is refused."""
        if not self.keys.takes(request.query_params.get("ticket", "")):
            return Response("403", status_code=403, media_type="text/plain")
        response = HTMLResponse(welcome(self.language, "/"))
        response.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict")
        return response

    async def events(self, _: Request) -> Response:
        """The news, as server-sent events."""
        return StreamingResponse(self.news.stream(), media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        """A file of out/, to be kept and not shown: none is a page of the board's origin."""
        name = request.path_params["name"]
        known = {file for file, _ in await asyncio.to_thread(_files, self.folder / "out")}
        if name not in known:
            return Response("404", status_code=404, media_type="text/plain")
        return FileResponse(
            self.folder / "out" / name,
            filename=Path(name).name,
            headers={"content-security-policy": "sandbox; default-src 'none'"},
        )

    def _remember(self, shown: FolderView) -> str:
        """A name for the files as they were read."""
        digest = hashlib.sha256()
        for name, data in sorted(shown.sources.items()):
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        rev = digest.hexdigest()[:32]
        self._readings[rev] = shown.sources
        self._readings.move_to_end(rev)
        while len(self._readings) > _READINGS:
            self._readings.popitem(last=False)
        return rev

    def _language(self, request: Request) -> Language:
        """The language that the page was asked for once, else that of the browser, else the one of the start."""
        asked = request.query_params.get("lang") or request.cookies.get(_LANGUAGE)
        for wanted in (asked, request.headers.get("accept-language", "")[:2].lower()):
            if wanted == "fr":
                return "fr"
            if wanted == "en":
                return "en"
        return self.language

    # ── what is changed ──────────────────────────────────────────────────────────────────────────────────────────────

    async def cell(self, request: Request) -> Response:
        """A cell has another value."""
        asked = await _asked(request)
        rev = request.headers.get("x-journee-rev", "")
        if rev not in self._readings:
            return self._failed(request, _STALE, status=409)
        value = str(asked["value"])
        edit = Edit(str(asked["file"]), int(asked["row"]), str(asked["column"]), value or None)
        sources = self._readings[rev]
        return await self._changed(request, lambda anyway: mend(self.folder, sources, edit, COMMAND, anyway=anyway))

    async def table(self, request: Request) -> Response:
        """The table of talks is another one."""
        data = await _body(request, _LARGEST_TABLE)
        return await self._changed(request, lambda anyway: put_table(self.folder, data, COMMAND, anyway=anyway))

    async def begin(self, request: Request) -> Response:
        """The folder is an event's."""
        return await self._changed(request, lambda _: begin(self.folder, self._language(request)))

    async def fix(self, request: Request) -> Response:
        """What was understood stands in the files in the contract's own form."""
        return await self._changed(request, lambda anyway: fix(self.folder, anyway=anyway))

    async def undo(self, request: Request) -> Response:
        """The last change is taken back."""
        return await self._changed(request, lambda anyway: undo(self.folder, anyway=anyway))

    async def redo(self, request: Request) -> Response:
        """The change that was undone last is made again."""
        return await self._changed(request, lambda anyway: redo(self.folder, anyway=anyway))

    async def job(self, request: Request) -> Response:
        """A question is put to the worker."""
        asked = await _asked(request)
        if asked.get("do") not in ("solve", "explain", "apply"):
            return Response(status_code=400)
        job = {"do": asked["do"], "folder": str(self.folder), "seconds": 60}
        if asked["do"] == "apply":
            job |= {"way": int(asked["way"]), "anyway": request.headers.get("x-journee-anyway") == "yes"}
        try:
            rev = self._remember(await asyncio.to_thread(view, self.folder))
            number = await self.jobs.put(job, rev)
        except Busy:
            return self._failed(request, _BUSY, status=409)
        return JSONResponse({"id": number}, status_code=202)

    async def stop(self, request: Request) -> Response:
        """The question ends soon, and what it has is its answer."""
        stopped = await self.jobs.stop(request.path_params["number"])
        return JSONResponse({}, status_code=202 if stopped else 404)

    async def _changed(self, request: Request, change: Callable[[bool], object]) -> Response:
        """The answer to a change, made in a thread; every open page is told of it."""
        anyway = request.headers.get("x-journee-anyway") == "yes"
        try:
            await asyncio.to_thread(change, anyway)
        except JourneeError as error:
            return self._failed(request, error.text, error)
        self.news.tell("changed")
        return JSONResponse({})

    def _failed(
        self, request: Request, text: Message, error: JourneeError | None = None, status: int = 409
    ) -> Response:
        language = self._language(request)
        problems = error.differences if isinstance(error, FolderChanged) else getattr(error, "mistakes", ())
        return JSONResponse(
            {
                "text": text.to(language),
                "details": [problem.text.to(language) for problem in problems],
                "open": isinstance(error, OpenElsewhere),
            },
            status_code=status,
        )

    def _job_told(self, job: Mapping[str, Any]) -> None:
        if "progress" in job and "ended" not in job:
            self.news.tell("progress", words.progress(job["progress"]))
        else:
            self.news.tell("changed")

    # ── the application ──────────────────────────────────────────────────────────────────────────────────────────────

    def application(self) -> Guard:
        """The ASGI application, guarded."""
        pages = "|".join(filter(None, PAGES))
        routes = [
            Route(ENTER, self.enter),
            Route("/", self.show),
            Route("/events", self.events),
            *(Route(f"/{name}", self._page(name)) for name in pages.split("|")),
            Route("/files/{name:path}", self.file),
            Route("/api/sheet", self.cell, methods=["PATCH"]),
            Route("/api/table", self.table, methods=["PUT"]),
            Route("/api/begin", self.begin, methods=["POST"]),
            Route("/api/fix", self.fix, methods=["POST"]),
            Route("/api/undo", self.undo, methods=["POST"]),
            Route("/api/redo", self.redo, methods=["POST"]),
            Route("/api/jobs", self.job, methods=["POST"]),
            Route("/api/jobs/{number:int}", self.stop, methods=["DELETE"]),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ]
        handlers: dict[Any, Any] = {TooLarge: _too_large, ValueError: _bad, KeyError: _bad, TypeError: _bad}
        return Guard(Starlette(routes=routes, exception_handlers=handlers, lifespan=self._life), self.keys)

    def _page(self, name: str) -> Callable[[Request], Any]:
        async def shown(request: Request) -> Response:
            request.path_params["page"] = name
            return await self.show(request)

        return shown

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch(self.folder, self.news))
        starting = asyncio.create_task(self.jobs.start())
        try:
            yield
        finally:
            for task in (watching, starting):
                task.cancel()
            self.news.end()
            await self.jobs.end()


_STALE = message(
    "Cette page est ancienne : rechargez-la avant d'écrire. Rien n'a été écrit",
    "This page is old: load it again before you write. Nothing was written",
)
_BUSY = message(
    "Une recherche est en cours : arrêtez-la d'abord, ou attendez sa fin",
    "A search is running: stop it first, or wait for its end",
)


def _files(out: Path) -> list[tuple[str, int]]:
    """The files of out/ that people take: name and bytes, in the order of their names."""
    files = []
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        name = path.relative_to(out).as_posix()
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in name.split("/")):
            files.append((name, path.stat().st_size))
    return files


async def _body(request: Request, largest: int) -> bytes:
    """The body, counted while it is read: what the client says of its length proves nothing. Raises TooLarge."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > largest:
            raise TooLarge
    return bytes(data)


async def _asked(request: Request) -> dict[str, Any]:
    """The object of the body. Raises ValueError for anything else."""
    asked = json.loads(await _body(request, _LARGEST))
    if not isinstance(asked, dict):
        raise ValueError
    return asked


async def _too_large(_: Request, __: Exception) -> Response:
    return JSONResponse({"text": "413"}, status_code=413)


async def _bad(_: Request, __: Exception) -> Response:
    return JSONResponse({"text": "400"}, status_code=400)
