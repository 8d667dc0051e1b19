"""mailing.csv: the mails of a release as the table of a mail merge, in the event's language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from exports.formula import harmless
from exports.mail.letters import Mail

MAILING = "mailing.csv"
_HEADER = {
    "fr": ("nom", "courriel", "objet", "texte", "agenda"),
    "en": ("name", "email", "subject", "text", "calendar"),
}


def mailing_csv(mails: Iterable[Mail], language: str) -> bytes:
    """A row for each mail: name, address, subject, text, and the path of its calendar; UTF-8 with BOM.

    `;` separates in French, `,` in English. A cell that a spreadsheet would run as a formula begins with an
    apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow(_HEADER[language])
    for mail in mails:
        path = mail.calendar_path if mail.calendar is not None else ""
        writer.writerow(map(harmless, (mail.to, mail.address, mail.subject, mail.text, path)))
    return text.getvalue().encode("utf-8-sig")
