"""A folder with one talk, and its board."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor

EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"
language = "fr"
[[event.organisers]]
name = "Comité"
email = "comite@example.org"
[[rooms]]
id = "ici"
[[axes]]
id = "1"
title = "Mesurer"
[call]
keywords = 2
"""
TALKS = "id;titre;intervenants;axe\nT1;Un;Ada Lovelace;1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "talks.csv").write_text(TALKS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    visitor = Visitor(folder, "fr")
    visitor.see("/proposals")
    return visitor
