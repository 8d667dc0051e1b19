"""Each message is sent once, whatever server, disk or person is in trouble; nobody's trouble is another's."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure, Refused
from scheduler.releases import deliveries as noted
from scheduler.releases import mail_delivery, mail_server
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import Parcel, send
from scheduler.releases.mail_server import Server, server_of

#: What the server says to a command, given the command and how many messages it has accepted; None: it hangs up.
Answer = Callable[[bytes, int], bytes | None]


def obliging(command: bytes, accepted: int) -> bytes:
    """The answers of a server that takes everything."""
    return b"354 go on\r\n" if command.startswith(b"data") else b"250 fine\r\n"


class Scripted:
    """A mail server of one answer a command; `accepted` are the recipients of the messages that it took."""

    def __init__(self, answer: Answer, greeting: Callable[[socket.socket], None] | None = None) -> None:
        self._answer, self._greeting = answer, greeting
        self.accepted: list[str] = []
        self.heard: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.server = Server("127.0.0.1", self._listener.getsockname()[1], implicit=False)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                try:
                    self._talk(connection)
                except OSError:
                    continue

    def _talk(self, connection: socket.socket) -> None:
        if self._greeting is not None:
            self._greeting(connection)
        connection.sendall(b"220 here\r\n")
        to, in_data, body = "", False, b""
        for line in connection.makefile("rb"):
            if in_data:
                body += line
                if line != b".\r\n":
                    continue
                line, in_data = b"(end) " + to.encode(), False
            self.heard.append(line)
            command = line.strip().lower()
            if command.startswith(b"rcpt"):
                to = line.decode().partition("<")[2].partition(">")[0]
            said = self._answer(command, len(self.accepted))
            if said is None:
                return
            in_data = command.startswith(b"data") and said.startswith(b"354")
            if command.startswith(b"(end)") and said.startswith(b"250"):
                self.accepted.append(to)
            connection.sendall(said)
            if command.startswith(b"quit"):
                return

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def scripted() -> Iterator[Callable[..., Scripted]]:
    started: list[Scripted] = []

    def start(answer: Answer = obliging, greeting: Callable[[socket.socket], None] | None = None) -> Scripted:
        started.append(Scripted(answer, greeting))
        return started[-1]

    yield start
    for server in started:
        server.close()


def parcels(count: int = 4) -> list[Parcel]:
    return [
        Parcel("org@example.org", f"p{n}@example.org", f"<{n}@example.org>", b"Subject: x\r\n\r\nx\r\n")
        for n in range(count)
    ]


def addresses(count: int = 4) -> list[str]:
    return [parcel.address for parcel in parcels(count)]


def states(path: Path) -> dict[str, str]:
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    return {line["to"]: line["state"] for line in lines}


def delivered(path: Path, server: Scripted, wanted: list[Parcel] | None = None) -> dict[str, str]:
    """Who was refused and why, after everything unsent was sent."""
    deliveries = Deliveries(path / "delivered.jsonl")
    unsent = [
        p for p in wanted or parcels() if not (deliveries.is_sent(p.identity) or deliveries.is_doubtful(p.identity))
    ]
    return {p.address: why for p, why in send(unsent, server.server, deliveries, lambda _: None)}


# ── one person's trouble ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("said", [b"550 no such mailbox\r\n", b"450 later\r\n", b"553-no\r\n553 really\r\n", None])
@pytest.mark.parametrize("when", [b"rcpt to:<p1@", b"(end) p1@"])
def test_a_message_that_the_server_will_not_have_keeps_no_other_back(
    scripted: Callable[..., Scripted], tmp_path: Path, when: bytes, said: bytes | None
) -> None:
    server = scripted(lambda command, n: said if command.startswith(when) else obliging(command, n))
    refused = delivered(tmp_path, server)
    assert list(refused) == ["p1@example.org"]
    assert refused["p1@example.org"]
    assert server.accepted == ["p0@example.org", "p2@example.org", "p3@example.org"]
    assert states(tmp_path / "delivered.jsonl")["p1@example.org"] == "failed"


@pytest.mark.parametrize("address", ["é@example.org", "p1@exä_mple.org", "p1@a\udc80.org", "p1@example.org\r\nRSET"])
def test_an_address_that_no_command_can_hold_keeps_no_other_back(
    scripted: Callable[..., Scripted], tmp_path: Path, address: str
) -> None:
    wanted = parcels()
    wanted[1] = Parcel("org@example.org", address, "<1@example.org>", wanted[1].data)
    server = scripted()
    assert list(delivered(tmp_path, server, wanted)) == [address]
    assert server.accepted == ["p0@example.org", "p2@example.org", "p3@example.org"]
    assert not any(line.lower().startswith(b"rset\r\nrset") for line in server.heard)


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


# ── the disk in trouble ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("moment", range(1, 9))
def test_a_full_disk_sends_nothing_twice_and_does_not_deny_what_was_sent(
    scripted: Callable[..., Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    server = scripted()
    calls = iter(range(1, 1000))
    fsync = os.fsync

    def full(descriptor: int) -> None:
        if next(calls) == moment:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(noted.os, "fsync", full)
        with pytest.raises(EnvironmentFailure) as raised:
            delivered(tmp_path, server)
    assert "Nothing was written" not in raised.value.text.en
    assert "noted" in raised.value.text.en
    assert not delivered(tmp_path, server)
    assert len(server.accepted) == len(set(server.accepted))
    doubtful = {
        parcel.address for parcel in parcels() if Deliveries(tmp_path / "delivered.jsonl").is_doubtful(parcel.identity)
    }
    assert doubtful | set(server.accepted) == set(addresses())


def test_what_was_being_sent_when_the_program_ended_is_in_doubt_and_not_sent_again(
    scripted: Callable[..., Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = scripted()
    post = mail_delivery._Line.post

    def ending(line: mail_delivery._Line, parcel: Parcel) -> None:
        post(line, parcel)
        if parcel.address.startswith("p1"):
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mail_delivery._Line, "post", ending)
        with pytest.raises(KeyboardInterrupt):
            delivered(tmp_path, server)
    assert states(tmp_path / "delivered.jsonl") == {"p0@example.org": "sent", "p1@example.org": "sending"}
    delivered(tmp_path, server)
    assert server.accepted == addresses()


def test_a_line_without_state_is_of_a_message_that_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "delivered.jsonl"
    lines = [
        '{"id": "<0@example.org>", "to": "p0@example.org"}',
        '{"id": "<1@',
        "[]",
        "[" * 5000,
        '{"id": 1, "state": []}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    deliveries = Deliveries(path)
    assert deliveries.is_sent("<0@example.org>")
    assert not deliveries.is_sent("<1@example.org>")
    with deliveries.sending("<1@example.org>", "é\ud800@example.org"):
        assert Deliveries(path).is_doubtful("<1@example.org>")
    assert Deliveries(path).is_sent("<1@example.org>")


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
