"""A mail server: its address in the environment, and connections whose answers are bounded in bytes and seconds.

TLS is always verified; only a server on this machine is used without. The password stands in an environment variable
and in no message, log or file.
"""

from __future__ import annotations

import contextlib
import ipaddress
import smtplib
import ssl
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from scheduler.domain.errors import Refused
from scheduler.language.message import Message, message

VARIABLE = "JOURNEE_SMTP"
#: The seconds in which a connection, a greeting or the answer to one command must be complete.
_SECONDS = 60.0
#: The largest number of bytes of one answer; servers of this world need a thousandth of it.
_ANSWER = 1 << 18


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: `implicit` TLS from the start (`smtps://`), else STARTTLS, unless the host is this machine."""

    host: str
    port: int
    implicit: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def server_of(url: str | None) -> Server:
    """The server of `smtps://name:password@host:465` or `smtp://…:587`. Raises Refused; never says the password."""
    if not url:
        raise Refused(_how(Message(f"la variable {VARIABLE} manque", f"the variable {VARIABLE} is missing")))
    try:
        parts = urlsplit(url)
        port = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise Refused(_how(Message("cette adresse est illisible", "this address cannot be read"))) from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/"):
        raise Refused(_how(Message("ce n’est pas l’adresse d’un serveur", "this is no address of a server")))
    implicit = parts.scheme == "smtps"
    return Server(
        parts.hostname,
        port or (465 if implicit else 587),
        implicit,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _how(wrong: Message) -> Message:
    return message(
        "{name} : {wrong} ; écrivez par exemple smtps://nom:mot-de-passe@smtp.example.org:465",
        "{name}: {wrong}; write for instance smtps://name:password@smtp.example.org:465",
        name=VARIABLE,
        wrong=wrong,
    )


class _Bounded(smtplib.SMTP):
    """A connection that ends where the server is slow, endless or speaks out of turn."""

    _unread = b""
    _reads: object = None

    def send(self, s: object) -> None:
        """Sends `s`. Raises SMTPServerDisconnected where the server has said something that nobody asked for."""
        if self._has_spoken():
            self.close()
            raise smtplib.SMTPServerDisconnected("the server speaks out of turn")
        super().send(s)  # type: ignore[arg-type]

    def getreply(self) -> tuple[int, bytes]:
        """The code and text of one answer. Raises SMTPServerDisconnected where none comes, or none that is one."""
        deadline = time.monotonic() + _SECONDS
        texts: list[bytes] = []
        try:
            while True:
                line = self._line(deadline, _ANSWER - sum(map(len, texts)))
                if not line[:3].isdigit() or line[3:4] not in (b"-", b" ", b""):
                    raise OSError("this is no answer of a mail server")
                texts.append(line[4:].strip())
                if line[3:4] != b"-":
                    return int(line[:3]), b"\n".join(texts)
        except (OSError, ValueError) as error:
            self.close()
            raise smtplib.SMTPServerDisconnected(f"connection closed: {error}") from None

    def _line(self, deadline: float, allowed: int) -> bytes:
        """The next line, without its end. Raises OSError."""
        self._start_afresh()
        while b"\n" not in self._unread:
            if len(self._unread) > allowed:
                raise OSError("its answer has no end")
            data = self._received(deadline - time.monotonic())
            if not data:
                raise OSError("it hung up")
            self._unread += data
        line, _, self._unread = self._unread.partition(b"\n")
        return line.rstrip(b"\r")

    def _received(self, seconds: float) -> bytes:
        """What the server sends within the seconds; `b""` at its end. Raises OSError."""
        if self.sock is None:
            raise OSError("it hung up")
        if seconds <= 0:
            raise TimeoutError("it is too slow")
        former = self.sock.gettimeout()
        self.sock.settimeout(seconds)
        try:
            return self.sock.recv(4096)
        finally:
            self.sock.settimeout(former)

    def _has_spoken(self) -> bool:
        """True if something waits to be read before anything was asked, or the server has hung up."""
        self._start_afresh()
        if self._unread or self.sock is None:
            return bool(self._unread)
        former = self.sock.gettimeout()
        self.sock.settimeout(0)
        try:
            self._unread = self.sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            return True
        finally:
            self.sock.settimeout(former)
        return True

    def _start_afresh(self) -> None:
        """Nothing that was said before a connection, or before its TLS began, counts."""
        if self._reads is not self.sock:
            self._reads, self._unread = self.sock, b""


class _BoundedTLS(_Bounded, smtplib.SMTP_SSL):
    """The same with TLS from the start."""


@contextlib.contextmanager
def quietly(connection: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """The connection is closed after the block; what the server says to that is of no interest."""
    try:
        yield connection
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def connected(server: Server) -> smtplib.SMTP:
    """A connection, encrypted and logged in as the server asks. Raises SMTPException, OSError."""
    context = ssl.create_default_context()
    if server.implicit:
        connection: smtplib.SMTP = _BoundedTLS(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        connection = _Bounded(server.host, server.port, timeout=_SECONDS)
    try:
        if not server.implicit:
            connection.ehlo()
            if not server.is_here or connection.has_extn("starttls"):
                connection.starttls(context=context)
        if server.user:
            _log_in(connection, server)
    except BaseException:
        connection.close()
        raise
    return connection


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    """The user is logged in; smtplib cannot do it for names and passwords with accents (RFC 4616: UTF-8)."""
    if (server.user + server.password).isascii():
        connection.login(server.user, server.password)
        return
    connection.ehlo_or_helo_if_needed()
    if "PLAIN" not in connection.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError("AUTH PLAIN is not supported: choose a name and password without accents")
    data = f"\0{server.user}\0{server.password}".encode("utf-8", "replace")
    code, reply = connection.docmd("AUTH", f"PLAIN {b64encode(data).decode('ascii')}")
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, reply)


def answer_of(error: Exception, server: Server) -> str:
    """The answer of the server, or what went wrong, in one line without the password."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
        text = f"{code} {reply.decode('utf-8', 'replace')}"
    elif isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        text = f"{error.smtp_code} {answer.decode('utf-8', 'replace') if isinstance(answer, bytes) else answer}"
    else:
        text = str(error) or type(error).__name__
    text = " ".join(text.split())[:300]
    return text.replace(server.password, "…") if server.password else text
