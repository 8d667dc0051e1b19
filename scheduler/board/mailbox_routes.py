"""The addresses for mails and documents that are handed over: looked at, then taken in as proposals."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import files_of, object_of
from scheduler.board.desk import Desk
from scheduler.board.proposal_view import received_parts
from scheduler.board.proposals_stand import proposals_stand
from scheduler.board.refusals import Stale
from scheduler.board.ticks import ticked
from scheduler.board.waiting import Waiting
from scheduler.importing.asked import Asked
from scheduler.language.message import message
from scheduler.services.incoming_mails import Post, PostPreview, accept_post, preview_post

#: The number of posts that wait for an answer; an older one has to be handed over again.
_WAITING = 2


@dataclass(frozen=True, slots=True)
class _Looked:
    """A post as the folder `stands`, a name for its files."""

    post: Post
    stands: str = ""
    seen: PostPreview | None = None


class Mailing:
    """What pages ask with mails."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._waiting = Waiting[_Looked](_WAITING)

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/post", self.take, methods=["PUT"]),
            Route("/post/{id}", self.page),
            Route("/api/post/{id}", self.look, methods=["POST"]),
            Route("/api/post/{id}", self.drop, methods=["DELETE"]),
            Route("/api/post/{id}/accept", self.accept, methods=["POST"]),
        )

    async def take(self, request: Request) -> Response:
        """The files wait, and their page is told."""
        files = await files_of(request)
        id = self._waiting.add(_Looked(Post(files, Asked(language=self._board.language_of(request)))))
        return JSONResponse({"id": id, "to": f"/post/{id}"})

    async def page(self, request: Request) -> Response:
        """What would become of the proposals; nothing is written."""
        id = request.path_params["id"]
        looked = self._waiting.get(id)
        values: Mapping[str, Any] = {"post": None}
        if looked is not None:
            stands = await proposals_stand(self._board)
            if looked.seen is None or looked.stands != stands:
                seen = await asyncio.to_thread(preview_post, self._board.folder, looked.post)
                looked = replace(looked, stands=stands, seen=seen)
                self._waiting.put(id, looked)
            assert looked.seen is not None
            parts = received_parts(looked.seen, self._board.language_of(request))
            values = {"post": id, "stands": stands, "also": looked.post.also, **parts}
        return await self._board.show(request, "received", values)

    async def look(self, request: Request) -> Response:
        """The mails that were ticked are proposals too."""
        sent, id = await object_of(request), request.path_params["id"]
        looked = self._waiting.get(id)
        if looked is None:
            raise Stale(_GONE)
        ticks = {key.removeprefix("also ") for key, value in sent.items() if key.startswith("also ") and value == "yes"}
        self._waiting.put(id, _Looked(replace(looked.post, also=frozenset(ticks))))
        return JSONResponse({})

    async def drop(self, request: Request) -> Response:
        """The files are forgotten."""
        self._waiting.drop(request.path_params["id"])
        return JSONResponse({"to": "/proposals"})

    async def accept(self, request: Request) -> Response:
        """The folder has the proposals that were looked at."""
        sent, id = await object_of(request), request.path_params["id"]
        looked = self._waiting.get(id)
        if looked is None:
            raise Stale(_GONE)
        if sent.get("stands") != await proposals_stand(self._board):
            raise Stale
        post = replace(looked.post, asked=ticked(looked.post.asked, sent))
        with_hours, folder = sent.get("hours") == "yes", self._board.folder
        answer = await self._board.changed(
            request, lambda anyway: accept_post(folder, post, with_hours=with_hours, anyway=anyway), "/proposals"
        )
        self._waiting.drop(id)
        return answer


_GONE = message(
    "Ces courriels ne sont plus là : déposez-les de nouveau. Rien n’a été écrit",
    "These mails are no longer here: drop them again. Nothing was written",
)
