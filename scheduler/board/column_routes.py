"""The address by which somebody says what the columns of a table of the folder are."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import object_of, text_in
from scheduler.board.change_routes import COMMAND
from scheduler.board.column_view import choices_of
from scheduler.board.desk import Desk
from scheduler.board.refusals import NotUnderstood, Stale
from scheduler.board.sheet import sheets
from scheduler.editing.stated import columns_in
from scheduler.language.message import message
from scheduler.reading.columns.kinds import IGNORE, Stated
from scheduler.reading.columns.stated import KINDS
from scheduler.reading.event_toml.event_file import FILE
from scheduler.services.mending import set_several
from scheduler.services.stated_columns import column_edits

#: What stands before the header of a column in the body.
_COLUMN = "column "


class Columns:
    """What the choice of columns on the page of data asks of the board."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (Route("/api/sheet/{kind}/columns", self.state, methods=["PATCH"]),)

    async def state(self, request: Request) -> Response:
        """Each column that the body names, `column Title`, is that field, `ignore`, or "" for what its header says."""
        asked, sources, folder = await object_of(request), self._board.reading_of(request), self._board.folder
        if sources is None or FILE not in sources:
            raise Stale
        kind = request.path_params["kind"]
        named = {name.removeprefix(_COLUMN): text_in(asked, name) for name in asked if name.startswith(_COLUMN)}
        if kind not in KINDS or not named or not {*named.values()} <= {*KINDS[kind].columns, IGNORE, ""}:
            raise NotUnderstood
        stated = columns_in(sources).get(kind, Stated())
        tables = [table for table in sheets(sources, ()) if table.kind == kind]
        shown = {each.label: each.field for table in tables for each in choices_of(table, stated)}
        changed = {label: field for label, field in named.items() if shown.get(label) != field}
        edits = column_edits(kind, stated, changed)
        if not edits:
            return JSONResponse({})
        label = message("Les colonnes : {columns}", "The columns: {columns}", columns=", ".join(changed))
        return await self._board.changed(
            request, lambda anyway: set_several(folder, sources, edits, (COMMAND, label), anyway=anyway)
        )
