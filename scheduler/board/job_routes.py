"""The addresses that put questions to the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import NotUnderstood, number_in, object_of, text_in
from scheduler.board.desk import Desk
from scheduler.board.jobs import Busy
from scheduler.board.news import news_of, way_of
from scheduler.board.variant_view import MOST
from scheduler.board.words import BUSY
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
        )

    async def job(self, request: Request) -> Response:
        """A question is put to the worker."""
        asked = await object_of(request)
        if asked.get("do") not in ("solve", "explain", "apply", "try", "repair", "alternatives", "choose"):
            raise NotUnderstood
        seconds = _LONG if asked.get("longer") is True else _SECONDS.get(asked["do"], 60)
        job = {"do": asked["do"], "folder": str(self._board.folder), "seconds": seconds}
        job["anyway"] = request.headers.get("x-journee-anyway") == "yes"
        rev = await self._board.rev()
        if asked["do"] in _TAKEN or "way" in asked:
            way, of, shown = number_in(asked, "way"), number_in(asked, "of"), self._board.jobs.answer(rev)
            if shown is None or shown["id"] != of:
                return self._board.failed(request, _OTHER_WAYS)
            job |= {"way": way} if asked["do"] in _TAKEN else {"news": way_of(asked, shown)}
        elif asked["do"] == "repair":
            job["news"] = news_of(asked)
        elif asked["do"] == "alternatives":
            job |= _wanted(asked)
        try:
            number = await self._board.jobs.put(job, rev)
        except Busy:
            return self._board.failed(request, BUSY)
        return JSONResponse({"id": number}, status_code=202)

    async def stop(self, request: Request) -> Response:
        """The question ends soon, and what it has is its answer."""
        stopped = await self._board.jobs.stop(request.path_params["number"])
        return JSONResponse({}, status_code=202 if stopped else 404)


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


#: The seconds of a job that has others than a search, as its command; and of one after a search that found nothing.
_SECONDS: Mapping[str, int] = {"explain": 150}
_LONG = 300
#: Jobs that take or try one of the offers of the last answer by its number.
_TAKEN = ("apply", "try", "choose")
_OTHER_WAYS = message(
    "Ces issues ne sont plus celles du dossier : cherchez de nouveau. Rien n’a été écrit",
    "These ways out are no longer those of the folder: look again. Nothing was written",
)
