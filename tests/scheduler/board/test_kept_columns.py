"""What each column of a table is chosen to be holds for the next file, until something else is chosen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.uploads.files import FIRST, accept, event, is_in_place, page_of, put

NAMES = ("id", "Bla", "speakers", "abstract", "Foo")
#: The choices for `abstract`, which is known, and `Foo`, which is not, one after the other.
CHOICES = [("ignore", "note"), ("abstract", "ignore"), ("ignore", "ignore"), ("abstract", "note"), ("note", "")]


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    event(tmp_path)
    visitor = Visitor(tmp_path)
    assert is_in_place(put(visitor, FIRST))
    return visitor


def chosen(page: str) -> list[str]:
    """What each column is taken for; "" where it is not read."""
    selects = re.findall(r'<select name="column \d+".*?</select>', page, re.DOTALL)
    values = [re.findall(r'<option value="([^"]*)" selected', select) for select in selects]
    return ["" if value in ([], ["ignore"]) else value[0] for value in values]


def test_what_was_chosen_last_holds_for_the_next_file(visitor: Visitor) -> None:
    for number, (abstract, foo) in enumerate(CHOICES, start=4):
        rows = ("T1,One,Ada Lovelace,Text,more", f"T{number},Title {number},Di Prima,Text {number},more")
        data = "\n".join((",".join(NAMES), *rows)).encode()
        where, choice = page_of(visitor, data), ("id", "title", "speakers", abstract, foo)
        answer = {"format": "table"} | {f"column {n}": field for n, field in enumerate(choice)}
        assert visitor.ask("POST", f"/api{where}", json.dumps(answer).encode()).status == 200
        wanted = [field.replace("ignore", "") for field in choice]
        assert chosen(visitor.see(where)) == wanted
        assert accept(visitor, where, how="merge").status == 200
        assert chosen(visitor.see(page_of(visitor, data))) == wanted
