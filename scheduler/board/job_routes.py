"""The addresses that put questions to the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import number_in, object_of, text_in
from scheduler.board.desk import Desk
from scheduler.board.jobs import Busy
from scheduler.board.news import news_of
from scheduler.board.refusals import NotThere, NotUnderstood, SearchRuns, Stale
from scheduler.board.variant_view import MOST
from scheduler.language.message import message


class Asking:
    """What pages ask of the solver."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/jobs", self.job, methods=["POST"]),
            Route("/api/jobs/{number:int}", self.stop, methods=["DELETE"]),
            Route("/api/ways/{number:int}", self.way, methods=["POST"]),
            Route("/api/ways/{number:int}/try", self.try_way, methods=["POST"]),
            Route("/api/alternatives/{number:int}", self.choose, methods=["POST"]),
        )

    async def job(self, request: Request) -> Response:
        """A question is put to the worker."""
        asked = await object_of(request)
        if asked.get("do") not in ("solve", "explain", "repair", "alternatives"):
            raise NotUnderstood
        seconds = _LONG if asked.get("longer") is True else _SECONDS.get(asked["do"], _USUAL)
        job = {"do": asked["do"], "seconds": seconds}
        if asked["do"] == "repair":
            job["news"] = news_of(asked)
        elif asked["do"] == "alternatives":
            job |= _wanted(asked)
        return await self._put(request, job, await self._board.rev())

    async def way(self, request: Request) -> Response:
        """The way out is taken: it is written, or the repair that told it is made with it."""
        number, rev, shown = await self._offer(request, "explain", "repair")
        if isinstance(shown.get("news"), dict):
            return await self._put(request, {"do": "repair", "news": {**shown["news"], "way_out": number}}, rev)
        return await self._put(request, {"do": "apply", "way": number}, rev)

    async def try_way(self, request: Request) -> Response:
        """What becomes of the day with the way out; nothing is written."""
        number, rev, _ = await self._offer(request, "explain")
        return await self._put(request, {"do": "try", "way": number}, rev)

    async def choose(self, request: Request) -> Response:
        """The programme of that number is the draft."""
        number, rev, _ = await self._offer(request, "alternatives")
        return await self._put(request, {"do": "choose", "way": number}, rev)

    async def _offer(self, request: Request, *kinds: str) -> tuple[int, str, Mapping[str, Any]]:
        """The number of an offer, the name of the folder's files, and the answer `of` that has the offer.

        Raises Stale where the last answer is another one by now, or to none of those `kinds` of question.
        """
        of, rev = number_in(await object_of(request), "of"), await self._board.rev()
        shown = self._board.jobs.answer(rev)
        if shown is None or shown["id"] != of or shown["do"] not in kinds:
            raise Stale(_OTHER_WAYS)
        return request.path_params["number"], rev, shown

    async def _put(self, request: Request, job: Mapping[str, Any], rev: str) -> Response:
        """The job is begun for the files of that name."""
        anyway = request.headers.get("x-journee-anyway") == "yes"
        whole = {"seconds": _USUAL, **job, "folder": str(self._board.folder), "anyway": anyway}
        try:
            number = await self._board.jobs.put(whole, rev)
        except Busy:
            raise SearchRuns from None
        return JSONResponse({"id": number, "rev": rev}, status_code=202)

    async def stop(self, request: Request) -> Response:
        """The question ends soon, and what it has is its answer."""
        if not await self._board.jobs.stop(request.path_params["number"]):
            raise NotThere
        return JSONResponse({}, status_code=202)


def _wanted(asked: Mapping[str, Any]) -> dict[str, Any]:
    """How many programmes are wanted, and by how much each level may be worse. Raises NotUnderstood."""
    count = text_in(asked, "count")
    texts = {key.removeprefix("loss "): text_in(asked, key).strip() for key in asked if key.startswith("loss ")}
    losses = {name: text for name, text in texts.items() if text}
    if not all(text.isascii() and text.isdigit() and len(text) <= 6 for text in (count, *losses.values())):
        raise NotUnderstood
    if not 2 <= int(count) <= MOST:
        raise NotUnderstood
    return {"count": int(count), "losses": {name: int(text) for name, text in losses.items()}}


#: The seconds of a job, of one that has others, as its command, and of one after a search that found nothing.
_USUAL = 60
_SECONDS: Mapping[str, int] = {"explain": 150}
_LONG = 300
_OTHER_WAYS = message(
    "Ces issues ne sont plus celles du dossier : cherchez de nouveau. Rien n’a été écrit",
    "These ways out are no longer those of the folder: look again. Nothing was written",
)
