"""The addresses for moves, pins and what is withdrawn."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import number_in, object_of, text_in
from scheduler.board.desk import Desk
from scheduler.board.failures import failure
from scheduler.board.refusals import Fault, NotUnderstood, SearchRuns

#: The seconds that a question may take.
_SECONDS: Mapping[str, int] = {"targets": 20, "price": 25, "why": 30}
#: The most items that are pinned at once, and the greatest minute of a day.
_MOST, _LAST = 1000, 24 * 60


class Moving:
    """What the grid asks and changes."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._asked: set[asyncio.Task[Any]] = set()

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/api/moves/check", self.check, methods=["POST"]),
            Route("/api/moves/check", self.give_up, methods=["DELETE"]),
            Route("/api/moves/why", self.why, methods=["POST"]),
            Route("/api/moves", self.take, methods=["POST"]),
            Route("/api/moves/nearest", self.nearest, methods=["POST"]),
            Route("/api/pins", self.pin, methods=["POST"]),
            Route("/api/withdrawn", self.withdraw, methods=["POST"]),
        )

    async def check(self, request: Request) -> Response:
        """What each place would do is asked, or what one costs where the request says where `to`."""
        asked = await object_of(request)
        if "to" not in asked:
            return self._asked_of(asked, {"do": "targets"})
        return self._asked_of(asked, {"do": "price", "place": _place(asked["to"])})

    async def why(self, request: Request) -> Response:
        """What holds the item where it is is asked."""
        return self._asked_of(await object_of(request), {"do": "why"})

    def _asked_of(self, asked: Mapping[str, Any], job: Mapping[str, Any]) -> Response:
        """The question is put; what becomes of it is told to all pages, with the name that the asker gave it."""
        asker, item = text_in(asked, "asker"), _item(asked.get("subject"))
        if not asker:
            raise NotUnderstood
        whole = self._in_folder({**job, "item": item, "seconds": _SECONDS[job["do"]]})
        task = asyncio.create_task(self._board.questions.ask(whole, asker[:64]))
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)
        return JSONResponse({}, status_code=202)

    async def give_up(self, _: Request) -> Response:
        """Nobody waits for the answer any more."""
        await self._board.questions.give_up()
        return JSONResponse({}, status_code=202)

    async def take(self, request: Request) -> Response:
        """The programme with the move is the draft: the one that was priced by the question `of`, or else the one that
        is found now.
        """
        asked = await object_of(request)
        how = text_in(asked, "how")
        if how not in ("literal", "least", "best"):
            raise NotUnderstood
        job: dict[str, Any] = {"do": "take", "how": how, "seconds": _SECONDS["price"]}
        job |= {"item": _item(asked.get("subject")), "place": _place(asked.get("to"))}
        return await self._made(request, {**job, "of": number_in(asked, "of")} if "of" in asked else job)

    async def nearest(self, request: Request) -> Response:
        """The draft keeps the rules again, with the least change."""
        return await self._made(request, {"do": "nearest", "seconds": 60})

    async def pin(self, request: Request) -> Response:
        """The items are pinned where they are, or no longer."""
        asked = await object_of(request)
        items, pinned = asked.get("subjects"), asked.get("pinned")
        if not isinstance(items, list) or not isinstance(pinned, bool) or not 0 < len(items) <= _MOST:
            raise NotUnderstood
        return await self._made(request, {"do": "pin", "items": [_item(item) for item in items], "pinned": pinned})

    async def withdraw(self, request: Request) -> Response:
        """The talk is withdrawn."""
        asked = await object_of(request)
        return await self._made(request, {"do": "withdraw", "item": _item(asked.get("subject"))})

    def _in_folder(self, job: Mapping[str, Any]) -> dict[str, Any]:
        return {**job, "folder": str(self._board.folder)}

    async def _made(self, request: Request, job: Mapping[str, Any]) -> Response:
        """The answer to a change that the worker makes; every open page is told of it."""
        anyway = request.headers.get("x-journee-anyway") == "yes"
        ended = await self._board.questions.ask(self._in_folder({**job, "anyway": anyway}))
        if ended is None or ended["status"] != "taken":
            return self._not_made(request, ended or {})
        header = await self._board.tell_changed()
        return JSONResponse({"rev": await self._board.rev()}, headers=header)

    def _not_made(self, request: Request, ended: Mapping[str, Any]) -> Response:
        language = self._board.language_of(request)
        if ended.get("holder") is not None and ended["holder"] == self._board.jobs.pid:
            raise SearchRuns
        if "text" not in ended:
            raise Fault
        problems = [{"text": text[language]} for text in ended.get("details", [])]
        is_open = ended["status"] == "open"
        return failure(ended.get("code", "failed"), ended["text"][language], problems, anyway=is_open)


def _item(asked: object) -> dict[str, str]:
    """Kind, id and day of an item. Raises NotUnderstood."""
    if not isinstance(asked, dict) or text_in(asked, "kind") not in ("talk", "session", "break", "plenary"):
        raise NotUnderstood
    return {"kind": asked["kind"], "id": text_in(asked, "id"), "day": _day(asked)}


def _place(asked: object) -> dict[str, Any]:
    """Where to: beside or instead of an item, or to a minute of a day. Raises NotUnderstood."""
    if not isinstance(asked, dict):
        raise NotUnderstood
    how = text_in(asked, "how")
    if how in ("before", "after", "swap"):
        return {"how": how, **_item(asked)}
    minute = number_in(asked, "minute")
    if how != "at" or not 0 <= minute < _LAST or not _day(asked):
        raise NotUnderstood
    return {"how": "at", "day": _day(asked), "minute": minute, "room": text_in(asked, "room")}


def _day(asked: Mapping[str, Any]) -> str:
    """The day of what is asked, as ISO writes it; "" without one. Raises NotUnderstood."""
    day = text_in(asked, "day")
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        raise NotUnderstood from None
