"""The address by which somebody says what a column of a table of the folder is."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import object_of, text_in
from scheduler.board.change_routes import COMMAND
from scheduler.board.desk import Desk
from scheduler.board.refusals import NotUnderstood, Stale
from scheduler.editing.stated import columns_in
from scheduler.language.message import message
from scheduler.reading.columns.kinds import IGNORE, Stated
from scheduler.reading.columns.stated import KINDS
from scheduler.reading.event_toml.event_file import FILE
from scheduler.services.mending import set_several
from scheduler.services.stated_columns import column_edits


class Columns:
    """What the choice of columns on the page of data asks of the board."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (Route("/api/sheet/{kind}/columns", self.state, methods=["PATCH"]),)

    async def state(self, request: Request) -> Response:
        """The column of that label is that `field`, `ignore`, or "" for what its header says."""
        asked, sources, folder = await object_of(request), self._board.reading_of(request), self._board.folder
        if sources is None or FILE not in sources:
            raise Stale
        kind = request.path_params["kind"]
        column, field = text_in(asked, "column"), text_in(asked, "field")
        if kind not in KINDS or not column or field not in (*KINDS[kind].columns, IGNORE, ""):
            raise NotUnderstood
        edits = column_edits(kind, columns_in(sources).get(kind, Stated()), column, field)
        if not edits:
            return JSONResponse({})
        label = message("La colonne « {column} »", "The column “{column}”", column=column)
        return await self._board.changed(
            request, lambda anyway: set_several(folder, sources, edits, (COMMAND, label), anyway=anyway)
        )
