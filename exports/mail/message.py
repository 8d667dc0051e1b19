"""A mail as RFC 5322 and RFC 6047 define it; equal input gives equal bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from uuid import NAMESPACE_URL, uuid5

from scheduler.domain.calendar_item import Guest, Host


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


def email_message(host: Host, guest: Guest, content: Content, moment: datetime, identity: str) -> tuple[bytes, str]:
    """The bytes and the Message-ID of a mail from `host` to `guest`, dated `moment`; `identity` tells mails apart.

    An attached calendar is added twice: as an alternative of the text, which mail programs show as an invitation, and
    as a file for those that do not.
    """
    sender = host.uri.removeprefix("mailto:")
    number = uuid5(NAMESPACE_URL, f"urn:journee:mail/{identity}")
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(host.name, addr_spec=sender)
    mail["To"] = Address(guest.name, addr_spec=guest.email or "")
    mail["Subject"] = content.subject
    mail["Date"] = moment
    mail["Message-ID"] = f"<{number}@{sender.rpartition('@')[2]}>"
    mail.set_content(content.text, cte="quoted-printable")
    if (attached := content.attached) is not None:
        params = {"method": attached.method, "component": "VEVENT"}
        mail.add_alternative(attached.calendar.decode(), subtype="calendar", params=params, cte="base64")
        mail.add_attachment(attached.calendar, maintype="application", subtype="ics", filename=attached.file)
        mail.set_boundary(f"=_m_{number.hex}")
        inner = next(iter(mail.iter_parts()))
        inner.set_boundary(f"=_a_{number.hex}")
    return bytes(mail), str(mail["Message-ID"])
