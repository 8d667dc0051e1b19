"""A morning of four talks in two rooms, and what the board's mover tells of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scheduler.board.grid_view import moves_of
from scheduler.board.mover import Mover
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services.current_programme import read_programme
from scheduler.services.effort import Effort
from scheduler.services.undoing import history

EVENT = """\
[event]
title = "Hands"
date = 2025-05-23
start = "09:00"
end = "12:30"
language = "fr"
[[rooms]]
id = "here"
[[rooms]]
id = "there"
[[axes]]
id = "1"
title = "Alpha"
[[axes]]
id = "2"
title = "Beta"
[[breaks]]
id = "tea"
title = "Thé"
duration = 20
between = ["09:30", "11:30"]
"""
TALKS = """\
id,title,speakers,axis,room,after
1,First,Ada Byron,1,here,
2,Second,Bob,1,here,1
3,Third,Cy,2,here,
4,Fourth,Di,2,here,
"""
SECONDS = 20.0


def effort() -> Effort:
    return Effort(Budget.of(SECONDS), workers=1)


def talk(name: str) -> dict[str, str]:
    return {"kind": "talk", "id": name, "day": ""}


def told(mover: Mover, folder: Path, do: str, **job: Any) -> list[Mapping[str, Any]]:
    """What is told of a question."""
    parts: list[Mapping[str, Any]] = []
    ended = getattr(mover, do)({"id": 1, "folder": str(folder), **job}, effort(), parts.append)
    assert ended["status"] == "told", ended
    json.dumps(parts)
    return parts


def take(mover: Mover, folder: Path, how: str, item: object, place: object, **more: Any) -> dict[str, Any]:
    """How it ended that the move was taken; `of` among `more` is the question that priced it."""
    job = {"id": 1, "folder": str(folder), "how": how, "item": item, "place": place}
    return mover.take({**job, **more}, effort(), print)


def part(parts: list[Mapping[str, Any]], name: str) -> Any:
    return next((each[name] for each in parts if name in each), None)


def starts(folder: Path) -> dict[str, int]:
    programme = read_programme(read_folder(folder).event, folder)
    return {item.id: item.start for item in (*programme.talks, *programme.breaks)}


def hand_moves(folder: Path) -> list[dict[str, Any]]:
    event = read_folder(folder).event
    return moves_of(history(folder), event, read_programme(event, folder), "fr")
