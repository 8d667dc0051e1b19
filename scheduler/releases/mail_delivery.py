"""Messages sent to a mail server, each once: what becomes of a message is on the disk before the next is sent."""

from __future__ import annotations

import contextlib
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scheduler.domain.address import deliverable
from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_server import Server, answer_of, connected, quietly


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message (`data`) for `address`; equal messages of one release have equal `identity`."""

    sender: str
    address: str
    identity: str
    data: bytes


_NOTED = Message(
    "Ce qui est parti est noté ; relancez la commande, elle continuera où elle s’est arrêtée",
    "What has been sent is noted; run the command again, it goes on where it stopped",
)


class _Refused(Exception):
    """The server does not take the message of one parcel."""


class _Broken(Exception):
    """The connection broke twice while the message of one parcel was being sent."""


def send(
    parcels: Iterable[Parcel], server: Server, deliveries: Deliveries, progress: Callable[[Parcel], None]
) -> tuple[tuple[Parcel, str], ...]:
    """Sends every parcel; returns those that could not be sent, with the reason.

    A connection that breaks is made anew once for each message. A message with which it breaks again is left out; where
    that happens to two messages in a row, the server is at fault. Raises EnvironmentFailure; what was accepted by then
    is noted, and the next run goes on where this one stopped.
    """
    refused: list[tuple[Parcel, str]] = []
    broke = False
    with contextlib.ExitStack() as stack:
        line = _Line(server, stack)
        for parcel in parcels:
            reason = _reason_against(parcel, line, deliveries)
            if isinstance(reason, _Broken) and broke:
                raise _failure(server, str(reason))
            broke = isinstance(reason, _Broken)
            if reason is None:
                progress(parcel)
            else:
                refused.append((parcel, str(reason)))
    return tuple(refused)


def _reason_against(parcel: Parcel, line: _Line, deliveries: Deliveries) -> _Refused | _Broken | None:
    """None once the server has accepted the parcel and that is noted; else why not. Raises EnvironmentFailure."""
    try:
        with deliveries.sending(parcel.identity, parcel.address):
            line.post(parcel)
    except (_Refused, _Broken) as reason:
        return reason
    except OSError as error:
        raise EnvironmentFailure.of(error, _unnoted(parcel, deliveries)) from error
    return None


def _unnoted(parcel: Parcel, deliveries: Deliveries) -> Message:
    """The failure of the disk: before the parcel was sent, or after the server accepted it."""
    if not deliveries.is_doubtful(parcel.identity):
        return _NOTED
    return message(
        "Le message pour {address} est parti sans que ce soit noté. {noted}",
        "The message for {address} was sent, but that is not noted. {noted}",
        address=parcel.address,
        noted=_NOTED,
    )


class _Line:
    """The connection to a server, made when it is needed and made anew after it broke."""

    def __init__(self, server: Server, stack: contextlib.ExitStack) -> None:
        self._server, self._stack = server, stack
        self._connection: smtplib.SMTP | None = None

    def post(self, parcel: Parcel) -> None:
        """The server has accepted the parcel. Raises _Refused, _Broken; EnvironmentFailure without a connection."""
        for attempt in (1, 2):
            connection = self._connection = self._connection or self._connected()
            try:
                connection.sendmail(parcel.sender, [deliverable(parcel.address)], parcel.data)
                return
            except (OSError, ValueError) as error:  # ValueError: an address that no command can hold
                if not _is_break(error):
                    raise _Refused(answer_of(error, self._server)) from None
                connection.close()
                self._connection = None
                if attempt == 2:
                    raise _Broken(answer_of(error, self._server)) from None

    def _connected(self) -> smtplib.SMTP:
        """A new connection; a second attempt is made where the first breaks off. Raises EnvironmentFailure."""
        for attempt in (1, 2):
            try:
                return self._stack.enter_context(quietly(connected(self._server)))
            except (OSError, ValueError) as error:
                if attempt == 2 or not _is_break(error):
                    raise _failure(self._server, answer_of(error, self._server)) from None
        raise AssertionError


def _is_break(error: Exception) -> bool:
    """True if the connection is of no more use: it broke, the server takes leave (421), or answers out of step."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return any(_is_leave(code) for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _is_leave(error.smtp_code)
    if isinstance(error, smtplib.SMTPException):
        return isinstance(error, smtplib.SMTPServerDisconnected)
    return isinstance(error, ConnectionError | TimeoutError)


def _is_leave(code: int) -> bool:
    return code == 421 or code < 400


def _failure(server: Server, why: str) -> EnvironmentFailure:
    return EnvironmentFailure(
        message(
            "{host}:{port} : {why}. {noted}",
            "{host}:{port}: {why}. {noted}",
            host=server.host,
            port=server.port,
            why=why.rstrip("."),
            noted=_NOTED,
        )
    )
