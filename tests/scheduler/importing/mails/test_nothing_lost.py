"""Every paragraph, attached file and header of a mail arrives, or is told, or is known as of no use.

Mails are read here by the standard library alone, each part by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from scheduler.importing.asked import Asked
from scheduler.language.text import fold
from scheduler.services.mailbox_import import import_mails

DATA = Path(__file__).parents[5] / "shared/data/interchange/mails"
#: Headers by which mails travel, and what says how the rest is written; to whom a mail went is the organiser.
USELESS = re.compile(
    r"(content-.*|mime-version|message-id|received|return-path|x-.*|dkim-.*|list-.*|user-agent|to|cc|delivered-to|"
    r"in-reply-to|references|date)$"
)
PROPOSAL = "Titre : Les jauges\nAxe : 2\nMots-clés : a, b, c, d, e\n\nRésumé :\nUn texte.\n\nBio :\nAda cherche.\n"


class Paragraphs(HTMLParser):
    """The texts of a web page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag not in ("style", "script", "title"):
            self.texts.append(data)


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def text_of(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252")


def lines_of(part: EmailMessage) -> list[str]:
    if part.get_content_subtype() == "html":
        page = Paragraphs()
        page.feed(text_of(part))
        return page.texts
    return text_of(part).splitlines()


def paragraphs(mail: EmailMessage) -> Iterator[list[list[str]]]:
    """The lines of each text of the mail, in each of its forms."""
    if mail.get_content_type() == "multipart/alternative":
        yield [lines for part in mail.iter_parts() for forms in paragraphs(part) for lines in forms]  # type: ignore[arg-type]
    elif mail.is_multipart():
        for part in mail.iter_parts():
            yield from paragraphs(part)  # type: ignore[arg-type]
    elif mail.get_content_type() in ("text/plain", "text/html") and not mail.get_filename():
        yield [lines_of(mail)]


def lost_of(path: Path, folder: Path) -> list[str]:
    """What of the mail neither arrives nor is told."""
    received = import_mails([path], folder, "mails", Asked("fr"), None)
    files = sorted((folder / "proposals").iterdir())
    told = " ".join(text.fr for text in (*received.mailbox.told, *(lost.what for lost in received.mailbox.left)))
    there = letters(" ".join([*(file.read_text("utf-8-sig") for file in files), told]))
    mail = message_from_bytes(path.read_bytes(), policy=default)
    lost = [
        min(missing, key=len)[0]
        for forms in paragraphs(mail)
        if all(missing := [[line for line in lines if letters(line) not in there] for lines in forms])
    ]
    for part in mail.walk():
        lost += [name for name in [part.get_filename()] if name and letters(name) not in there]
        for key, value in part.items():
            text = str(value).encode("latin-1", "replace").decode("cp1252") if "\x96" in str(value) else str(value)
            name, address = parseaddr(text) if "@" in text else (text, "")
            if not USELESS.match(key.casefold()) and not all(letters(each) in there for each in (name, address)):
                forwards = key == "Subject" and part is mail and "message/rfc822" in map(of_type, mail.walk())
                lost += [] if forwards else [f"{key}: {text}"]  # the subject is that of the mail inside
    return lost


def of_type(part: EmailMessage) -> str:
    return part.get_content_type()


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.eml")) or ["none"])
def test_nothing_of_a_mail_is_lost(name: str, tmp_path: Path) -> None:
    if not (DATA / name).is_file():
        pytest.skip("../shared/data/interchange is not beside this checkout")
    assert lost_of(DATA / name, tmp_path / "new") == []


@pytest.mark.parametrize("seed", range(8))
def test_nothing_of_any_mail_is_lost(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = "Ada Lind <ada@example.org>", "j@x.org", "Fri, 14 Feb 2025 10:00:00 +0100"
    mail["Subject"] = draw.choice(["Proposition", "Ma proposition – été", "RE: appel", "=?iso-8859-1?q?R=E9sum=E9?="])
    page = "<p>" + PROPOSAL.replace("\n", "</p><p>") + "</p>"
    apart = [
        lambda: mail.add_attachment(f"Pied de liste {seed}\n"),
        lambda: mail.add_attachment("<p>Encore un mot</p>", subtype="html"),
        lambda: mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="portrait œuvre.png"),
        lambda: mail.add_attachment("Une note à part", filename="note.md"),
        lambda: mail.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="carte.vcf"),
    ]
    match draw.randrange(4):
        case 0:
            mail.set_content(
                f"{PROPOSAL}\n-- \nAda Lind\nUniversité {seed}\n\nLe 3 mai, Bo a écrit :\n> Titre, axe ?\n"
            )
        case 1:
            mail.set_content(page, subtype="html")
        case 2:
            mail.set_content("Votre messagerie ne lit pas cette page.")
            mail.add_alternative(page, subtype="html")
        case _:
            mail.set_content(PROPOSAL)
            mail.add_alternative(page, subtype="html")
    for add in draw.sample(apart, draw.randrange(1, len(apart))):
        add()
    if not mail.get_content_type().startswith("multipart/mixed"):
        mail.make_mixed()
    for part in mail.iter_parts():
        if part.get_content_maintype() == "text" and not part.get_filename():
            del part["Content-Disposition"]  # as lists and telephones add a text of their own
    (tmp_path / "mail.eml").write_bytes(bytes(mail))
    assert lost_of(tmp_path / "mail.eml", tmp_path / "new") == []
