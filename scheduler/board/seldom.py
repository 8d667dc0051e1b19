"""Addresses that few days need: uploads, mails, proposals, releases; their services take long to load."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.routing import BaseRoute, Router
from starlette.types import Receive, Scope, Send

from scheduler.board.desk import Desk


class Seldom:
    """An application of those groups of addresses, loaded when one is asked for that no other group has."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._loading = asyncio.Lock()
        self._router: Router | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._loading:
            if self._router is None:
                self._router = Router(await asyncio.to_thread(self.routes))
        await self._router(scope, receive, send)

    def routes(self) -> Sequence[BaseRoute]:
        """The addresses."""
        from scheduler.board.mailbox_routes import Mailing
        from scheduler.board.proposal_routes import Proposing
        from scheduler.board.publishing_routes import Releasing
        from scheduler.board.upload_routes import Receiving

        groups = (Receiving, Mailing, Proposing, Releasing)
        return [route for group in groups for route in group(self._board).routes()]
