"""A mail as RFC 5322 and RFC 6047 define it; equal input gives equal bytes."""

from __future__ import annotations

import email
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime
from uuid import NAMESPACE_URL, uuid5

from exports.mail.headers import file_name, mailbox_line, one_line, text_line
from scheduler.domain.address import deliverable
from scheduler.domain.calendar_item import Guest, Host
from scheduler.language.text import clean_line

#: The line by which mail programs know a draft and open it to be sent.
_UNSENT = "X-Unsent: 1"


class Garbled(ValueError):
    """The bytes of a mail do not read as what was meant; such a mail is never written."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A calendar with its METHOD and the name of its file."""

    method: str
    calendar: bytes
    file: str


@dataclass(frozen=True, slots=True)
class Content:
    """Subject and text of a mail, with the calendar attached to it, if any."""

    subject: str
    text: str
    attached: Attachment | None = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """The header of a mail as its reader shall see it; addresses in ASCII."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    date: str
    identity: str


def email_message(host: Host, guest: Guest, content: Content, moment: datetime, identity: str) -> tuple[bytes, str]:
    """The bytes and the Message-ID of a mail from `host` to `guest`, dated `moment`; `identity` tells mails apart.

    An attached calendar is added twice: as an alternative of the text, which mail programs show as an invitation, and
    as a file for those that do not. The mail is a draft until `as_sent` has dated it anew.

    Raises Undeliverable where one of the two addresses cannot be written to, Garbled where the mail would not read as
    it is meant.
    """
    sender = deliverable(host.uri.removeprefix("mailto:"))
    number = uuid5(NAMESPACE_URL, f"urn:journee:mail/{identity}".encode("utf-8", "replace").decode())
    meant = _Meant(
        (clean_line(host.name), sender),
        (clean_line(guest.name), deliverable(guest.email or "")),
        one_line(content.subject),
        format_datetime(moment),
        f"<{number}@{sender.rpartition('@')[2]}>",
    )
    data = _header(meant).encode("ascii") + bytes(_body(content, number.hex))
    _must_read_as(data, meant, content)
    return data, meant.identity


def _header(meant: _Meant) -> str:
    return (
        mailbox_line("From", *meant.sender)
        + mailbox_line("To", *meant.to)
        + text_line("Subject", meant.subject)
        + f"Date: {meant.date}\r\nMessage-ID: {meant.identity}\r\n{_UNSENT}\r\n"
    )


def as_sent(draft: bytes, moment: datetime) -> bytes:
    """The bytes of a draft as they are sent at `moment`: dated then, and no longer a draft; all else is as it was."""
    head, end, body = draft.partition(b"\r\n\r\n")
    dated = f"Date: {format_datetime(moment)}".encode("ascii")
    lines = [dated if line.startswith(b"Date:") else line for line in head.split(b"\r\n")]
    return b"\r\n".join(line for line in lines if line != _UNSENT.encode("ascii")) + end + body


def _body(content: Content, boundary: str) -> EmailMessage:
    """The parts of the mail, with the headers that say how they are written."""
    mail = EmailMessage(policy=SMTP)
    mail.set_content(content.text, cte="quoted-printable")
    if (attached := content.attached) is not None:
        params = {"method": attached.method, "component": "VEVENT"}
        mail.add_alternative(attached.calendar.decode(), subtype="calendar", params=params, cte="base64")
        mail.add_attachment(attached.calendar, maintype="application", subtype="ics", filename=file_name(attached.file))
        mail.set_boundary(f"=_m_{boundary}")
        inner = next(iter(mail.iter_parts()))
        inner.set_boundary(f"=_a_{boundary}")
    return mail


#: Every header of a mail, each of them once.
_HEADERS = {"from", "to", "subject", "date", "message-id", "x-unsent", "mime-version", "content-type"}


def _must_read_as(data: bytes, meant: _Meant, content: Content) -> None:
    """Raises Garbled unless the bytes, parsed again, have the headers, addresses and text meant and no other."""
    parsed = email.message_from_bytes(data, policy=default)
    assert isinstance(parsed, EmailMessage)
    names = [name.lower() for name in parsed]
    rest = {"content-transfer-encoding"} if content.attached is None else set()
    if len(names) != len(set(names)) or set(names) != _HEADERS | rest:
        raise Garbled("headers")
    for name, mailbox in (("from", meant.sender), ("to", meant.to)):
        if [(_shown(a.display_name), a.addr_spec) for a in parsed[name].addresses] != [
            (_shown(mailbox[0]), mailbox[1])
        ]:
            raise Garbled(name)
    plain = {"subject": meant.subject, "date": meant.date, "message-id": meant.identity}
    for name, text in plain.items():
        if str(parsed[name]) != text:
            raise Garbled(name)
    body = parsed.get_body(("plain",))
    if not isinstance(body, EmailMessage) or body.get_content().replace("\r\n", "\n") != content.text:
        raise Garbled("text")


def _shown(name: str) -> str:
    """The name without spaces: Python's reader adds one between two encoded words, where the standard says none."""
    return name.replace(" ", "")
