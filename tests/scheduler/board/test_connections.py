"""Connections that ask nothing, or never finish asking, keep nobody out and do not stay."""

from __future__ import annotations

import contextlib
import http.client
import socket
from pathlib import Path

import pytest

from scheduler.board import connections
from scheduler.board.guard import Keys
from scheduler.board.static_files import static_place
from tests.scheduler.board.served import served

HALF = b"GET / HTTP/1.1\r\nHost: x\r\n"
DRIP = b"POST /api/undo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx"


def asked(keys: Keys) -> int:
    """The status that the browser of the board gets."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", keys.port, timeout=60)) as connection:
        connection.request(
            "GET", f"{static_place(keys)}/board.css", headers={"cookie": f"{keys.cookie}={keys.session}"}
        )
        return connection.getresponse().status


@pytest.mark.parametrize("sent", [b"", HALF, DRIP])
def test_many_that_ask_nothing_keep_nobody_out(one_talk: Path, sent: bytes) -> None:
    with served(one_talk) as keys, contextlib.ExitStack() as stack:
        for _ in range(230):
            stranger = stack.enter_context(socket.create_connection(("127.0.0.1", keys.port), timeout=60))
            with contextlib.suppress(OSError):  # it may be ended by then
                stranger.sendall(sent)
                if sent is DRIP:
                    assert stranger.recv(12) == b"HTTP/1.1 421"  # answered before it has finished, and stays
        assert asked(keys) == 200


@pytest.mark.parametrize("sent", [b"", HALF, DRIP])
def test_one_that_never_finishes_is_ended(one_talk: Path, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.05)
    with served(one_talk) as keys, socket.create_connection(("127.0.0.1", keys.port), timeout=60) as stranger:
        stranger.sendall(sent)
        with contextlib.suppress(ConnectionError):
            while stranger.recv(4096):
                pass
        assert asked(keys) == 200


def test_a_page_that_listens_is_not_ended(one_talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.05)
    with served(one_talk) as keys:
        listening = http.client.HTTPConnection("127.0.0.1", keys.port, timeout=60)
        listening.request("GET", "/events?page=a", headers={"cookie": f"{keys.cookie}={keys.session}"})
        lines = listening.getresponse()
        while not lines.readline().startswith(b"event: presence"):
            pass
        with socket.create_connection(("127.0.0.1", keys.port), timeout=60) as stranger, contextlib.suppress(OSError):
            while stranger.recv(4096):  # by its end the time of the other has passed too
                pass
        change = http.client.HTTPConnection("127.0.0.1", keys.port, timeout=60)
        headers = {"cookie": f"{keys.cookie}={keys.session}", "x-journee": keys.token}
        change.request("POST", "/api/seen", headers=headers)
        assert change.getresponse().status == 200
        while not lines.readline().startswith(b"event: changed"):
            pass
        change.close()
        lines.close()
        listening.close()
