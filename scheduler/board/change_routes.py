"""The addresses that change files of the folder, each by one service."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import list_of, object_of, text_in
from scheduler.board.day_strip import STRIPS, day_strip, days_of_event
from scheduler.board.desk import Desk
from scheduler.board.folder_view import sources_of
from scheduler.board.followed import Followed
from scheduler.board.refusals import EmptyRow, NotUnderstood, Stale
from scheduler.board.sheet import rows_by_table, sheets
from scheduler.board.sheet_edits import corrections_in, file_in, row_in
from scheduler.board.table_parts import MOST
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
            Route("/api/sheet/{kind}", self.cells, methods=["PATCH"]),
            Route("/api/sheet/{kind}/rows", self.add, methods=["POST"]),
            Route("/api/sheet/{kind}/rows", self.remove, methods=["DELETE"]),
            Route("/api/cancelled", self.uncancel, methods=["DELETE"]),
            Route("/api/hours", self.hours, methods=["POST"]),
            Route("/api/people", self.people, methods=["POST"]),
            Route("/api/begin", self.begin, methods=["POST"]),
            Route("/api/fix", self.fix, methods=["POST"]),
            Route("/api/undo", self.undo, methods=["POST"]),
            Route("/api/redo", self.redo, methods=["POST"]),
        )

    async def cells(self, request: Request) -> Response:
        """Cells have other values, all of them or none."""
        asked, sources = await list_of(request), self._board.reading_of(request)
        if sources is None:
            raise Stale
        corrections = await asyncio.to_thread(corrections_in, asked, request.path_params["kind"], sources)
        return await self._board.changed(
            request, lambda anyway: self._followed.mend(sources, corrections, anyway=anyway)
        )

    async def add(self, request: Request) -> Response:
        """A table has another row; each `cell X` of what is asked is the value of the column X."""
        asked = await object_of(request)
        values = {key.removeprefix(CELL): text_in(asked, key).strip() for key in asked if key.startswith(CELL)}
        tables = sheets(await asyncio.to_thread(sources_of, self._board.folder), ())
        numbers = {table.file: at for at, table in enumerate(tables, 1) if table.kind == request.path_params["kind"]}
        file = file_in(asked, numbers)
        if not any(values.values()):
            raise EmptyRow
        number = numbers[file]
        rows = len(tables[number - 1].rows) + 1
        return await self._board.changed(
            request,
            lambda anyway: add_row(self._board.folder, file, values, COMMAND, anyway=anyway),
            f"/data?t{number}.first={rows}#t{number}" if rows > MOST else "",  # the row is in the last part
        )

    async def remove(self, request: Request) -> Response:
        """A table no longer has a row."""
        asked, sources = await object_of(request), self._board.reading_of(request)
        if sources is None:
            raise Stale
        tables = await asyncio.to_thread(rows_by_table, sources, request.path_params["kind"])
        file, row = row_in(asked, tables)
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
