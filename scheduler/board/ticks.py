"""What was ticked and chosen on a page that shows a merge, as it is asked of the merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scheduler.board.bodies import text_in
from scheduler.importing.asked import Asked

_KINDS = ("theirs", "again")


def ticked(asked: Asked, sent: Mapping[str, Any]) -> Asked:
    """The same with what was ticked: `theirs T07.title`, `again KEY`; and `same KEY`, our id or "" for another talk.

    Raises NotUnderstood.
    """
    yes = {key for key, value in sent.items() if value == "yes"}
    theirs, again = ({key.removeprefix(f"{kind} ") for key in yes if key.startswith(f"{kind} ")} for kind in _KINDS)
    pairs = {key.removeprefix("same "): text_in(sent, key) for key in sent if key.startswith("same ")}
    return replace(
        asked,
        theirs=frozenset({""} if "theirs" in yes else theirs),
        again=frozenset(again),
        together={key: id for key, id in pairs.items() if id},
        apart=frozenset(key for key, id in pairs.items() if not id),
    )
