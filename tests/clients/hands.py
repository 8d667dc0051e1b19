"""What people have at the board: a mouse, clicks alone, a keyboard alone, or a finger on a telephone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tests.clients.browsing import show

#: The most keys that are pressed until something has the focus: more stops has no page of the sitting.
_STOPS = 300
#: Milliseconds in which somebody reads what is offered; a tap sooner after a drag is none for Chromium.
_READS = 2000
#: Where the element is from what has the focus; nothing of one in whose place the page has just put another.
_WHERE = """element => {
  const active = document.activeElement;
  if (!element.isConnected) return null;
  if (element === active) return "here";
  const place = active.compareDocumentPosition(element);
  return active !== document.body && place & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "behind";
}"""


def where(element: Any) -> str:
    """“here” where the element has the focus, else whether it comes “before” what has it or “behind”."""
    for _ in range(_STOPS):
        if found := element.evaluate(_WHERE):
            return str(found)
    raise AssertionError(f"the page never keeps {element}")


class Hand:
    """Clicks alone; what the others do otherwise they say."""

    #: What playwright is told of the browser.
    context: Mapping[str, Any] = MappingProxyType({"viewport": {"width": 1280, "height": 1100}})

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, element: Any) -> None:
        element.click()

    def hand_over(self, *files: Mapping[str, Any]) -> None:
        """The files are chosen in the dialog of the page's field for tables."""
        with self.page.expect_file_chooser() as chosen:
            self.press(self.page.locator("label:has(> #table)"))
        chosen.value.set_files(list(files))

    def write(self, field: Any, text: str) -> None:
        """The field has that text and is left."""
        self.press(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def choose(self, field: Any, value: str) -> None:
        self.press(field)
        field.select_option(value)
        self.page.keyboard.press("Escape")

    def exchange(self, moved: Any, other: Any) -> None:
        """The card is to stand in the place of the other, which is not yet decided."""
        self.press(moved.locator(".handle"))
        self.press(other.locator(".target.swap"))

    def take(self, offer: Any) -> None:
        """The offer that has the focus is taken."""
        self.press(offer)

    def pin(self, card: Any) -> None:
        self.press(card.locator(".more"))
        self.press(self.page.locator('[data-act="pin"]'))

    def is_lost(self) -> bool:
        """True if whoever uses this hand no longer knows where it is."""
        return False


class Mouse(Hand):
    """Clicks, and drags cards."""

    def exchange(self, moved: Any, other: Any) -> None:
        show(moved.locator(".handle"))
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


class Keyboard(Hand):
    """Tab, the arrows, Enter and letters; it never touches a pointer."""

    def press(self, element: Any) -> None:
        self.reach(element)
        self.key("Enter")

    def key(self, name: str) -> None:
        self.page.evaluate("window.isUsed = true")
        self.page.keyboard.press(name)

    def reach(self, element: Any) -> None:
        """The element has the focus, after as many Tabs as it takes."""
        element.wait_for(state="attached")
        for _ in range(_STOPS):
            if (found := where(element)) == "here":
                return
            self.key("Shift+Tab" if found == "before" else "Tab")
        raise AssertionError(f"no Tab reaches {element}")

    def go(self, element: Any, name: str = "ArrowDown") -> None:
        """The element of the grid has the focus, after as many arrows as it takes."""
        for _ in range(_STOPS):
            if where(element) == "here":
                return
            self.key(name)
        raise AssertionError(f"no arrow reaches {element}")

    def hand_over(self, *files: Mapping[str, Any]) -> None:
        with self.page.expect_file_chooser() as chosen:
            self.press(self.page.locator("#table"))
        chosen.value.set_files(list(files))

    def choose(self, field: Any, value: str) -> None:
        self.reach(field)
        self.key("Home")
        for _ in range(_STOPS):
            if field.input_value() == value:
                return
            self.key("ArrowDown")
        raise AssertionError(f"no arrow reaches {value}")

    def grasp(self, card: Any) -> None:
        """The card's handle has the focus: the grid is one stop for Tab."""
        self.reach(self.page.locator('.grid .handle[tabindex="0"]'))
        self.key("Home")
        self.go(card.locator(".handle"))

    def exchange(self, moved: Any, other: Any) -> None:
        self.grasp(moved)
        self.key("Enter")
        target = other.locator(".target.swap")
        target.wait_for()
        self.key("Home")
        self.go(target)
        self.key("Enter")

    def take(self, offer: Any) -> None:
        assert where(offer) == "here"
        self.key("Enter")

    def pin(self, card: Any) -> None:
        self.grasp(card)
        self.key("m")
        self.go(self.page.locator('[data-act="pin"]'))
        self.key("Enter")

    def is_lost(self) -> bool:
        """True if nothing has the focus, on a page on which a key was pressed."""
        return bool(self.page.evaluate("window.isUsed === true && document.activeElement === document.body"))


class Finger(Hand):
    """Taps on a telephone of 390 pixels, and drags cards."""

    context = MappingProxyType({"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True})

    def press(self, element: Any) -> None:
        element.tap()

    def exchange(self, moved: Any, other: Any) -> None:
        show(moved.locator(".handle"))
        start = moved.locator(".handle").bounding_box()
        touch = self.page.context.new_cdp_session(self.page)

        def point(kind: str, x: float, y: float) -> None:
            points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        point("touchStart", start["x"] + 20, start["y"] + 20)
        point("touchMove", start["x"] + 20, start["y"] + 40)
        target = other.locator(".target.swap")
        target.wait_for()
        x, y = self.within_reach(target, lambda y: point("touchMove", start["x"] + 20, y))
        point("touchMove", x, y)
        self.page.locator(".target.over").wait_for()
        point("touchEnd", 0, 0)

    def take(self, offer: Any) -> None:
        self.page.wait_for_timeout(_READS)
        self.press(offer)

    def within_reach(self, target: Any, move: Any) -> tuple[float, float]:
        """The middle of the target, once the finger has rested at an edge until the page showed it."""
        height = self.context["viewport"]["height"]
        for trembles in range(_STOPS):
            place = target.bounding_box()
            middle = place["y"] + place["height"] / 2
            if 80 < middle < height - 80:
                return place["x"] + 30, middle
            move((height - 20 if middle > 80 else 20) + trembles % 2)
        raise AssertionError("the page does not scroll along")


#: By name, every hand.
HANDS: Mapping[str, type[Hand]] = MappingProxyType(
    {"mouse": Mouse, "clicks": Hand, "keyboard": Keyboard, "finger": Finger}
)
