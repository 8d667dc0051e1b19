"""The state of the folder is told to programs as the head of the page tells it to people."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

from tests.scheduler.board.asking import Visitor, cell


def told(visitor: Visitor) -> dict[str, Any]:
    answer = visitor.ask("GET", "/api/state")
    assert answer.status == 200
    return dict(json.loads(answer.body))


def test_the_state_is_that_of_the_page_and_of_the_files(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    visitor, seen = Visitor(folder), []
    table = (folder / "talks.csv").read_text()
    for text in (table, table.replace("10:00", "12:00"), table.replace("10:00", "1O:00"), None):
        if text is None:
            (folder / "talks.csv").unlink()
        else:
            (folder / "talks.csv").write_text(text)
        page, state = visitor.see("/"), told(visitor)
        sentence = re.search(r'id="sentence"[^>]*>([^<]*)', page)
        assert sentence
        assert state["text"] == unescape(sentence[1])
        assert state["rev"] == visitor.rev
        assert (state["mistakes"], state["broken"], state["job"]) == (int(text is None or "1O" in text), 0, None)
        seen.append(state["state"])
    assert seen == ["draft", "stale", "mistakes", "empty"]


def test_a_change_may_bear_its_name_of_the_files(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    visitor = Visitor(folder)
    visitor.rev = told(visitor)["rev"]
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "Only", "Another")).status == 200
    assert "Another" in (folder / "talks.csv").read_text()
    assert told(visitor)["rev"] != visitor.rev
