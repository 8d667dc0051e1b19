"""Chromium on the board: from a table with a mistake to a programme, without a terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scheduler.services.current_programme import verify_programme
from tests.clients.browsing import follow
from tests.clients.folders import HERE, MORNING, written

EVENT = MORNING + HERE
TALKS = (
    "identifiant;titre;intervenants;durée;disponibilités\nT1;Un;Ada Lovelace;3O;\nT2;Deux;Bob Noyce;30;09:00-10:00\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, EVENT, TALKS)


@pytest.mark.long
def test_a_mistake_is_mended_and_the_programme_found(page: Any, folder: Path) -> None:
    assert page.inner_text("#sentence") == "1 chose à corriger"
    follow(page, page.get_by_role("link", name="Corriger"))
    cell = page.locator(".wrong-cell .cell")
    assert cell.get_attribute("data-value") == "3O"
    assert cell.get_attribute("aria-describedby")
    cell.click()
    page.locator("td input").fill("30")
    page.keyboard.press("Enter")
    page.wait_for_selector(".wrong-cell", state="detached")
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS.replace("3O", "30")
    follow(page, page.get_by_role("link", name="Programme"))
    page.get_by_role("button", name="Chercher le meilleur programme").click()
    page.locator("#sentence").get_by_text("Programme prouvé le meilleur").wait_for()
    assert verify_programme(folder).report.hard == ()
    page.locator(".block li .time").nth(1).wait_for()
    assert page.locator(".block li .time").count() == 2
    follow(page, page.get_by_role("link", name="Fichiers"))
    with page.expect_download() as got:
        page.get_by_role("link", name="schedule.json", exact=True).click()
    assert Path(got.value.path()).read_bytes() == (folder / "out" / "schedule.json").read_bytes()


@pytest.mark.long
def test_what_is_pressed_or_chosen_before_the_scripts_are_there_waits_for_them(page: Any, folder: Path) -> None:
    held: list[Any] = []

    def come_late() -> None:
        held.clear()
        with page.expect_request("**/board.js"):
            page.goto(page.url.removesuffix("data") + "data", wait_until="commit")
        page.locator("label:has(> #table)").wait_for()

    page.route("**/board.js", lambda route: held.append(route))
    come_late()
    page.locator(".wrong-cell .cell").click()
    assert page.locator("td input").count() == 0
    held[0].continue_()
    page.locator("td input").fill("30")
    page.keyboard.press("Enter")
    page.wait_for_selector(".wrong-cell", state="detached")
    come_late()
    page.locator("#table").set_input_files({"name": "a.csv", "mimeType": "", "buffer": TALKS.encode()})
    held[0].continue_()
    page.locator("main", has_text="3O").wait_for()


@pytest.mark.long
def test_by_keyboard_alone_and_escape_gives_up(page: Any, folder: Path) -> None:
    page.goto(page.url + "data")
    page.locator("#table").focus()
    assert page.evaluate("document.activeElement.id") == "table", "a table is chosen by keyboard too"
    cell = page.locator(".wrong-cell .cell")
    cell.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("45")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "cell"
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS


@pytest.mark.long
def test_what_somebody_else_writes_is_shown_at_once(page: Any, folder: Path) -> None:
    page.goto(page.url + "data")
    (folder / "talks.csv").write_text(TALKS.replace("3O", "20"), encoding="utf-8")
    page.wait_for_selector(".wrong-cell", state="detached")


@pytest.mark.long
def test_what_was_typed_is_written_when_the_page_is_left_and_asked_about_when_it_is_closed(
    page: Any, folder: Path
) -> None:
    page.goto(page.url + "data")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".wrong-cell .cell").click()
    page.locator("td input").fill("25")
    page.get_by_role("link", name="Programme").click()
    page.locator("#sentence").get_by_text("Prêt").wait_for()
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS.replace("3O", "25")
    page.go_back()
    page.locator(".cell").first.click()
    page.locator("td input").fill("Another")
    page.reload()  # which may write it, too: the question takes the focus
    assert "beforeunload" in asked


@pytest.mark.long
def test_two_pages_see_the_same_and_an_edit_of_the_older_one_is_safe(page: Any, folder: Path) -> None:
    page.goto(page.url + "data")
    other = page.context.new_page()
    other.goto(page.url)
    page.locator(".wrong-cell .cell").click()
    page.locator("td input").fill("30")
    page.keyboard.press("Enter")
    other.wait_for_selector(".wrong-cell", state="detached")
    older = page.context.new_page()
    older.goto(page.url)
    older.wait_for_load_state("load")
    older.route(re.compile(r"/data$"), lambda route: route.abort())  # whatever it hears, it stays as it is
    path = folder / "talks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(";30", ";35", 1), encoding="utf-8")
    older.locator('.cell[data-value="30"]').first.click()
    older.locator("td input").fill("40")
    older.keyboard.press("Enter")
    older.locator("#failure:visible").wait_for()
    assert ";35" in path.read_text(encoding="utf-8")
    assert ";40" not in path.read_text(encoding="utf-8"), "no other value is written over"


@pytest.mark.long
def test_no_page_is_wider_than_the_screen(page: Any) -> None:
    home = page.url
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for name in ("", "data", "ways", "files"):
            page.goto(home + name)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
