"""radicale, a CalDAV server on this machine: it takes each file that people are sent, and each one after it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from icalendar import Calendar
from released import Folder, planted

from exports import render
from exports.agenda import agenda
from scheduler.domain.calendar_item import Record
from scheduler.domain.edition import Edition

if find_spec("radicale") is None:
    pytest.skip("radicale is not installed", allow_module_level=True)


HEADERS = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": f"Basic {b64encode(b'zoe:any').decode()}"}


class Server:
    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            connection.request(method, path, body or None, HEADERS)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--server-hosts",
        f"127.0.0.1:{port}",
        "--storage-filesystem-folder",
        str(folder),
        "--auth-type",
        "none",
        "--config",
        "",
    ]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([sys.executable, "-W", "ignore", "-m", "radicale", *options], stderr=log, stdout=log)
    try:
        found = Server(port)
        for _ in range(100):
            try:
                found.ask("OPTIONS", "/")
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail((folder / "log").read_text())
        assert found.ask("MKCALENDAR", "/zoe/day/")[0] == 201
        yield found
    finally:
        process.terminate()
        process.wait(timeout=20)


def without_method(data: bytes) -> bytes:
    """As a client stores an invitation: RFC 4791 §4.1 allows no METHOD on the server."""
    return b"\r\n".join(line for line in data.split(b"\r\n") if not line.startswith(b"METHOD:"))


def test_every_release_is_taken_and_shown(server: Server) -> None:
    now = Folder(Path(), *planted())
    records: tuple[Record, ...] = ()
    answers: dict[str, list[int]] = {}

    def publish(number: int) -> dict[str, bytes]:
        nonlocal records
        edition = Edition(number, datetime(2025, 1, number, tzinfo=UTC), records)
        records = agenda(now.event, now.programme, edition)
        files = render(now.event, now.programme, ["invitations"], edition).files
        kinds = ("invitations/T", "cancellations/T", "invitations/chairs", "invitations/plenaries")
        for name, data in files.items():
            if name.startswith(kinds):
                item = name.partition("/")[2].replace("/", "-")
                answers.setdefault(item, []).append(server.ask("PUT", f"/zoe/day/{item}", without_method(data))[0])
        return files

    def shown(item: str) -> object:
        (entry,) = Calendar.from_ical(server.ask("GET", f"/zoe/day/{item}")[1]).walk("VEVENT")
        return entry["dtstart"].dt.strftime("%H:%M"), int(entry["sequence"]), str(entry["status"])

    publish(1)
    assert {tuple(each) for each in answers.values()} == {(201,)}
    assert len(answers) == 9 + 3 + 1
    assert shown("T08.ics") == ("14:15", 0, "CONFIRMED")
    before = now.event, now.programme
    now.swap("T08", "T04")
    now.drop("T01")
    publish(2)
    assert shown("T08.ics") == ("14:45", 1, "CONFIRMED")
    assert shown("T01.ics") == ("16:30", 1, "CANCELLED")
    now.event, now.programme = before
    publish(3)
    assert shown("T08.ics") == ("14:15", 2, "CONFIRMED")
    assert shown("T01.ics") == ("16:30", 2, "CONFIRMED")
    assert {code for each in answers.values() for code in each[1:]} <= {201, 204}


def test_the_server_refuses_what_is_malformed(server: Server) -> None:
    assert server.ask("PUT", "/zoe/day/broken.ics", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n")[0] == 400
