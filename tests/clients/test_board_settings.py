"""Chromium on the settings of a board without a worker: what an import left open is said to be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.browsing import browsing
from tests.clients.folders import MORNING, written
from tests.scheduler.board.served import address, served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, MORNING, "identifiant;titre;intervenants\nT1;Un;Ada Lovelace\n")


def test_a_setting_that_is_to_be_completed_is_said_to_be_right_by_mouse_and_by_keyboard(folder: Path) -> None:
    event = folder / "event.toml"
    before = event.read_text(encoding="utf-8")
    for value in ('"Une journée"', '"12:00"'):
        before = before.replace(value, f"{value}  # à compléter")
    event.write_text(before, encoding="utf-8")
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        page.goto(page.url + "event")
        page.get_by_role("button", name="C’est juste : Titre").click()
        end = page.get_by_role("button", name="C’est juste : Fin de la journée")
        end.focus()
        page.keyboard.press("Enter")
        end.wait_for(state="detached")
        page.locator(":focus").wait_for()
        assert event.read_text(encoding="utf-8") == before.replace("  # à compléter", "")
        for _ in range(2):
            with page.expect_response("**/api/undo"):
                page.keyboard.press("Control+z")
        end.wait_for()
    assert event.read_text(encoding="utf-8") == before
