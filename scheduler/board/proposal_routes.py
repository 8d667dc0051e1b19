"""The addresses for proposals: read through, decided upon, taken in as talks, and answered by drafts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from scheduler.board.bodies import LARGEST_FORM, object_of, text_in
from scheduler.board.change_routes import COMMAND
from scheduler.board.desk import Desk
from scheduler.board.packing import packed, zip_headers
from scheduler.board.proposal_view import accepted_parts, list_parts, proposal_parts
from scheduler.board.proposals_stand import proposals_stand
from scheduler.board.refusals import NotUnderstood, Stale
from scheduler.board.ticks import ticked
from scheduler.domain.errors import InputError, JourneeError
from scheduler.importing.asked import Asked
from scheduler.services.accepted_proposals import import_proposals
from scheduler.services.decision_mails import answers_of
from scheduler.services.proposal_decisions import CORRECTED, VERDICTS, Verdicts, decide


class Proposing:
    """What the pages of proposals ask of the board."""

    def __init__(self, board: Desk) -> None:
        self._board = board

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (
            Route("/proposals", self.list),
            Route("/proposal", self.page),
            Route("/proposals/talks", self.talks),
            Route("/proposals/answers", self.answers),
            Route("/zip-answers", self.zip),
            Route("/api/proposal", self.decide, methods=["POST"]),
            Route("/api/proposals/talks", self.take, methods=["POST"]),
        )

    async def list(self, request: Request) -> Response:
        """All proposals, those of which nothing is decided first."""
        values = await asyncio.to_thread(list_parts, self._board.folder)
        return await self._board.show(request, "proposals", values)

    async def page(self, request: Request) -> Response:
        """One proposal beside its source."""
        id = request.query_params.get("id", "")
        values = await asyncio.to_thread(proposal_parts, self._board.folder, id, self._board.language_of(request))
        return await self._board.show(request, "proposal", values)

    async def decide(self, request: Request) -> Response:
        """The proposal has the cells that were written, and what was decided."""
        said = _verdicts(await object_of(request, LARGEST_FORM))
        folder = self._board.folder
        return await self._board.changed(request, lambda anyway: decide(folder, said, COMMAND, anyway=anyway))

    async def talks(self, request: Request) -> Response:
        """What the talks would be with those that were accepted; nothing is written."""
        folder, language = self._board.folder, self._board.language_of(request)
        values = await asyncio.to_thread(accepted_parts, folder, language)
        return await self._board.show(request, "accepted", {"stands": await proposals_stand(self._board), **values})

    async def take(self, request: Request) -> Response:
        """The talks have those that were accepted."""
        sent = await object_of(request)
        if sent.get("stands") != await proposals_stand(self._board):
            raise Stale
        folder, language = self._board.folder, self._board.language_of(request)

        def change(anyway: bool) -> None:
            import_proposals(folder, ticked(Asked(language=language, anyway=anyway), sent))

        return await self._board.changed(request, change, "/data")

    async def answers(self, request: Request) -> Response:
        """The drafts of the answers, as they would arrive; nothing is written or sent."""
        values = await asyncio.to_thread(self._answers)
        return await self._board.show(request, "answers", values)

    def _answers(self) -> Mapping[str, Any]:
        try:
            answers = answers_of(self._board.folder)[0]
        except InputError as error:
            return {"drafts": None, "told_besides": (), "failures": error.mistakes}
        return {"drafts": answers.drafts, "told_besides": answers.told, "failures": ()}

    async def zip(self, _: Request) -> Response:
        """The drafts in one file."""
        try:
            files = (await asyncio.to_thread(answers_of, self._board.folder))[1]
        except JourneeError:
            raise HTTPException(404) from None
        headers = zip_headers(self._board.folder, "answers")
        return Response(await asyncio.to_thread(packed, files), media_type="application/zip", headers=headers)


def _verdicts(sent: Mapping[str, Any]) -> Verdicts:
    """What the form says. Raises NotUnderstood."""
    pressed = text_in(sent, "do")
    if pressed != "save" and pressed not in VERDICTS:
        raise NotUnderstood
    numbers = [key.removeprefix("looked ") for key, value in sent.items() if key.startswith("looked ") and value]
    if not all(number.isascii() and number.isdigit() and len(number) < 4 for number in numbers):
        raise NotUnderstood
    return Verdicts(
        text_in(sent, "id"),
        text_in(sent, "seen"),
        {key: text_in(sent, key) for key in CORRECTED if key in sent},
        frozenset(map(int, numbers)),
        None if pressed == "save" else pressed,  # type: ignore[arg-type]
    )
