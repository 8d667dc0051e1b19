"""A mail server that answers as it is told, and a few mails to send."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import Parcel, send
from scheduler.releases.mail_server import Server

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
