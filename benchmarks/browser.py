"""The board, served, and the system's Chromium on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

#: What keeps Chromium from asking anything outside.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: What servers are started with: their byte code is kept, as that of an installed program is.
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(__file__).parents[1] / "build" / "pycache"),
}
Name = Literal["chromium", "firefox"]
#: Milliseconds for whatever a page waits for: a failure alone takes so long.
PATIENCE = 120_000
_ADDRESS = re.compile(r"http://\S+")
_PROGRAM = "import sys; from scheduler.cli.program import main; sys.exit(main())"


def chromium() -> str | None:
    """The system's Chromium; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(place: Path, state: Path, *arguments: str) -> Iterator[str]:
    """The address of `journee serve ARGUMENTS` with its ticket; it runs in `place` and keeps its notes in `state`."""
    with served(place, state, *arguments) as (_, address):
        yield address


@contextmanager
def served(place: Path, state: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The same with its process."""
    environment = {**ENVIRONMENT, "XDG_STATE_HOME": str(state)}
    command = [sys.executable, "-u", "-c", _PROGRAM, "--lang", "fr", "serve", *arguments, "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=place, env=environment, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        told = _ADDRESS.search(process.stdout.readline())
        try:
            assert told, "the board did not start"
            yield process, told.group()
        finally:
            process.terminate()
            process.wait(30)


def firefox() -> str | None:
    """The system's Firefox; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextmanager
def browsing(name: Name = "chromium", **context: Any) -> Iterator[Any]:
    """A page of a browser that knows nothing yet; `context` is what playwright is told of it, its locale at least."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        if name == "firefox":  # of the system: by WebDriver BiDi
            browser = playwright.firefox.launch(channel="moz-firefox", executable_path=firefox())
        else:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(OPTIONS))
        page = browser.new_context(**context).new_page()
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def slowed(page: Any, times: float) -> None:
    """The page has a processor that is so many times slower."""
    if times > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
