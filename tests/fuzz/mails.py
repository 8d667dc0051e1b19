"""The headers of a mail, read by the letter of the standards; answers of a mail server; mails that were received."""

from __future__ import annotations

import socket
import ssl
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from exports.mail.headers import one_line
from exports.mail.message import Attachment, Content, email_message
from scheduler.domain.calendar_item import Guest, Host
from scheduler.domain.errors import EnvironmentFailure
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.doubts import doubts_in, worded
from scheduler.importing.mails.making import proposals_in
from scheduler.importing.mails.marked_text import marked_text
from scheduler.importing.mails.parts import TooDeep, letter_of
from scheduler.importing.mails.passages import sources_in
from scheduler.language.text import clean_block
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import Parcel, send
from scheduler.releases.mail_server import Server
from tests.reference.mail_reading import meaning, raw_headers

#: A server on this machine, which need not know TLS.
HOST = Server("127.0.0.1", 25, implicit=False, user="u", password="p")
MOMENT = datetime(2026, 3, 20, 9, tzinfo=UTC)
HEADERS = ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To", "X-Unsent"]


def headers(data: bytes) -> None:
    """Subject, names of guest and host, file and text, a line each: the mail has the headers meant and no other."""
    parts = [part.decode("utf-8", "surrogateescape") for part in data.split(b"\n\n", 4)]
    subject, person, host, file, body = (*parts, "", "", "", "", "")[:5]
    content = Content(subject, f"{one_line(body)}\n", Attachment("REQUEST", b"BEGIN:VCALENDAR\r\n", file))
    guest = Guest(id="p", name=person, email="ann@example.org")
    mail, identity = email_message(Host(name=host, uri="mailto:org@example.org"), guest, content, MOMENT, "identity")
    assert max(map(len, mail.split(b"\r\n"))) <= 998, "a line that is too long"
    raw = raw_headers(mail)
    assert sorted(name for name, _ in raw) == HEADERS, "other headers"
    said = dict(raw)
    assert meaning(said["Subject"]) == one_line(subject), "another subject"
    assert said["To"].endswith("<ann@example.org>"), "another reader"
    assert said["From"].endswith("<org@example.org>"), "another sender"
    assert said["Message-ID"] == identity, "another message"


def server(data: bytes) -> None:
    """Answers apart by empty lines, one a command: each message is sent, refused with a reason, or in doubt."""
    parcels = [Parcel("a@b.org", f"p{n}@b.org", f"<{n}@b.org>", b"Subject: x\r\n\r\ny\r\n") for n in range(3)]
    with (
        tempfile.TemporaryDirectory() as name,
        patch.object(socket, "create_connection", lambda *_, **__: Line(data)),
        patch.object(ssl, "create_default_context", lambda: None),  # never used, and slow to make
    ):
        deliveries, sent = Deliveries(Path(name) / "delivered.jsonl"), list[Parcel]()
        try:
            refused = send(parcels, HOST, deliveries, sent.append)
        except EnvironmentFailure as error:
            told(error.text.fr)
            return
        assert len(sent) + len(refused) == len(parcels), "a message without an answer"
        for _, reason in refused:
            told(reason)
        assert all(deliveries.is_sent(parcel.identity) for parcel in sent), "sent, but not noted"


def told(reason: str) -> None:
    """Raises where the reason is none, or is none in one line."""
    assert reason, "no reason"
    assert "\n" not in reason, "a reason of several lines"


class Line:
    """A connection whose other end has one answer for each thing that it is told, and hangs up after the last."""

    def __init__(self, data: bytes) -> None:
        without_tls = data.replace(b"\r\n", b"\n").upper().replace(b"STARTTLS", b"X")
        self._answers = without_tls.split(b"\n\n")
        self._said = self._next()
        self._seconds: float | None = None

    def _next(self) -> bytes:
        return self._answers.pop(0) + b"\r\n" if self._answers else b""

    def sendall(self, data: bytes) -> None:
        if not self._answers and not self._said:
            raise BrokenPipeError
        self._said += self._next()

    def recv(self, size: int) -> bytes:
        if self._seconds == 0 and not self._said and self._answers:
            raise BlockingIOError
        said, self._said = self._said[:size], self._said[size:]
        return said

    def settimeout(self, seconds: float | None) -> None:
        self._seconds = seconds

    def gettimeout(self) -> float | None:
        return self._seconds

    def close(self) -> None:
        self._answers, self._said = [], b""


def received(data: bytes) -> None:
    """A mail from anybody, without the documents with it: each cell is clean, and the text has all that it says."""
    try:
        letter = letter_of(data, "a.eml")
    except TooDeep:
        return
    letter = replace(letter, enclosures=(), carried=())
    rules = (Rules(), Rules(also=frozenset((letter.file,))))
    for proposal in (proposal for each in rules for proposal in proposals_in(letter, each)):
        assert all(text == clean_block(text) for text in proposal.cells.values()), "a cell that is not clean"
        assert "\n" not in proposal.cells.get("title", ""), "a title of two lines"
        marked = marked_text(proposal, "fr")
        said = "".join(marked.split())
        cells = (cell for line in proposal.texts[0].lines for cell in line.cells)
        assert all("".join(clean_block(cell).split()) in said for cell in cells), "a text that is lost"
        read = "".join("".join(p.text.split()) for source in sources_in(marked) for p in source.passages)
        cells = (cell for line in proposal.texts[0].lines for cell in line.cells)
        assert all("".join(clean_block(cell).split()) in read for cell in cells), "a text that is not shown"
        check = worded(proposal.doubts, "fr")
        assert "".join("; ".join(doubts_in(check)).split()) == "".join(check.split()), "a doubt that is lost"
