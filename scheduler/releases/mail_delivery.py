"""Messages sent to a mail server, each once: an accepted message is recorded on the disk before the next is sent.

TLS is always verified; only a server on this machine is used without. The password stands in an environment variable
and in no message, log or file.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import os
import smtplib
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scheduler.domain.errors import EnvironmentFailure, Refused
from scheduler.language.message import Message, message

VARIABLE = "JOURNEE_SMTP"
_SECONDS = 60


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


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message (`data`) for `address`; equal messages of one release have equal `identity`."""

    sender: str
    address: str
    identity: str
    data: bytes


def server_of(url: str | None) -> Server:
    """The server of `smtps://name:password@host:465` or `smtp://…:587`. Raises Refused; never says the password."""
    if not url:
        raise Refused(_how(Message(f"la variable {VARIABLE} manque", f"the variable {VARIABLE} is missing")))
    try:
        parts = urlsplit(url)
        port = parts.port
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


class Deliveries:
    """The messages that a server has accepted, one line each in an append-only file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done = set(_identities(path))

    def __contains__(self, identity: str) -> bool:
        return identity in self._done

    def add(self, parcel: Parcel) -> None:
        """Records on the disk that the parcel was accepted. Raises OSError."""
        with open(self._path, "ab") as file:
            if file.tell() and not _ends_whole(self._path):  # a line that a crash cut off stands for itself
                file.write(b"\n")
            line = {"id": parcel.identity, "to": parcel.address}
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._done.add(parcel.identity)


def _ends_whole(path: Path) -> bool:
    return path.read_bytes().endswith(b"\n")


def _identities(path: Path) -> Iterator[str]:
    with contextlib.suppress(FileNotFoundError):
        for line in path.read_bytes().splitlines():
            with contextlib.suppress(ValueError, KeyError, TypeError):  # cut off: that message is sent again
                yield str(json.loads(line)["id"])


def send(
    parcels: Iterable[Parcel], server: Server, deliveries: Deliveries, progress: Callable[[Parcel], None]
) -> tuple[tuple[Parcel, str], ...]:
    """Sends every parcel that was not accepted before; returns those that the server refuses, with its reason.

    A connection that breaks is made anew once for each message. Raises EnvironmentFailure; what was accepted by then is
    remembered, and the next run goes on where this one stopped.
    """
    refused: list[tuple[Parcel, str]] = []
    with contextlib.ExitStack() as stack:
        connection: smtplib.SMTP | None = None
        for parcel in parcels:
            if parcel.identity in deliveries:
                continue
            for attempt in (1, 2):
                try:
                    connection = connection or stack.enter_context(_quietly(_connected(server)))
                    connection.sendmail(parcel.sender, [parcel.address], parcel.data)
                except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
                    refused.append((parcel, _why(error, server)))
                    with contextlib.suppress(smtplib.SMTPException, OSError):
                        connection and connection.rset()
                    break
                except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError) as error:
                    connection = None
                    if attempt == 2:
                        raise _broken(server, error) from None
                except (smtplib.SMTPException, OSError) as error:
                    raise _broken(server, error) from None
                else:
                    deliveries.add(parcel)
                    progress(parcel)
                    break
    return tuple(refused)


@contextlib.contextmanager
def _quietly(connection: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    try:
        yield connection
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _connected(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.implicit:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if not server.implicit:
            connection.ehlo()
            if not server.is_here or connection.has_extn("starttls"):
                connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _why(error: Exception, server: Server) -> str:
    """The answer of the server in one line, without the password."""
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


def _broken(server: Server, error: Exception) -> EnvironmentFailure:
    return EnvironmentFailure(
        message(
            "{host}:{port} : {why}. Ce qui est parti est noté ; relancez la commande, elle continuera où elle s’est "
            "arrêtée",
            "{host}:{port}: {why}. What has been sent is noted; run the command again, it goes on where it stopped",
            host=server.host,
            port=server.port,
            why=_why(error, server),
        )
    )
