"""Chromium on a search that is stopped: the best programme so far is there, written and shown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme, verify_programme

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A conference that takes minutes to be proved, and seconds to be placed."""
    return Path(shutil.copytree(SAMPLES / "congres", tmp_path / "congres"))


@pytest.mark.long
def test_a_search_that_is_stopped_shows_the_best_so_far_and_can_be_taken_up(page: Any, folder: Path) -> None:
    page.locator('#state [data-job="solve"]').click()
    page.locator("#progress", has_text="niveau 2").wait_for()  # the first was ended with a programme
    page.get_by_role("button", name="Arrêter et garder le meilleur").click()
    page.locator("#sentence", has_text="Programme valable, pas prouvé le meilleur").wait_for()
    assert page.locator("#state button", has_text="Arrêter").count() == 0
    event = read_folder(folder).event
    programme = read_programme(event, folder)
    assert programme.status == "feasible"
    assert verify_programme(folder).report.hard == ()
    page.locator("li.card").first.wait_for()
    shown = page.locator("li.card").evaluate_all("cards => cards.map(card => card.dataset.id)")
    assert {talk.id for talk in programme.talks} <= set(shown), "every talk that has a place is shown in it"
    assert page.locator('#state [data-job="solve"]').is_enabled(), "one may search on"
