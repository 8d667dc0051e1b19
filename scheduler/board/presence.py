"""Who else has the board open: each page is told how many others listen, and what is being written there."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from scheduler.board.bodies import object_of, text_in
from scheduler.board.desk import Desk
from scheduler.board.page_words import text_data
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.language.text import shortened
from scheduler.language.typography import colon, semicolon

#: The most characters of the name that a page gives itself, and of what it says is written there.
_NAME, _LONGEST = 64, 80


@dataclass
class _Page:
    """A page that listens: over how many streams (a new one comes before the old one is known to be gone), and what
    is being written there.
    """

    streams: int = 0
    at: str = ""


class Present:
    """The news as a stream for each page, and what is told of one page to the others."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._pages: dict[str, _Page] = {}

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return Route("/events", self.events), Route("/api/here", self.here, methods=["POST"])

    async def events(self, request: Request) -> Response:
        """The news, as server-sent events."""
        name = request.query_params.get("page", "")[:_NAME] or str(uuid.uuid4())
        return StreamingResponse(self._stream(name), media_type="text/event-stream")

    async def here(self, request: Request) -> Response:
        """A page says what is being written there; "" for nothing."""
        asked = await object_of(request)
        page, at = self._pages.get(text_in(asked, "page")), text_in(asked, "at")
        if page is not None and page.at != at:
            page.at = at
            self._tell()
        return JSONResponse({}, status_code=202)

    async def _stream(self, name: str) -> AsyncIterator[bytes]:
        page = self._pages.setdefault(name, _Page())
        page.streams += 1
        came = False
        try:
            async with aclosing(self._board.news.stream(self._board.rev)) as lines:
                async for line in lines:
                    yield line
                    if not came:
                        came = True
                        self._tell()
        finally:
            page.streams -= 1
            if not page.streams:
                self._pages.pop(name, None)
            self._tell()

    def _tell(self) -> None:
        """Every page is told of the others, by its name."""
        told = {
            name: text_data(others([page.at for other, page in self._pages.items() if other != name]))
            for name in self._pages
        }
        self._board.news.tell("presence", told)


def others(places: Sequence[str]) -> Message:
    """How many other pages are open, and what is being written there; empty without any."""
    if not places:
        return Message("", "")
    written = dict.fromkeys(shortened(place.strip(), _LONGEST) for place in places if place.strip())
    count = counted(len(places), ("autre fenêtre", "other window"), ("autres fenêtres", "other windows"))
    said = message("{count} sur ce dossier", "{count} on this folder", count=count)
    if not written:
        return said
    return Message.each(lambda language: f"{said.to(language)}{colon(language)}{semicolon(language).join(written)}")
