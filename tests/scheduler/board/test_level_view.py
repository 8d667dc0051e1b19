"""A level says what it counts: all of it, each with the card that shows it."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

from exports.timetable import timetable
from scheduler.board.level_view import levels_of
from scheduler.board.programme_views import as_list
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.stated_levels import restated
from tests.scheduler.board.asking import Visitor


def test_what_a_level_counts_is_named_and_leads_to_a_card(congress: tuple[Event, Programme]) -> None:
    event, programme = congress[0], restated(*congress, check(*congress))
    cards = {line.mark for group in as_list(timetable(event, programme)) for line in group.lines}
    levels = {level["name"]: level for level in levels_of(event, programme, "fr")}
    assert [level.name for level in programme.levels] == list(levels)
    for level in levels.values():
        assert {mark for _, mark in level["counted"]} <= {*cards, ""}, level["name"]
        assert len({text for text, _ in level["counted"]}) == len(level["counted"])
        assert len(level["counted"]) <= level["count"]
    assert levels["sessions"]["count"] == len(programme.sessions)
    assert all(mark.startswith("c-session-") for _, mark in levels["sessions"]["counted"])


def test_the_page_names_the_session_that_it_counts(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    for path, begin in (("/", "#"), ("/?view=list", "/#")):
        page = Visitor(folder, "fr").see(path)
        part = re.search(r'<details id="level-sessions">.*?</details>', page, re.DOTALL)
        assert part
        assert "(1)" in part[0]
        link = re.search(r'href="([^"]*)">([^<]*)<', part[0])
        assert link
        assert link[1] == f"{begin}c-session-S1-2025-05-23"
        assert "a lieu" in unescape(link[2])
        assert path != "/" or f'id="{link[1][1:]}"' in page
