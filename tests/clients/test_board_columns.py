"""Chromium on the choice of what the columns of a table are, by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.clients.folders import HERE, MORNING, written

TALKS = "identifiant;titre;auteurs (tous);quand <ça> ?\nT1;Un;Ada;9h-10h\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, f"{MORNING}{HERE}", TALKS)


@pytest.mark.long
def test_several_columns_are_chosen_by_keyboard_and_written_at_once(page: Any, folder: Path) -> None:
    before = (folder / "event.toml").read_text(encoding="utf-8")
    page.goto(page.url + "data")
    for column, field in (("auteurs (tous)", "speakers"), ("quand <ça> ?", "available")):
        select = page.locator(f'[name="column {column}"]')
        select.focus()
        for _ in range(50):
            if select.input_value() == field:
                break
            page.keyboard.press("ArrowDown" if field == "available" else "ArrowUp")
        assert select.input_value() == field
        assert (folder / "event.toml").read_text(encoding="utf-8") == before, "an arrow chooses nothing yet"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator('#state [data-job="solve"]').wait_for()
    stated = (folder / "event.toml").read_text(encoding="utf-8").removeprefix(before)
    assert 'speakers = ["auteurs (tous)"]' in stated
    assert 'available = ["quand <ça> ?"]' in stated
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
