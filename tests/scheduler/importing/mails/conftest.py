"""Mails as programs write them, made by the standard library, which no importer shares."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

import pytest

Make = Callable[..., bytes]


@pytest.fixture
def mail() -> Make:
    """A function that makes a mail of a text; further arguments are headers, a web page, and attached files."""

    def make(
        text: str = "",
        *,
        sender: str = "Ada Lind <ada@example.org>",
        subject: str = "Proposition",
        date: str = "Fri, 14 Feb 2025 22:59:00 +0100",
        html: str = "",
        files: tuple[tuple[str, bytes], ...] = (),
        mails: tuple[bytes, ...] = (),
        **headers: str,
    ) -> bytes:
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"], message["Date"] = sender, "j@example.org", subject, date
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        if text or not html:
            message.set_content(text)
        if html and text:
            message.add_alternative(html, subtype="html")
        elif html:
            message.set_content(html, subtype="html")
        for name, data in files:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        for inner in mails:
            from email import message_from_bytes

            message.add_attachment(message_from_bytes(inner, policy=SMTP))
        return bytes(message)

    return make
