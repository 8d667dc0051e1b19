"""The board as the groups of its addresses know it: they are told of it, and it knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import Response

from scheduler.board.changes import News
from scheduler.board.jobs import Jobs
from scheduler.board.questions import Questions
from scheduler.language.message import Language


class Desk(Protocol):
    """One folder, and the workers that answer for it."""

    folder: Path
    jobs: Jobs
    questions: Questions
    news: News

    async def show(self, request: Request, name: str, more: Mapping[str, Any] = MappingProxyType({})) -> Response:
        """The page `name` of the folder as it is now; `more` is what its template needs besides."""

    async def changed(self, request: Request, change: Callable[[bool], object], to: str = "") -> Response:
        """The answer to a change, made in a thread: the name of the files after it, and the page `to` which it leads.
        Every open page is told of it. Raises JourneeError.
        """

    async def tell_changed(self) -> Mapping[str, str]:
        """Tells every open page how the folder looks now; the header that says it in the answer to a change."""

    def language_of(self, request: Request) -> Language:
        """The language that the page was asked for once, else that of the browser, else the one of the start."""

    async def rev(self) -> str:
        """The name of the files as they are now."""

    def name_of(self, sources: Mapping[str, bytes]) -> str:
        """The name of the files as they were read, by which a change says what its page has shown."""

    def reading_of(self, request: Request) -> Mapping[str, bytes] | None:
        """The files as the page that asks has shown them; None for an old page."""
