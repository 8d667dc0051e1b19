"""The mouse at the board: it clicks, types, chooses and drags."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class Hand:
    """Clicks; what the others do otherwise they say."""

    #: What playwright is told of the browser.
    context: Mapping[str, Any] = MappingProxyType({"viewport": {"width": 1280, "height": 1100}})

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, element: Any) -> None:
        element.click()

    def write(self, field: Any, text: str) -> None:
        """The field has that text and is left."""
        self.press(field)
        self.typed(text)

    def typed(self, text: str) -> None:
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def choose(self, field: Any, value: str) -> None:
        self.press(field)
        field.select_option(value)
        self.page.keyboard.press("Escape")

    def exchange(self, moved: Any, other: Any) -> None:
        """The card is dropped on the other."""
        self.press(moved.locator(".handle"))
        self.press(other.locator(".target.swap"))

    def pin(self, card: Any) -> None:
        self.press(card.locator(".more"))
        self.press(self.page.locator('[data-act="pin"]'))


class Mouse(Hand):
    def exchange(self, moved: Any, other: Any) -> None:
        moved.locator(".handle").scroll_into_view_if_needed()
        start = moved.locator(".handle").bounding_box()
        self.page.mouse.move(start["x"] + 20, start["y"] + 20)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 10, start["y"] + 34)
        place = self.place(other)
        self.page.mouse.move(place["x"] + 30, place["y"] + place["height"] / 2, steps=3)
        self.page.locator(".target.over").wait_for()
        self.page.mouse.up()

    def place(self, card: Any) -> Any:
        target = card.locator(".target.swap")
        target.wait_for()
        return target.bounding_box()
