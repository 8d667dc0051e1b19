"""docs/formats.md and docs/formats.fr.md name every file that comes out, under the format that writes it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports import FORMATS, render
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

DOCS = Path(__file__).parent.parent.parent / "docs"
_ROW = re.compile(r"^\| `([^`]+)` \| `([\w-]+)`", re.MULTILINE)


@pytest.fixture(scope="module")
def written(one_room: tuple[Event, Programme]) -> dict[str, list[str]]:
    """The files of each format, of a release."""
    edition = Edition(1, datetime(2025, 5, 1, tzinfo=UTC), ())
    return {format_.name: list(render(*one_room, [format_.name], edition).files) for format_ in FORMATS}


@pytest.mark.parametrize("page", ["formats.md", "formats.fr.md"])
def test_every_file_and_format_is_told(page: str, written: dict[str, list[str]]) -> None:
    patterns: dict[str, list[re.Pattern[str]]] = {}
    first_section = (DOCS / page).read_text(encoding="utf-8").partition("\n## ")[0]
    for path, name in _ROW.findall(first_section):
        pattern = re.sub("<[^>]*>", "[^/]+", path.replace(".", r"\.")).replace("…", ".+")
        patterns.setdefault(name, []).append(re.compile(pattern))
    assert set(patterns) == set(written)
    for name, files in written.items():
        assert files
        for file in files:
            assert any(pattern.fullmatch(file) for pattern in patterns[name]), f"{file} of {name}"
