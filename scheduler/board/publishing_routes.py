"""The addresses for releases, mails and downloads."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import object_of, text_in
from scheduler.board.desk import Desk
from scheduler.board.out_files import out_files
from scheduler.board.packing import PARTS, files_of_part, packed, zip_headers
from scheduler.board.publishing_words import FILES_TO_REMAKE
from scheduler.domain.errors import CheckFailed, InputError, JourneeError
from scheduler.services.current_programme import OUT
from scheduler.services.exporting import export
from scheduler.services.mailing import drafts_of
from scheduler.services.publishing import publish
from scheduler.services.withdrawing import withdraw
from scheduler.storage.output_folder import is_untouched
from scheduler.storage.regular_files import read_regular

_PAGE = "public/index.html"
#: What the page of the public may do in its frame: nothing but show itself, as a page of no origin.
_ALONE = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


class Releasing:
    """What the pages on releases ask of the board."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/mails", self.mails),
            Route("/files/{name:path}", self.file),
            Route("/preview", self.preview),
            Route("/zip/{part}", self.zip),
            Route("/api/releases", self.publish, methods=["POST"]),
            Route("/api/releases/withdraw", self.withdraw, methods=["POST"]),
            Route("/api/export", self.export, methods=["POST"]),
        )

    async def publish(self, request: Request) -> Response:
        """The programme is the next release."""
        text = text_in(await object_of(request), "message")
        await self._board.questions.finish()
        return await self._board.changed(request, lambda _: _published(self._board, text))

    async def withdraw(self, request: Request) -> Response:
        """The last release that stands is taken back."""
        return await self._board.changed(request, lambda _: withdraw(self._board.folder))

    async def export(self, request: Request) -> Response:
        """The files of out/ are what the folder gives."""
        return await self._board.changed(request, lambda _: export(self._board.folder))

    async def mails(self, request: Request) -> Response:
        """The page of the mails of a release, as they would arrive; nothing is written or sent."""
        values = await asyncio.to_thread(self._mails, request.query_params.get("release"))
        return await self._board.show(request, "mails", values)

    def _mails(self, release: str | None) -> Mapping[str, Any]:
        try:
            return {"drafts": drafts_of(self._board.folder, release)[0], "failures": ()}
        except InputError as error:
            return {"drafts": None, "failures": [problem.text.capitalised() for problem in error.mistakes]}
        except JourneeError as error:
            return {"drafts": None, "failures": [error.text.capitalised()]}

    async def file(self, request: Request) -> Response:
        """A file of out/, to be kept and not shown: none is a page of the board's origin."""
        await self._board.questions.finish()
        name = request.path_params["name"]
        known = {file for file, _ in await asyncio.to_thread(out_files, self._board.folder)}
        if name not in known:
            raise HTTPException(404)
        return FileResponse(
            self._board.folder / "out" / name,
            filename=Path(name).name,
            headers={"content-security-policy": "sandbox; default-src 'none'"},
        )

    async def preview(self, _: Request) -> Response:
        """The page of the public, without scripts, links to the board or an origin."""
        await self._board.questions.finish()
        known = {name for name, _ in await asyncio.to_thread(out_files, self._board.folder)}
        if _PAGE not in known:
            raise HTTPException(404)
        data = await asyncio.to_thread(read_regular, self._board.folder / "out" / _PAGE)
        return Response(data, media_type="text/html", headers={"content-security-policy": _ALONE})

    async def zip(self, request: Request) -> Response:
        """A folder of out/, or the drafts of a release, in one file."""
        await self._board.questions.finish()
        part, folder = request.path_params["part"], self._board.folder
        if part == "mails":
            files = (await asyncio.to_thread(drafts_of, folder, request.query_params.get("release")))[1]
        elif part in PARTS:
            files = await asyncio.to_thread(files_of_part, folder, part)
        else:
            files = {}
        if not files:
            raise HTTPException(404)
        data = await asyncio.to_thread(packed, files)
        return Response(data, media_type="application/zip", headers=zip_headers(folder, part))


def _published(board: Desk, text: str) -> None:
    """Publishes; files that only the data have made stale are made anew first.

    Who has no terminal is told the button and not the command. Raises as `publish`.
    """
    try:
        publish(board.folder, text)
    except CheckFailed as error:
        if error.violations:
            raise
        if not is_untouched(board.folder / OUT):
            raise CheckFailed((), FILES_TO_REMAKE) from error
        export(board.folder)
        publish(board.folder, text)
