"""Chromium on the cells of the board: hours are painted, and of two values that two people wrote one is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.clients.browsing import follow, has_value
from tests.clients.folders import MORNING, written

TALKS = "identifiant;titre;intervenants;disponibilités\nT1;Un;Ada Lovelace;\nT2;Deux;Bob Noyce;09:00-10:00\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, MORNING, TALKS)


@pytest.mark.long
def test_hours_are_painted_by_mouse_and_by_keyboard(page: Any, folder: Path) -> None:
    follow(page, page.get_by_role("link", name="Données"))
    page.locator('.cell[data-item="T2"][data-strip]').click()
    slots = page.locator(".slot")
    slots.nth(4).wait_for()
    assert [slot.get_attribute("aria-pressed") for slot in slots.all()] == ["true"] * 2 + ["false"] * 4
    places = [slots.nth(at).bounding_box() for at in (2, 3)]
    page.mouse.move(places[0]["x"] + 9, places[0]["y"] + 9)
    page.mouse.down()
    page.mouse.move(places[1]["x"] + 9, places[1]["y"] + 9)
    page.mouse.up()
    assert page.locator("td input").input_value() == "09:00-11:00"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    assert page.locator("td input").input_value() == "09:00-11:00; 11:30-12:00"
    page.keyboard.press("Enter")
    page.locator('.cell[data-value="09:00-11:00; 11:30-12:00"]').wait_for()
    page.locator("header .top").get_by_text("Enregistré").wait_for()
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS.replace(
        "09:00-10:00", '"09:00-11:00; 11:30-12:00"'
    )


@pytest.mark.long
def test_of_two_values_one_is_chosen_and_the_other_is_named(page: Any, folder: Path) -> None:
    follow(page, page.get_by_role("link", name="Données"))
    page.locator('.cell[data-item="T2"][data-column="titre"]').click()
    page.locator("td input").fill("Mon titre")
    table = folder / "talks.csv"
    table.write_text(TALKS.replace("Deux", "Leur titre").replace("T1;", "T0;Zéro;Cy;\nT1;"), encoding="utf-8")
    page.locator(".both").get_by_text("Leur titre").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator("#notices").get_by_text("1 cellule, 1 ligne ajoutée").wait_for()
    text = table.read_text(encoding="utf-8")
    assert "T2;Mon titre;Bob Noyce" in text
    assert "T0;Zéro;Cy;" in text


@pytest.mark.long
def test_a_long_title_is_written_by_enter_as_in_a_spreadsheet(page: Any, folder: Path) -> None:
    table, long = folder / "talks.csv", "Un titre qui est bien plus long que la colonne dans laquelle on le lit"
    follow(page, page.get_by_role("link", name="Données"))
    for typed, whole in ((long, long), (" ou non", f"{long} ou non")):
        page.locator('.cell[data-item="T2"][data-column="titre"]').click()
        page.keyboard.press("Control+a" if typed == whole else "Control+End")
        page.keyboard.type(typed)
        with page.expect_response("**/api/sheet/talks"):
            page.keyboard.press("Enter")
        page.locator(f'.cell[data-value="{whole}"]').wait_for()
        assert table.read_text(encoding="utf-8") == TALKS.replace("Deux", whole)


@pytest.mark.long
def test_a_refusal_takes_nobody_out_of_the_cell_that_is_being_written(page: Any, folder: Path) -> None:
    """What was refused stands in its field again once the next cell is written, and nothing of either is lost."""
    held: list[Any] = []
    page.route("**/api/sheet/talks", lambda route: route.continue_() if held else held.append(route))
    follow(page, page.get_by_role("link", name="Données"))
    page.locator('.cell[data-item="T1"][data-column="titre"]').click()
    page.locator("td input").fill("Un bis")
    page.keyboard.press("Enter")
    page.locator('.cell[data-item="T2"][data-column="titre"]').click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Mon ")
    held[0].fulfill(status=409, json={"text": "Refusé", "problems": []})
    page.locator("#failure").get_by_text("Refusé").wait_for()
    page.keyboard.type("titre")
    with page.expect_response("**/api/sheet/talks"):
        page.keyboard.press("Enter")
    has_value(page.locator("td input"), "Un bis")
    text = (folder / "talks.csv").read_text(encoding="utf-8")
    assert text == TALKS.replace("Deux", "Mon titre")
    with page.expect_response("**/api/sheet/talks"):
        page.keyboard.press("Enter")
    page.locator('.cell[data-value="Un bis"]').wait_for()
    assert (folder / "talks.csv").read_text(encoding="utf-8") == text.replace(";Un;", ";Un bis;")
