"""Edits of what a page shows, which follow each other before the page is drawn anew.

Whoever writes in one field and then in the next is faster than the page: the second edit still speaks of the row or
table as it was shown, by a name that the first has just changed.
"""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from scheduler.domain.errors import Unwritable
from scheduler.editing import Edit, applied, planned
from scheduler.editing.planned import Differs
from scheduler.reading.sheets.table_names import file_of

#: The most pages whose edits are remembered.
_PAGES = 50


class Followed:
    """The fields that were changed on each page of a folder, by the name of what the page shows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: OrderedDict[str, list[Edit]] = OrderedDict()

    async def made(
        self,
        request: Request,
        sources: Mapping[str, bytes],
        edit: Edit,
        change: Callable[[Mapping[str, bytes]], Awaitable[Response]],
        *,
        is_field: bool = True,
    ) -> Response:
        """The answer of `change`, which is given the files that the page shows, after the page's other edits.

        An edit of the same field is left out: who wrote there still expects what the page shows.

        Parameters
        ----------
        is_field : false for an edit after which rows or tables have other numbers than the page shows.
        """
        name = request.headers.get("x-journee-rev", "")
        if self._is_as_shown(sources, edit):
            self._made.pop(name, None)  # undone, or never made
        earlier = [each for each in self._made.get(name, ()) if _field(each) != _field(edit)]
        answer = await change(_after(sources, earlier))
        if answer.status_code == 200 and is_field:
            self._made.setdefault(name, []).append(edit)
            self._made.move_to_end(name)
            while len(self._made) > _PAGES:
                self._made.popitem(last=False)
        return answer

    def _is_as_shown(self, sources: Mapping[str, bytes], edit: Edit) -> bool:
        """True if the file has not changed since the page was drawn."""
        name = file_of(edit.file)
        with contextlib.suppress(OSError):
            return sources.get(name) == (self._folder / name).read_bytes()
        return False


def _field(edit: Edit) -> tuple[str, int | None, str]:
    return edit.file, edit.row, edit.key


def _after(sources: Mapping[str, bytes], edits: list[Edit]) -> Mapping[str, bytes]:
    """The files after the edits; as they are where one cannot be made of them."""
    after = sources
    for edit in edits:
        try:
            after = {**after, **applied(after, planned(after, [edit]))}
        except (Differs, LookupError, Unwritable):
            return sources
    return after
