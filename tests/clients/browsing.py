"""A browser on the board that complains of nothing and asks nobody outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

#: What keeps Chromium from asking anything outside.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Milliseconds for whatever the page waits for: a failure alone takes so long.
PATIENCE = 120_000

#: The page of the public has a script, which the frame of its preview does not run.
EXPECTED = "/preview' because the document's frame is sandboxed"


@contextmanager
def browsing(address: str, chromium: str, **context: Any) -> Iterator[Any]:
    """The first page of the board; `context` is what playwright is told of the browser, its locale at least."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        page = browser.new_context(**context).new_page()
        page.set_default_timeout(PATIENCE)
        complaints: list[str] = []
        outside: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if EXPECTED not in said.text else None)
        page.on("request", lambda asked: outside.append(asked.url) if "//127.0.0.1:" not in asked.url else None)
        page.goto(address)
        page.wait_for_selector("nav")
        page.wait_for_load_state("load")  # of the page behind the ticket: its scripts are there
        yield page
        assert complaints == [], f"the policy of the page, or its script, complains: {complaints}"
        assert [url for url in outside if not url.startswith("data:")] == []
        browser.close()
