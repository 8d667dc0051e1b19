"""Chromium on a programme that is many windows high: where somebody looks, what they asked for is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.clients.folders import HERE, solved

EVENT = f"""\
[event]
title = "Deux jours"
language = "fr"
[[days]]
date = {date.today()}
start = "00:00"
end = "23:59"
[[days]]
date = 2999-05-24
start = "09:00"
end = "12:00"
{HERE}
[sessions]
min_talks = 1
max_talks = 9
"""
#: Some are held on the first day, and some on the second.
TALKS = "identifiant;titre;intervenants;durée;disponibilités\n" + "".join(
    f"T{at:02};Exposé {at};Personne {at};20;{'' if at in (1, 16) else 'premier jour' if at < 9 else 'second jour'}\n"
    for at in range(1, 17)
)
#: The distance of an element from the top of the window, in pixels.
_TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return solved(tmp_path, EVENT, TALKS)


def held_and_dropped(page: Any) -> tuple[Any, float]:
    """The first talk is dropped in the place of the last, which is a day later; the place, and where it was before."""
    cards = page.locator(".grid li.card")
    first, last = (cards.nth(at) for at in (0, cards.count() - 1))
    first.locator(".handle").click()
    last.locator(".target.swap").scroll_into_view_if_needed()
    before = last.evaluate(_TOP)
    last.locator(".target.swap").click()
    page.locator("#panel").wait_for()
    return last, before


@pytest.mark.long
def test_a_place_stays_in_view_and_the_card_has_the_focus_there(page: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    moved = page.locator(".grid li.card").first.get_attribute("data-id")
    days = page.locator(".grid li.card").evaluate_all("them => [...new Set(them.map(card => card.dataset.day))]")
    assert len(days) == 2
    place, before = held_and_dropped(page)
    assert abs(place.evaluate(_TOP) - before) <= 2
    page.locator('[data-take="literal"]').click()
    page.locator("#panel").wait_for(state="hidden")
    page.locator(f'.card[data-id="{moved}"][data-day="{days[1]}"] .handle:focus').wait_for()


@pytest.mark.long
def test_on_a_telephone_the_place_is_above_the_panel(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    place, _ = held_and_dropped(page)
    assert 0 <= place.evaluate(_TOP) <= 844 / 6 + 2


@pytest.mark.long
def test_what_a_form_has_found_is_brought_into_view(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto(page.url + "today")
    page.locator("#cancel summary").click()
    page.locator("#cancel-talk").select_option(index=1)
    page.locator("#cancel form button").click()
    page.locator('[id^="repaired-"]').wait_for()
    assert 0 <= page.locator('[id^="repaired-"]').evaluate(_TOP) <= 400 / 2
