"""A mail as RFC 5322 and RFC 6047 define it; equal input gives equal bytes."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from uuid import NAMESPACE_URL, uuid5

from scheduler.agenda import Guest, Host


def message(
    host: Host,
    guest: Guest,
    subject: str,
    text: str,
    moment: datetime,
    identity: str,
    attached: tuple[str, bytes, str] | None = None,
) -> tuple[bytes, str]:
    """The bytes and the Message-ID of a message from `host` to `guest`.

    `attached` is a METHOD, a calendar and the name of its file: the calendar is an alternative of the text, which mail
    programs show as an invitation, and a file besides, for those that do not. `identity` tells messages apart.
    """
    sender = host.uri.removeprefix("mailto:")
    number = uuid5(NAMESPACE_URL, f"urn:journee:mail/{identity}")
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(host.name, addr_spec=sender)
    made["To"] = Address(guest.name, addr_spec=guest.email or "")
    made["Subject"] = subject
    made["Date"] = moment
    made["Message-ID"] = f"<{number}@{sender.rpartition('@')[2]}>"
    made.set_content(text, cte="quoted-printable")
    if attached is not None:
        method, calendar, file = attached
        params = {"method": method, "component": "VEVENT"}
        made.add_alternative(calendar.decode(), subtype="calendar", params=params, cte="base64")
        made.add_attachment(calendar, maintype="application", subtype="ics", filename=file)
        made.set_boundary(f"=_m_{number.hex}")
        inner = next(iter(made.iter_parts()))
        inner.set_boundary(f"=_a_{number.hex}")
    return bytes(made), str(made["Message-ID"])
