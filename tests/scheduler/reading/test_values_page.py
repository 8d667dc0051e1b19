"""The pages of formats promise which values are understood: each example of theirs is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from scheduler.domain.windows import Day
from scheduler.reading.spoken.cells import stated_in
from scheduler.reading.spoken.durations import duration
from scheduler.reading.spoken.pins import pin
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood

DOCS = Path(__file__).parents[3] / "docs"
DAYS = (Day(date=date(2027, 6, 10), start=540, end=1080), Day(date=date(2027, 6, 11), start=540, end=1080))
PAGES = {"formats.md": ("en", "# Values"), "formats.fr.md": ("fr", "# Les valeurs")}


def examples(page: str, row: str) -> list[str]:
    """The examples in the third cell of the row with that name."""
    text = (DOCS / page).read_text(encoding="utf-8").split(PAGES[page][1])[1]
    line = next(line for line in text.splitlines() if line.startswith(f"| {row} |"))
    return [
        each for each in re.findall(r"`([^`]+)`", line.split("|")[3]) if len(each) > 2 and each not in ("and", "or")
    ]


@pytest.mark.parametrize(("page", "row"), [("formats.md", "duration"), ("formats.fr.md", "durée")])
def test_durations_of_the_page_are_understood(page, row):
    assert all(isinstance(duration(1, 600)(text), Understood) for text in examples(page, row))


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("formats.md", "windows"),
        ("formats.md", "days of windows"),
        ("formats.fr.md", "plages"),
        ("formats.fr.md", "jours des plages"),
    ],
)
def test_windows_of_the_page_are_understood(page, row):
    texts = examples(page, row)
    assert len(texts) > 4
    assert all(stated_in(text, DAYS).meant is not None for text in texts)


@pytest.mark.parametrize(("page", "row"), [("formats.md", "wish"), ("formats.fr.md", "souhait")])
def test_wishes_of_the_page_are_preferences(page, row):
    assert all(stated_in(text, DAYS).preferred for text in examples(page, row)[:2])


@pytest.mark.parametrize(("page", "row"), [("formats.md", "fixed start"), ("formats.fr.md", "début fixé")])
def test_starts_of_the_page_are_understood(page, row):
    assert all(pin(DAYS)(text) for text in examples(page, row))


@pytest.mark.parametrize(("page", "row"), [("formats.md", "status"), ("formats.fr.md", "statut")])
def test_statuses_of_the_page_are_understood(page, row):
    texts = examples(page, row)
    assert len(texts) > 2
    assert all(isinstance(status("fr")(text), Understood) for text in texts)
