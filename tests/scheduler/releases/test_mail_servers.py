"""Mail servers in trouble, wrong addresses of servers, and names that a server does not take."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure, Refused
from scheduler.releases import mail_server
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import send
from scheduler.releases.mail_server import server_of
from tests.scheduler.releases.mail_server import Scripted, addresses, delivered, obliging, parcels, states

# ── servers in trouble ───────────────────────────────────────────────────────────────────────────────────────────────


def dripping(connection: socket.socket) -> None:
    for _ in range(100):
        connection.sendall(b"2")
        threading.Event().wait(0.05)


def endless_lines(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-and another thing\r\n" * 100)


def endless_line(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220 " + b"x" * 4000)


def silent(connection: socket.socket) -> None:
    connection.recv(1)


def foreign(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize("greeting", [dripping, endless_lines, endless_line, silent, foreign])
def test_a_server_that_never_comes_to_an_end_is_left(
    scripted: Callable[..., Scripted],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    greeting: Callable[[socket.socket], None],
) -> None:
    monkeypatch.setattr(mail_server, "_SECONDS", 0.3)
    server = scripted(obliging, greeting)
    with pytest.raises(EnvironmentFailure) as raised:
        delivered(tmp_path, server)
    assert "goes on where it stopped" in raised.value.text.en
    assert not server.accepted
    assert set(states(tmp_path / "delivered.jsonl").values()) == {"failed"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (b"(end)", b"250 fine\r\n250 fine\r\n"),
        (b"rcpt", b"250 fine\r\n354 go on\r\n"),
        (b"data", b"354 go on\r\n250 fine\r\n"),
        (b"mail", b"250 fine\r\n250 fine\r\n250 fine\r\n"),
    ],
)
def test_no_answer_to_another_command_counts(
    scripted: Callable[..., Scripted], tmp_path: Path, command: bytes, said: bytes
) -> None:
    """A server out of step: whatever counts as sent, it has accepted, and no message went twice."""
    server = scripted(lambda asked, n: said if asked.startswith(command) else obliging(asked, n))
    with contextlib.suppress(EnvironmentFailure):
        delivered(tmp_path, server)
    sent = [to for to, state in states(tmp_path / "delivered.jsonl").items() if state == "sent"]
    assert sent == server.accepted


def test_a_server_that_takes_leave_is_called_again(scripted: Callable[..., Scripted], tmp_path: Path) -> None:
    left: list[bytes] = []

    def leaving(command: bytes, accepted: int) -> bytes:
        if command.startswith(b"rcpt") and accepted % 2 and command not in left:
            left.append(command)
            return b"421 too many messages for one connection\r\n"
        return obliging(command, accepted)

    server = scripted(leaving)
    assert not delivered(tmp_path, server)
    assert server.accepted == addresses()
    assert left


# ── the address of the server ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "url",
    [
        f"smtps://{'a' * 64}.example.org",
        "smtp://..",
        "smtp://a..b:25",
        "smtp://\udc80.org",
        "smtp://[::1",
        "smtp://h:0x",
    ],
)
def test_a_host_that_no_network_knows_is_a_wrong_command_line(url: str) -> None:
    with pytest.raises(Refused):
        server_of(url)


def test_name_and_password_with_accents_are_sent_in_utf_8(scripted: Callable[..., Scripted], tmp_path: Path) -> None:
    from base64 import b64decode

    def asking(command: bytes, accepted: int) -> bytes:
        if command.startswith(b"ehlo"):
            return b"250-here\r\n250 AUTH PLAIN LOGIN\r\n"
        return b"235 welcome\r\n" if command.startswith(b"auth") else obliging(command, accepted)

    server = scripted(asking)
    url = f"smtp://zo%C3%A9:s%C3%A9same@127.0.0.1:{server.server.port}"
    deliveries = Deliveries(tmp_path / "delivered.jsonl")
    assert not send(parcels(1), server_of(url), deliveries, lambda _: None)
    (said,) = [line for line in server.heard if line.upper().startswith(b"AUTH")]
    assert b64decode(said.split()[2]).decode() == "\0zoé\0sésame"


def test_a_server_that_takes_no_accents_is_named(scripted: Callable[..., Scripted], tmp_path: Path) -> None:
    server = scripted(lambda c, n: b"250-here\r\n250 AUTH LOGIN\r\n" if c.startswith(b"ehlo") else obliging(c, n))
    deliveries = Deliveries(tmp_path / "delivered.jsonl")
    with pytest.raises(EnvironmentFailure) as raised:
        send(parcels(1), server_of(f"smtp://zo%C3%A9:x@127.0.0.1:{server.server.port}"), deliveries, lambda _: None)
    assert "without accents" in raised.value.text.en
