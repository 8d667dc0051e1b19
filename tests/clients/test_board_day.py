"""Chromium on the day itself: somebody is missing, the programme is repaired, accepted, and everybody can be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.releases import read_releases
from scheduler.services.publishing import publish
from tests.clients import folders
from tests.clients.browsing import follow
from tests.clients.folders import HERE, MORNING

pytestmark = pytest.mark.long

EVENT = MORNING + '[[event.organisers]]\nname = "Org"\nemail = "org@example.org"\n' + HERE
TALKS = (
    "id;title;speakers;emails;duration\n"
    "T1;Un;Ada;ada@example.org;30\nT2;Deux;Bob;bob@example.org;30\nT3;Trois;Ada;ada@example.org;30\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = folders.solved(tmp_path, EVENT, TALKS)
    publish(folder)
    return folder


def missing(page: Any, person: str, start: str, end: str) -> Any:
    """What the page of the day answers to the absence of the person between the hours; "": from or to the day's end."""
    follow(page, page.locator('nav a[href="/today"]'))
    page.locator("#away summary").click()
    page.locator("#away-person").select_option(label=person)
    page.locator("#away-from").fill(start)
    page.locator("#away-to").fill(end)
    page.locator("#away form button").click()
    return page.locator('[id^="repaired-"], [id^="answer-"]')


def test_an_absence_that_moves_nothing_asks_for_no_release(folder: Path, page: Any) -> None:
    told = missing(page, "Bob", "00:00", "01:00")
    told.wait_for()
    assert "Rien ne bouge" in told.inner_text()
    assert page.inner_text("#sentence").startswith("Programme de la v1")
    assert page.locator('main form[data-send="/api/releases"]').count() == 0


def test_who_presents_twice_is_missing_and_the_rest_is_published(
    folder: Path, page: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    missing(page, "Ada", "", "").wait_for()
    first = page.locator('[data-ask^="POST /api/ways/"]').first
    assert "Retirer l’exposé T1" in page.inner_text("main")
    assert page.inner_text("main").index("Retirer l’exposé T3") < page.inner_text("main").index("malgré l’absence")
    first.click()
    page.locator('[id^="repaired-"]').wait_for()
    page.locator('main form[data-send="/api/releases"] button').click()
    page.locator("#sentence", has_text="v2").wait_for()
    page.locator('main form[data-send="/api/releases"]').wait_for(state="detached")
    assert len(read_releases(folder)) == 2
    assert main(["verify", str(folder), "--quiet"]) == 0
    capsys.readouterr()
    follow(page, page.locator('#state a[href="/mails"]'))
    assert page.locator("main details summary", has_text="ada@example.org").count() >= 1
