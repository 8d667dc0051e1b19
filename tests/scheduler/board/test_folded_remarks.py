"""Remarks on the page of data stand open above its tables where there are few of them, and nothing to mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor


@pytest.mark.parametrize(("count", "is_open"), [(1, True), (12, False)])
def test_many_remarks_do_not_push_the_tables_out_of_sight(
    visitor: Visitor, one_talk: Path, count: int, is_open: bool
) -> None:
    names = [f"Unknown {number}" for number in range(count)]
    header, row = (one_talk / "talks.csv").read_text().splitlines()[:2]
    (one_talk / "talks.csv").write_text(",".join([header, *names]) + "\n" + ",".join([row, *"x" * count]) + "\n")
    page = visitor.see("/data")
    found = re.search(r"<details( open)?>\s*<summary><h2>[^<]*\((\d+)\)</h2>", page)
    assert found
    assert int(found[2]) >= count
    assert bool(found[1]) == is_open
