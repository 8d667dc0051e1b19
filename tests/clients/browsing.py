"""The board served, and a browser on it that complains of nothing and asks nobody outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
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
PATIENCE = 240_000

#: The page of the public has a script, which the frame of its preview does not run.
EXPECTED = "/preview' because the document's frame is sandboxed"


@contextmanager
def serving(place: Path, state: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server, started in that place, and the address that lets one browser in; `state`: what it remembers."""
    environment = {**os.environ, "XDG_STATE_HOME": str(state), "PYTHONPATH": str(ROOT)}
    code = "import sys; from scheduler.cli.program import main; sys.exit(main())"
    command = [sys.executable, "-u", "-c", code, "--lang", "fr", "serve", *arguments, "--no-browser"]
    options: dict[str, Any] = {"cwd": place, "env": environment, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, **options) as process:
        assert process.stdout is not None
        said = re.search(r"http://\S+", process.stdout.readline())
        try:
            assert said
            yield process, said.group()
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def browsing(address: str, chromium: str, shows: str = "nav", **context: Any) -> Iterator[Any]:
    """The first page of the board, which `shows` such an element; `context` is what playwright is told of the browser,
    its locale at least.
    """
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
        page.wait_for_selector(shows)
        page.wait_for_load_state("load")  # of the page behind the ticket: its scripts are there
        yield page
        assert complaints == [], f"the policy of the page, or its script, complains: {complaints}"
        assert [url for url in outside if not url.startswith("data:")] == []
        browser.close()
