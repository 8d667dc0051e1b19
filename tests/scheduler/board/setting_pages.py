"""The settings' page of an event with a break, and what is written there."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from tests.scheduler.board.asking import Visitor

BREAK = '\n# At noon.\n[[breaks]]\ntitle = "Lunch"\nduration = 30\nbetween = ["10:00", "12:00"]  # not later\n'


def at_settings(one_talk: Path) -> Visitor:
    """Who sees the settings of the folder, to whose event a break is added."""
    event = one_talk / "event.toml"
    event.write_text(event.read_text() + BREAK)
    visitor = Visitor(one_talk)
    visitor.see("/event")
    return visitor


def ask(visitor: Visitor, method: str, path: str, asked: dict[str, Any]) -> int:
    """The status of the answer; the page is seen anew."""
    answer = visitor.ask(method, path, json.dumps(asked).encode())
    visitor.see("/event")
    return answer.status


def settings(visitor: Visitor) -> dict[str, Any]:
    """What event.toml says."""
    return tomllib.loads((visitor.board.folder / "event.toml").read_text())
