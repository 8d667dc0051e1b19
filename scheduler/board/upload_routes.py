"""The addresses for a table or an export that is handed over: looked at, answered, then merged or put in place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import object_of, tables_of, text_in
from scheduler.board.change_routes import COMMAND
from scheduler.board.desk import Desk
from scheduler.board.refusals import NotUnderstood, Stale
from scheduler.board.ticks import ticked
from scheduler.board.upload_view import upload_parts
from scheduler.board.waiting import Waiting
from scheduler.language.message import message
from scheduler.services.first_sources import put_first_table, put_sources
from scheduler.services.incoming import (
    ONE_FILE,
    Incoming,
    accept,
    incoming,
    preview,
    put_in_place,
    with_columns,
    with_meanings,
)
from scheduler.services.our_talks import has_own_table

#: The number of files that wait for an answer; an older one has to be handed over again.
_WAITING = 4


class Receiving:
    """What pages ask with a file."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._waiting = Waiting[Incoming](_WAITING)

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/upload", self.take, methods=["PUT"]),
            Route("/upload/{id}", self.page),
            Route("/api/upload/{id}", self.answer, methods=["POST"]),
            Route("/api/upload/{id}", self.drop, methods=["DELETE"]),
            Route("/api/upload/{id}/accept", self.accept, methods=["POST"]),
        )

    async def take(self, request: Request) -> Response:
        """The file is the folder's table where there was none but the example, and several are what an import makes of
        them; else it waits, and its page is told.
        """
        files = await tables_of(request)
        folder, language = self._board.folder, self._board.language_of(request)
        given = await asyncio.to_thread(incoming, files, language)
        if not await asyncio.to_thread(has_own_table, folder):
            return await self._board.changed(request, partial(_first, folder, given))
        id = self._waiting.add(given)
        return JSONResponse({"id": id, "to": f"/upload/{id}"})

    async def page(self, request: Request) -> Response:
        """What would become of the folder; nothing is written."""
        given = self._waiting.get(request.path_params["id"])
        folder, language = self._board.folder, self._board.language_of(request)
        values: Mapping[str, Any] = {"given": None}
        if given is not None:
            seen = await asyncio.to_thread(preview, folder, given)
            values = upload_parts(given, seen, language)
        return await self._board.show(request, "upload", {"upload": request.path_params["id"], **values})

    async def answer(self, request: Request) -> Response:
        """The file is of the format that was chosen, and its columns are what was chosen."""
        given = self._waiting.get(request.path_params["id"])
        if given is None:
            raise Stale(_GONE)
        asked = await object_of(request)
        format = text_in(asked, "format")
        if format not in ONE_FILE:
            raise NotUnderstood
        meant = {key: text_in(asked, key) for key in asked if key.startswith("value ")}
        count = sum(key.startswith("column ") for key in asked)
        try:
            if count:
                chosen = [text_in(asked, f"column {number}") for number in range(count)]
                given = await asyncio.to_thread(with_columns, self._board.folder, given, chosen)
            given = with_meanings(given, {_value(key): text for key, text in meant.items() if text})
        except LookupError:
            raise NotUnderstood from None
        self._waiting.put(request.path_params["id"], replace(given, format=format))
        return JSONResponse({})

    async def drop(self, request: Request) -> Response:
        """The file is forgotten."""
        self._waiting.drop(request.path_params["id"])
        return JSONResponse({"to": "/data"})

    async def accept(self, request: Request) -> Response:
        """The folder has what was looked at, by a merge or with the file in the place of its table."""
        asked, id = await object_of(request), request.path_params["id"]
        given, sources = self._waiting.get(id), self._board.reading_of(request)
        if given is None:
            raise Stale(_GONE)
        if sources is None or await self._board.rev() != request.headers.get("x-journee-rev"):
            raise Stale
        folder = self._board.folder
        changes: Mapping[str, Callable[[bool], object]] = {
            "merge": lambda anyway: accept(folder, _settled(given, asked), anyway=anyway),
            "replace": lambda anyway: put_in_place(folder, given, sources, COMMAND, anyway=anyway),
        }
        how = text_in(asked, "how")
        if how not in changes:
            raise NotUnderstood
        answer = await self._board.changed(request, changes[how], "/data")
        self._waiting.drop(id)
        return answer


def _first(folder: Path, given: Incoming, anyway: bool) -> None:
    if len(given.files) == 1:
        put_first_table(folder, given, COMMAND, anyway=anyway)
    else:
        put_sources(folder, given.files, given.asked.language, COMMAND, anyway=anyway)


def _value(key: str) -> tuple[str, str]:
    """The field and the value of the source of which an answer says what it means: `value status:maybe`."""
    field, _, found = key.removeprefix("value ").partition(":")
    return field, found


def _settled(given: Incoming, sent: Mapping[str, Any]) -> Incoming:
    return replace(given, asked=ticked(given.asked, sent))


_GONE = message(
    "Ce fichier n’est plus là : déposez-le de nouveau. Rien n’a été écrit",
    "This file is no longer here: drop it again. Nothing was written",
)
