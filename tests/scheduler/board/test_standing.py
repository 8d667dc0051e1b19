"""A folder has one board: the user's next start is led to the page of the first."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from scheduler.board import server
from scheduler.board.guard import Keys
from scheduler.board.standing import noted, standing_address


class _First(BaseHTTPRequestHandler):
    """Answers as a board that stands does."""

    asked: list[tuple[str, str | None]]
    status = 200

    def do_POST(self) -> None:
        self.asked.append((self.path, self.headers["x-journee-again"]))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b"a-ticket_1")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "state"


@pytest.fixture
def first(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    monkeypatch.setattr(_First, "asked", [], raising=False)
    with HTTPServer(("127.0.0.1", 0), _First) as listener:
        thread = threading.Thread(target=lambda: listener.serve_forever(poll_interval=0.01))
        thread.start()
        yield listener
        listener.shutdown()
        thread.join()


def test_the_next_start_gets_the_page_of_the_first(
    one_talk: Path, own: Path, first: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, opened = Keys(first.server_port), list[str]()
    with noted(one_talk, keys):
        (note,) = (own / "journee" / "boards").iterdir()
        assert note.stat().st_mode & 0o077 == 0, "for its user alone"
        assert keys.session not in note.read_text()
        assert keys.token not in note.read_text()
        server.serve(one_talk / ".." / one_talk.name, 0, "en", opened.append, browser=False)
        assert _First.asked == [("/again", keys.again)]
        assert opened == [f"http://127.0.0.1:{first.server_port}/enter?ticket=a-ticket_1"]
        monkeypatch.setattr(_First, "status", 403)
        assert standing_address(one_talk) is None, "another program has the port by now"
    assert not note.exists()


def test_the_page_on_which_a_folder_is_chosen_is_found_by_a_start_without_one(
    one_talk: Path, first: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, opened = Keys(first.server_port), list[str]()
    monkeypatch.chdir(one_talk)
    with noted(one_talk, keys, chooses=True):
        assert standing_address(one_talk) is None, "no board of the folder stands"
        server.serve(None, 0, "en", opened.append, browser=False)
    assert opened == [f"http://127.0.0.1:{first.server_port}/enter?ticket=a-ticket_1"]


def test_a_note_that_leads_nowhere_holds_up_nobody(one_talk: Path, own: Path) -> None:
    assert standing_address(one_talk) is None
    with noted(one_talk, Keys(1)):
        (note,) = (own / "journee" / "boards").iterdir()
        for said in (
            b"",
            b"[]",
            b"{}",
            b"[" * 4000,
            b'{"port": 1, "again": "x\\r\\ny"}',
            b'{"port": 1e999, "again": ""}',
        ):
            note.write_bytes(said)
            assert standing_address(one_talk) is None
        note.write_bytes(json.dumps({"port": 1, "again": "x"}).encode())
        assert standing_address(one_talk) is None, "nothing listens there"
    assert note.exists(), "it is another's by now"


@pytest.mark.skipif(os.name != "posix", reason="a folder without permission")
def test_a_user_without_a_folder_of_ones_own_has_a_board_too(one_talk: Path, own: Path) -> None:
    own.write_text("no folder")
    with noted(one_talk, Keys(1)):
        assert standing_address(one_talk) is None
