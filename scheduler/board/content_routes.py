"""What the pages show, for programs of the one who opened the board: a table, the settings, what changed, the mails."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.desk import Desk
from scheduler.board.folder_view import FolderView, view
from scheduler.board.refusals import NotThere
from scheduler.board.release_view import change_groups, people_to_tell, release_view
from scheduler.board.setting_view import FieldView, settings_view
from scheduler.board.sheet import Sheet, SheetRow, sheets
from scheduler.domain.errors import Problem
from scheduler.language.message import Language
from scheduler.services.problem_objects import problem_objects


class Content:
    """The content of the folder as data; `rev` names the files, as changes have to bear it."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/sheet/{kind}", self.sheet),
            Route("/api/event", self.event),
            Route("/api/diff", self.diff),
            Route("/api/mails", self.mails),
        )

    async def sheet(self, request: Request) -> Response:
        """A table with all its rows, and what is wrong beside each cell; of several of that kind the first, or the one
        that is named by `file`.
        """
        language, seen = await self._seen(request)
        every = await asyncio.to_thread(sheets, seen.sources, seen.mistakes)
        tables = {table.file: table for table in every if table.kind == request.path_params["kind"]}
        table = tables.get(request.query_params.get("file", next(iter(tables), "")))
        if table is None:
            raise NotThere
        return self._told(seen, {"files": list(tables), **_sheet(table, language)})

    async def event(self, request: Request) -> Response:
        """The settings as the fields of their page, and the order of the priorities."""
        language, seen = await self._seen(request)
        settings = await asyncio.to_thread(settings_view, seen)
        fields = [each for section in settings.sections for each in section.all_fields()]
        told = {
            "fields": [_field(each, language) for each in (*fields, *settings.rules)],
            "order": [name for name, _, _ in settings.order],
            "problems": problem_objects(settings.problems, language),
        }
        return self._told(seen, told)

    async def diff(self, request: Request) -> Response:
        """What the programme changes since the last release, and for whom."""
        language, seen = await self._seen(request)
        releases = await asyncio.to_thread(release_view, seen.folder, seen)
        people = people_to_tell(releases.changes, language)
        told = {
            "since": releases.releases[0].number if releases.releases else None,
            "changes": change_groups(releases.changes, language),
            "people": [{"name": who["name"], "address": who["shown"], "lines": who["lines"]} for who in people],
        }
        return self._told(seen, told)

    async def mails(self, request: Request) -> Response:
        """The mails of a release, by default of the last, as they would arrive; nothing is written or sent."""
        from scheduler.services.mailing import drafts_of

        _, seen = await self._seen(request)
        drafts, _ = await asyncio.to_thread(drafts_of, self._board.folder, request.query_params.get("release"))
        told = {
            "release": drafts.number,
            "mails": [
                {"to": mail.to, "address": mail.address, "subject": mail.subject, "text": mail.text}
                for mail in drafts.mails
            ],
            "unreachable": list(drafts.unreachable),
        }
        return self._told(seen, told)

    async def _seen(self, request: Request) -> tuple[Language, FolderView]:
        return self._board.language_of(request), await asyncio.to_thread(view, self._board.folder)

    def _told(self, seen: FolderView, told: Mapping[str, Any]) -> Response:
        return JSONResponse({"rev": self._board.name_of(seen.sources), **told})


def _sheet(table: Sheet, language: Language) -> dict[str, Any]:
    return {
        "file": table.file,
        "columns": [{"label": heading.label, "field": heading.field} for heading in table.headings],
        "rows": [
            {
                "row": row.number,
                "id": row.names,
                "cells": {cell.column: cell.value for cell in row.cells},
                "problems": problem_objects(_wrong_with(row), language),
            }
            for row in table.rows
        ],
    }


def _wrong_with(row: SheetRow) -> Iterator[Problem]:
    """What is wrong with the row, and with each of its cells."""
    yield from row.problems
    for cell in row.cells:
        yield from cell.mistakes


def _field(shown: FieldView, language: Language) -> dict[str, Any]:
    return {
        "key": shown.key,
        "kind": shown.kind,
        "label": shown.label.to(language),
        "value": shown.value,
        "problems": problem_objects(shown.mistakes, language),
    }
