"""How the event stands, as the head of every page says it, for programs of the one who opened the board."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.desk import Desk
from scheduler.board.folder_view import FolderView, revision, view
from scheduler.board.headline import Headline, headline, releases_of_head


class Telling:
    """The state of the folder."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (Route("/api/state", self.state),)

    async def state(self, request: Request) -> Response:
        """The state of the folder as it is now; `rev` names the files, as changes have to bear it."""
        language = self._board.language_of(request)
        seen, head = await asyncio.to_thread(self._headed)  # all at once: what is searched leaves few turns
        rev = self._board.name_of(seen.sources)
        job = self._board.jobs.running
        return JSONResponse(
            {
                "rev": rev,
                "state": head.kind,
                "text": head.text.to(language),
                "mistakes": len(seen.mistakes),
                "broken": len(seen.report.hard) if seen.report else 0,
                "release": seen.release,
                "job": None if job is None else {key: job.get(key) for key in ("id", "do", "progress")},
            }
        )

    def _headed(self) -> tuple[FolderView, Headline]:
        """The folder with what the head of a page says of it."""
        seen = view(self._board.folder)
        answer = self._board.jobs.answer(revision(seen.sources))
        return seen, headline(seen, answer, releases_of_head(seen), datetime.now(UTC))
