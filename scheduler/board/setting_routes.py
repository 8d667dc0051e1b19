"""The addresses that change event.toml, each by one exact edit of its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.board.bodies import object_of, text_in
from scheduler.board.change_routes import COMMAND
from scheduler.board.desk import Desk
from scheduler.board.followed import Followed
from scheduler.board.refusals import NotUnderstood, Stale
from scheduler.board.setting_fields import BY_TABLE, REPEATED
from scheduler.board.setting_values import (
    first_values,
    is_numbered,
    kind_of_key,
    left_out,
    moved,
    order_of,
    plain_of,
    two_days,
    value_of_text,
)
from scheduler.domain.errors import EnvironmentFailure
from scheduler.editing import Edit
from scheduler.editing.edit import Value
from scheduler.editing.settings import setting_tree
from scheduler.editing.toml_value import at, path_of
from scheduler.language.message import message
from scheduler.reading.event_toml.event_file import FILE
from scheduler.services.mending import Correction, keep, set_several

_BY: Mapping[str, int] = {"up": -1, "down": 1, "off": 0, "on": 1}
#: Finds the key and the new value in what a page asks and in event.toml as the page showed it.
_Chooser = Callable[[Mapping[str, Any], Mapping[str, object]], tuple[str, Value]]


class Setting:
    """What the page of the settings asks of the board."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self._followed = Followed(board.folder, COMMAND)

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        chosen: Sequence[tuple[str, str, _Chooser]] = (
            ("/api/event", "PATCH", _typed),
            ("/api/event/tables", "POST", _added),
            ("/api/event/tables", "DELETE", _removed),
            ("/api/event/order", "POST", _ordered),
        )
        routes = [Route(path, self._changing(choose), methods=[method]) for path, method, choose in chosen]
        return [
            *routes,
            Route("/api/event/days", self.days, methods=["POST"]),
            Route("/api/event/kept", self.keep, methods=["POST"]),
        ]

    async def keep(self, request: Request) -> Response:
        """A value that is marked as one to be completed is right as it is."""
        asked, sources = await object_of(request), self._board.reading_of(request)
        if sources is None or FILE not in sources:
            raise Stale
        key, folder = text_in(asked, "key"), self._board.folder
        if kind_of_key(key) is None:
            raise NotUnderstood
        return await self._board.changed(request, lambda anyway: keep(folder, sources, key, COMMAND, anyway=anyway))

    async def days(self, request: Request) -> Response:
        """The event has two days in the place of one: that of before, and the next with the same hours."""
        sources, folder = self._board.reading_of(request), self._board.folder
        if sources is None or FILE not in sources:
            raise Stale
        try:
            edits = two_days(setting_tree(sources[FILE], FILE))
        except LookupError:
            raise EnvironmentFailure(_NO_TOML) from None
        if not edits:
            raise NotUnderstood
        return await self._board.changed(
            request, lambda anyway: set_several(folder, sources, edits, (COMMAND, _DAYS), anyway=anyway)
        )

    def _changing(self, choose: _Chooser) -> Callable[[Request], Any]:
        async def change(request: Request) -> Response:
            asked, sources = await object_of(request), self._board.reading_of(request)
            if sources is None or FILE not in sources:
                raise Stale
            try:
                tree = setting_tree(sources[FILE], FILE)
            except LookupError:
                raise EnvironmentFailure(_NO_TOML) from None
            key, value = choose(asked, tree)
            if at(tree, path_of(key)) == value:
                return JSONResponse({"rev": self._board.name_of(sources)})
            edits, is_field = [Correction(Edit(FILE, None, key, value))], choose is _typed
            return await self._board.changed(
                request, lambda anyway: self._followed.mend(sources, edits, anyway=anyway, is_field=is_field)
            )

        return change


def _typed(asked: Mapping[str, Any], _: Mapping[str, object]) -> tuple[str, Value]:
    """A field has another text."""
    key = text_in(asked, "key")
    kind = kind_of_key(key)
    if kind is None:
        raise NotUnderstood
    return key, value_of_text(kind, text_in(asked, "value"))


def _added(asked: Mapping[str, Any], tree: Mapping[str, object]) -> tuple[str, Value]:
    """There is one table more of that name."""
    table = text_in(asked, "table")
    if plain_of(table) not in REPEATED or not is_numbered(f"{table}[1]"):
        raise NotUnderstood
    around = table.rpartition(".")[0]
    if is_numbered(around) and plain_of(around) in REPEATED and at(tree, path_of(around)) is None:
        raise NotUnderstood
    present = at(tree, path_of(table))
    if BY_TABLE[plain_of(table)].only_stated and not present:
        raise NotUnderstood
    number = len(present) + 1 if isinstance(present, list) else 1
    return f"{table}[{number}]", first_values(plain_of(table), tree, number)


def _removed(asked: Mapping[str, Any], tree: Mapping[str, object]) -> tuple[str, Value]:
    """A table is gone."""
    key = text_in(asked, "key")
    if plain_of(key) not in REPEATED or not is_numbered(key) or at(tree, path_of(key)) is None:
        raise NotUnderstood
    return key, None


def _ordered(asked: Mapping[str, Any], tree: Mapping[str, object]) -> tuple[str, Value]:
    """A level has another place among the priorities."""
    name, by = text_in(asked, "name"), text_in(asked, "by")
    order = order_of(tree)
    if by not in _BY or name not in (left_out(tree, order) if by == "on" else order):
        raise NotUnderstood
    return "priorities.order", moved(order, name, _BY[by])


_DAYS = message("Plusieurs jours", "Several days")
_NO_TOML = message(
    "event.toml n’est pas lisible : corrigez-le d’abord. Rien n’a été écrit",
    "event.toml cannot be read: mend it first. Nothing was written",
)
