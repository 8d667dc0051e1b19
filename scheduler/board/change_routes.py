"""The addresses that change files of the folder, each by one service."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import NotUnderstood, number_in, object_of, text_in
from scheduler.board.day_strip import STRIPS, day_strip, days_of_event
from scheduler.board.desk import Desk
from scheduler.board.folder_view import sources_of
from scheduler.board.followed import Followed
from scheduler.board.sheet import sheets
from scheduler.board.table_parts import MOST
from scheduler.editing import Edit
from scheduler.language.message import message
from scheduler.services.beginning import begin_beside
from scheduler.services.fixing import fix
from scheduler.services.new_rows import add_row, remove_row
from scheduler.services.people_table import begin_people
from scheduler.services.uncancelling import take_back_cancellation
from scheduler.services.undoing import redo, undo

COMMAND = "journee serve"
#: What stands before the name of a column where a new row is asked for.
CELL = "cell "


class Changing:
    """What pages ask to be changed."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._followed = Followed(board.folder, COMMAND)

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/sheet", self.cell, methods=["PATCH"]),
            Route("/api/sheet/rows", self.add, methods=["POST"]),
            Route("/api/sheet/rows", self.remove, methods=["DELETE"]),
            Route("/api/cancelled", self.uncancel, methods=["DELETE"]),
            Route("/api/hours", self.hours, methods=["POST"]),
            Route("/api/people", self.people, methods=["POST"]),
            Route("/api/begin", self.begin, methods=["POST"]),
            Route("/api/fix", self.fix, methods=["POST"]),
            Route("/api/undo", self.undo, methods=["POST"]),
            Route("/api/redo", self.redo, methods=["POST"]),
        )

    async def cell(self, request: Request) -> Response:
        """A cell has another value."""
        asked = await object_of(request)
        file, column, value = (text_in(asked, key) for key in ("file", "column", "value"))
        edit = Edit(file, number_in(asked, "row"), column, value or None)
        sources = self._board.reading_of(request)
        if sources is None:
            return self._board.failed(request, STALE)
        return await self._board.changed(request, lambda anyway: self._followed.mend(sources, edit, anyway=anyway))

    async def add(self, request: Request) -> Response:
        """A table has another row; each `cell X` of what is asked is the value of the column X."""
        asked = await object_of(request)
        file = text_in(asked, "file")
        values = {key.removeprefix(CELL): text_in(asked, key).strip() for key in asked if key.startswith(CELL)}
        tables = sheets(await asyncio.to_thread(sources_of, self._board.folder), ())
        number = next((at for at, table in enumerate(tables, 1) if table.file == file), 0)
        if not number:
            raise NotUnderstood
        if not any(values.values()):
            return self._board.failed(request, NOTHING_WRITTEN)
        answer = await self._board.changed(
            request, lambda anyway: add_row(self._board.folder, file, values, COMMAND, anyway=anyway)
        )
        rows = len(tables[number - 1].rows) + 1
        if answer.status_code != 200 or rows <= MOST:
            return answer
        return JSONResponse({"to": f"/data?t{number}.first={rows}#t{number}"})  # the row is in the last part

    async def remove(self, request: Request) -> Response:
        """A table no longer has a row."""
        asked = await object_of(request)
        file, row, sources = text_in(asked, "file"), number_in(asked, "row"), self._board.reading_of(request)
        if sources is None:
            return self._board.failed(request, STALE)
        return await self._board.changed(
            request, lambda anyway: remove_row(self._board.folder, sources, file, row, COMMAND, anyway=anyway)
        )

    async def uncancel(self, request: Request) -> Response:
        """A talk that was cancelled takes place again."""
        talk = text_in(await object_of(request), "talk")
        return await self._board.changed(
            request, lambda anyway: take_back_cancellation(self._board.folder, talk, COMMAND, anyway=anyway)
        )

    async def hours(self, request: Request) -> Response:
        """What hours a text means, as strips of the days; nothing is changed."""
        asked = await object_of(request)
        text, field = text_in(asked, "text"), text_in(asked, "field")
        if field not in STRIPS:
            raise NotUnderstood
        days = await asyncio.to_thread(days_of_event, self._board.folder)
        return JSONResponse(day_strip(text, field, days, self._board.language_of(request)))

    async def people(self, request: Request) -> Response:
        """The folder has a table of people."""
        return await self._board.changed(request, lambda _: begin_people(self._board.folder, COMMAND))

    async def begin(self, request: Request) -> Response:
        """The folder is an event's."""
        return await self._board.changed(
            request, lambda _: begin_beside(self._board.folder, self._board.language_of(request), COMMAND)
        )

    async def fix(self, request: Request) -> Response:
        """What was understood stands in the files in the contract's own form."""
        return await self._board.changed(request, lambda anyway: fix(self._board.folder, anyway=anyway))

    async def undo(self, request: Request) -> Response:
        """The last change is taken back."""
        return await self._board.changed(request, lambda anyway: undo(self._board.folder, anyway=anyway))

    async def redo(self, request: Request) -> Response:
        """The change that was undone last is made again."""
        return await self._board.changed(request, lambda anyway: redo(self._board.folder, anyway=anyway))


STALE = message(
    "Cette page est ancienne : rechargez-la avant d'écrire. Rien n'a été écrit",
    "This page is old: load it again before you write. Nothing was written",
)
NOTHING_WRITTEN = message(
    "Cette ligne est vide : écrivez au moins un titre ou un nom. Rien n’a été écrit",
    "This row is empty: write at least a title or a name. Nothing was written",
)
