"""Four ways to use the board: the mouse, the keyboard alone, clicks without dragging, and a finger on a phone."""

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


class Clicks(Hand):
    """No button is held down while the pointer moves."""


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


class Finger(Hand):
    context = MappingProxyType({"viewport": {"width": 390, "height": 1500}, "has_touch": True, "is_mobile": True})

    def press(self, element: Any) -> None:
        element.tap()

    def exchange(self, moved: Any, other: Any) -> None:
        moved.locator(".handle").scroll_into_view_if_needed()
        start = moved.locator(".handle").bounding_box()
        touch = self.page.context.new_cdp_session(self.page)

        def point(kind: str, *places: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in places]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        point("touchStart", (start["x"] + 20, start["y"] + 20))
        point("touchMove", (start["x"] + 20, start["y"] + 34))
        target = other.locator(".target.swap")
        target.wait_for()
        place = target.bounding_box()
        point("touchMove", (place["x"] + 30, place["y"] + place["height"] / 2))
        self.page.locator(".target.over").wait_for()
        point("touchEnd")


class Keys(Hand):
    """No pointer at all: whatever is used is reached by Tab, or by arrows on the grid."""

    def press(self, element: Any) -> None:
        self.reach(element)
        self.page.keyboard.press("Enter")

    def write(self, field: Any, text: str) -> None:
        self.reach(field)
        if field.evaluate("field => field.tagName") == "BUTTON":
            self.page.keyboard.press("Enter")
            self.page.locator("td input:focus").wait_for()
        self.typed(text)

    def choose(self, field: Any, value: str) -> None:
        self.reach(field)
        field.select_option(value)

    def reach(self, element: Any) -> None:
        """Tab comes to the element, however far it is."""
        element.wait_for()
        for _ in range(400):
            if self.has_focus(element):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {element}")

    def has_focus(self, element: Any) -> bool:
        return bool(element.evaluate("element => element === document.activeElement"))

    def arrows(self, element: Any) -> None:
        """On the grid: up to its beginning, then down to the element."""
        self.page.keyboard.press("Home")
        for _ in range(60):
            if self.has_focus(element):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {element}")

    def exchange(self, moved: Any, other: Any) -> None:
        self.reach(self.page.locator('.grid .handle[tabindex="0"]'))
        self.arrows(moved.locator(".handle"))
        self.page.keyboard.press("Enter")
        target = other.locator(".target.swap")
        target.wait_for()
        self.arrows(target)
        self.page.keyboard.press("Enter")

    def pin(self, card: Any) -> None:
        self.reach(self.page.locator('.grid .handle[tabindex="0"]'))
        self.arrows(card.locator(".handle"))
        self.page.keyboard.press("p")


WAYS: dict[str, type[Hand]] = {"mouse": Mouse, "keyboard": Keys, "clicks": Clicks, "touch": Finger}
