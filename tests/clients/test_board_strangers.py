"""Chromium on the board beside a page that means harm, with texts that mean harm, and after the program has ended."""

from __future__ import annotations

import http.server
import json
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks import browser
from benchmarks.browser import served
from scheduler.board.pages import PAGES
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort
from scheduler.services.publishing import publish
from tests.clients.browsing import follow
from tests.clients.folders import written

pytestmark = pytest.mark.long

HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 7 }}"
EVENT = f"""\
[event]
title = {json.dumps(HOSTILE)}
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "fr"
[event.venue]
name = {json.dumps(HOSTILE)}
[[event.organisers]]
name = {json.dumps(HOSTILE)}
email = "o@example.org"
[[rooms]]
id = "ici"
name = {json.dumps(HOSTILE)}
[[axes]]
id = "1"
title = {json.dumps(HOSTILE)}
[[plenaries]]
id = "accueil"
title = {json.dumps(HOSTILE)}
start = "09:00"
duration = 15
position = "first"
[[breaks]]
id = "pause"
title = {json.dumps(HOSTILE)}
duration = 15
between = ["09:30", "11:30"]
"""
_CELL = '"' + HOSTILE.replace('"', '""') + '"'
TALKS = "id;title;speakers;affiliations;axis;duration;abstract;keywords;note\n" + "".join(
    f"T{number};{_CELL};Ada {number} <b>;{_CELL};1;30;{_CELL};{_CELL};{_CELL}\n" for number in (1, 2, 3)
)
#: What a page of another port tries against the board, and what it could read of it.
ATTACK = """<!DOCTYPE html><meta charset="utf-8"><title>Calm</title><iframe name="frame" id="frame"></iframe><script>
const board = "BOARD", got = [];
const read = async (answer) => { const text = await answer.text(); if (text) got.push(text); };
const ask = (path, options) => fetch(board + path, { credentials: "include", ...options }).then(read, () => {});
const tries = [];
const posts = ["/api/undo", "/api/redo", "/api/fix"].map((path) => ["POST", path]);
for (const [method, path] of [...posts, ["DELETE", "/api/jobs/1"]]) {
  tries.push(ask(path, { method }), ask(path, { method: "POST", mode: "no-cors", body: "{}" }));
  tries.push(ask(path, { method, headers: { "x-journee": "guess" } }));
}
for (const path of ["/", "/data", "/events", "/files/schedule.json", "/zip/public", "/preview"]) {
  tries.push(ask(path), ask(path, { mode: "no-cors" }));
  new Image().src = board + path;
}
const events = new EventSource(board + "/events", { withCredentials: true });
for (const kind of ["message", "rev", "changed"]) events.addEventListener(kind, (event) => got.push(event.data));
const form = document.createElement("form");
Object.assign(form, { method: "POST", action: board + "/api/undo", target: "frame" });
document.body.append(form);
form.submit();
Promise.allSettled(tries).then(() => { document.body.dataset.done = JSON.stringify(got); });
</script>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, EVENT, TALKS)


@contextmanager
def site(content: str) -> Iterator[str]:
    """The address of another program of this machine, whose every page is that."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_a_page_of_another_program_reads_nothing_and_changes_nothing(page: Any, folder: Path, address: str) -> None:
    board = re.match(r"http://[^/]+", page.url)
    assert board
    follow(page, page.locator('nav a[href="/data"]'))
    page.locator('.cell[data-column="duration"][data-row="2"]').click()
    page.keyboard.press("Control+a")
    page.keyboard.type("25")
    page.keyboard.press("Enter")
    page.locator('[data-post="/api/undo"]').wait_for()
    before = (folder / "talks.csv").read_bytes()
    assert b";25;" in before
    with site(ATTACK.replace("BOARD", board.group())) as elsewhere:
        other = page.context.new_page()
        other.goto(elsewhere)
        other.locator("body[data-done]").wait_for()
        assert json.loads(other.locator("body").get_attribute("data-done")) == []
        other.goto(address)  # its ticket was used: this browser has the cookie, and is led on
        stranger = page.context.browser.new_context().new_page()
        assert stranger.goto(address).status == 403
        assert stranger.goto(board.group()).status == 401
    assert (folder / "talks.csv").read_bytes() == before
    page.reload()
    assert page.locator('[data-post="/api/undo"]').count() == 1, "what could be undone still can"


def test_no_text_of_the_folder_is_more_than_text_on_any_page(page: Any, folder: Path) -> None:
    """`browsing` fails where the policy of a page had to stop anything."""
    assert solving.solve(folder, None, Effort(Budget.of(120.0), workers=1)).written
    publish(folder, HOSTILE)
    (folder / "talks.csv").write_text(TALKS.replace(";30;", ";25;", 1), encoding="utf-8")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    home = page.url
    for language in ("fr", "en"):
        for name in (*PAGES, "mails", "proposals"):
            page.goto(f"{home}{name}?lang={language}")
            assert page.locator("img[src=x], script:not([src]):not([type])").count() == 0, name
            assert "49" not in page.inner_text("h1"), "no text is a template"
    assert asked == [], "nothing runs, and nobody is asked about what nobody typed"


def test_the_program_ends_while_a_page_listens_and_the_page_says_so(
    folder: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with (
        served(folder, tmp_path_factory.mktemp("state"), str(folder)) as (process, address),
        browser.browsing(locale="fr-FR") as page,
    ):
        page.goto(address)
        page.wait_for_selector("nav")
        page.wait_for_load_state("load")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, "no open stream holds it up"
        page.locator("#ended").wait_for()
