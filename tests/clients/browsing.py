"""A browser on the board that complains of nothing and asks nobody outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from benchmarks import browser

#: The page of the public has a script, which the frame of its preview does not run; and a change may be refused.
EXPECTED = ("/preview' because the document's frame is sandboxed", "status of 409 (Conflict)")


@contextmanager
def browsing(address: str, shows: str = "nav", name: browser.Name = "chromium", **context: Any) -> Iterator[Any]:
    """The first page of the board, which `shows` such an element; `context` is what playwright is told of the browser,
    its locale at least.
    """
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if (browser.firefox if name == "firefox" else browser.chromium)() is None:
        pytest.skip(f"{name} is not installed")
    with browser.browsing(name, **context) as page:
        complaints: list[str] = []
        outside: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: any(each in said.text for each in EXPECTED) or complaints.append(said.text))
        page.on("request", lambda asked: outside.append(asked.url) if "//127.0.0.1:" not in asked.url else None)
        page.goto(address)
        page.wait_for_selector(shows)
        page.wait_for_load_state("load")  # of the page behind the ticket: its scripts are there
        yield page
        assert complaints == [], f"the policy of the page, or its script, complains: {complaints}"
        assert [url for url in outside if not url.startswith("data:")] == []


def follow(page: Any, link: Any) -> None:
    """The page that the link leads to is there with its scripts, without which its buttons do nothing."""
    with page.expect_navigation():  # until it has loaded
        link.click()


def show(element: Any) -> None:
    """The element is within the window, also where the page draws it anew meanwhile."""
    element.evaluate("element => element.scrollIntoView({block: 'nearest', behavior: 'instant'})")


def has_value(field: Any, value: str, name: str = "value") -> None:
    """The field comes to have that value; its policy lets no page wait for an expression, which it would evaluate."""
    from playwright.sync_api import expect  # there is a page, so playwright is

    expect(field).to_have_js_property(name, value, timeout=120_000)
