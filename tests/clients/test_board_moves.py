"""Chromium on the grid: what is moved by mouse, by keyboard, by clicks and by finger."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme, verify_programme
from tests.clients.browsing import show
from tests.clients.folders import HERE, MORNING, solved
from tests.clients.hands import where

EVENT = f"""\
{MORNING}{HERE}
[[breaks]]
id = "pause"
title = "Pause"
duration = 15
between = ["09:30", "11:30"]
"""
TALKS = "identifiant;titre;intervenants;durée\nT1;Un;Ada;30\nT2;Deux <b>;Bob;30\nT3;Trois;Cy;30\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return solved(tmp_path, EVENT, TALKS)


def order(folder: Path) -> list[str]:
    """The talks in the order of time."""
    programme = read_programme(read_folder(folder).event, folder)
    return [talk.id for talk in sorted(programme.talks, key=lambda talk: talk.start)]


def card(page: Any, name: str) -> Any:
    return page.locator(f'.card[data-id="{name}"]')


def neighbours(page: Any) -> list[str]:
    """The talks of the session that has several, in the order of the page."""
    ids: list[str] = page.locator("section.card:has(li + li) li.card").evaluate_all(
        "them => them.map(x => x.dataset.id)"
    )
    return ids[:2]


def taken(page: Any) -> None:
    """The first offer that keeps the rules has the focus; Enter takes it, and the moved card has the focus then."""
    page.locator("[data-take]:focus").wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel").wait_for(state="hidden")
    page.locator(".handle:focus").wait_for()


@pytest.mark.long
def test_a_talk_is_moved_by_mouse_by_keyboard_and_by_clicks_pinned_and_undone(page: Any, folder: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 1100})  # else the page scrolls along at its edge
    before = order(folder)
    first, second = neighbours(page)
    handle = card(page, first).locator(".handle").bounding_box()
    assert handle
    assert min(handle["width"], handle["height"]) >= 44
    page.mouse.move(handle["x"] + 20, handle["y"] + 20)
    page.mouse.down()
    page.mouse.move(handle["x"] + 22, handle["y"] + 22)
    assert page.locator(".held").count() == 0, "a hand that trembles drags nothing"
    page.mouse.move(handle["x"] + 10, handle["y"] + 40)
    target = card(page, second).locator(".target").first
    target.wait_for()
    assert target.inner_text().startswith(("✓", "~", "✗")), "a sign and a word, never colour alone"
    place = target.bounding_box()
    page.mouse.move(place["x"] + 30, place["y"] + place["height"] / 2, steps=3)
    rested = page.locator(".target.over .price", has_text="aussi le meilleur")
    rested.wait_for()
    assert "change le moins" in rested.inner_text(), "a place tells all that one offer is"
    page.mouse.up()
    page.locator('[data-offer="best"]:visible, .also:has(p), [data-offer="against"]:visible').first.wait_for()
    assert order(folder) == before, "nothing is written before one chooses"
    assert page.locator(".ghost").count() >= 2, "the grid shows what would go where"
    taken(page)
    after = order(folder)
    assert after.index(first) == before.index(second)
    page.keyboard.press("Control+z")
    page.locator("#moved-title").wait_for(state="detached")
    assert order(folder) == before

    card(page, first).locator(".handle").focus()
    page.keyboard.press("Enter")
    card(page, second).locator(".target").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.locator(".target:focus").wait_for()
    name = page.locator(".target:focus").get_attribute("aria-label")
    assert re.search(r"\d\sh", name), "a reader is told where it would go"
    page.wait_for_timeout(400)
    assert not any(part in page.inner_text("#live") for part in name.split(", ")), "and is not told twice"
    page.keyboard.press("Escape")
    assert page.locator(".target").count() == 0
    page.locator(".handle:focus").wait_for()

    card(page, first).locator(".more").click()
    page.locator('[data-act="move_swap"]').click()
    names = {"T1": "Un", "T2": "Deux <b>", "T3": "Trois"}
    page.locator("#place select[name=other]").select_option(label=names[second])
    page.locator("#place button").click()
    taken(page)
    page.locator("#moved-title").wait_for()
    page.keyboard.press("p")
    page.locator(".pin").wait_for()
    assert page.locator("#moved-title").count() == 0, "what is pinned is kept by itself"
    assert verify_programme(folder).report.hard == ()


@pytest.mark.long
def test_a_menu_that_is_opened_while_a_move_is_written_stays(page: Any, folder: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 1100})
    first, second = neighbours(page)
    before = order(folder)
    last = next(talk for talk in before if talk not in (first, second))
    asked: list[Any] = []
    is_page = re.compile(r"//[^/]*/$")
    page.route(is_page, lambda route: route.continue_() if asked else asked.append(route))
    card(page, first).locator(".handle").click()
    card(page, second).locator(".target").first.click()
    page.locator("[data-take]:focus").wait_for()
    with page.expect_request(is_page):
        page.locator("[data-take]:focus").click()
    card(page, last).locator(".more").click()
    card(page, last).locator("#menu").wait_for()
    assert page.locator(".target").count() == 0
    with page.expect_response(is_page), page.expect_response(is_page):
        asked[0].continue_()
    page.locator("#panel").wait_for(state="hidden")
    page.wait_for_timeout(200)  # the page is drawn anew, or not
    assert card(page, last).locator("#menu button:focus").count() == 1
    card(page, last).locator('[data-act="pin"]').click()
    card(page, last).locator(".pin").wait_for()
    assert order(folder).index(first) == before.index(second)


@pytest.mark.long
def test_nothing_is_held_once_the_page_shows_the_move(page: Any, folder: Path) -> None:
    first, second = neighbours(page)
    card(page, first).locator(".handle").click()
    card(page, second).locator(".target").first.click()
    page.locator("[data-take]:focus").click()
    page.locator("#moved-title").wait_for()
    drawn: list[Any] = []
    is_page = re.compile(r"//[^/]*/$")
    page.route(is_page, lambda route: drawn.append(route))
    with page.expect_request(is_page):  # somebody else's change has the page drawn once more, which takes long here
        (folder / "event.toml").write_text((folder / "event.toml").read_text() + "\n")
    handles = page.locator(".grid .handle")
    handles.first.focus()
    page.keyboard.press("ArrowDown")
    assert where(handles.nth(1)) == "here"
    for route in drawn:
        route.continue_()


@pytest.mark.long
def test_a_finger_moves_and_no_width_is_exceeded_in_any_state(page: Any) -> None:
    first, second = neighbours(page)
    page.set_viewport_size({"width": 320, "height": 1600})
    handle = card(page, first).locator(".handle")
    show(handle)
    assert handle.evaluate("handle => getComputedStyle(handle).touchAction") == "none"
    box = handle.bounding_box()
    touch = page.context.new_cdp_session(page)

    def point(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    point("touchStart", box["x"] + 20, box["y"] + 20)
    point("touchMove", box["x"] + 20, box["y"] + 40)
    target = card(page, second).locator(".target").first
    target.wait_for()
    place = target.bounding_box()
    point("touchMove", place["x"] + 30, place["y"] + place["height"] / 2)
    page.locator(".target.over").wait_for()
    point("touchEnd", 0, 0)
    page.locator("[data-take]:visible").first.wait_for()
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="hidden")
