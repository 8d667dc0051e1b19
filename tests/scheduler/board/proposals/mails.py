"""Mails with proposals, put on the board as a browser does."""

from __future__ import annotations

import json
import re
from email.message import EmailMessage
from email.policy import SMTP
from html import unescape
from pathlib import Path

from scheduler.services.proposal_table import proposal_table
from tests.scheduler.board.asking import Answer, Visitor

LABELLED = "Titre : Les jauges\nAxe : 1\nMots-clés : a, b\n\nRésumé :\nUn texte.\n\nBio :\nAda cherche.\n"
BARE = "Titre : Les compteurs\n\nRésumé :\nUn autre texte.\n"


def mail(text: str, name: str = "Ada Lind", subject: str = "Proposition") -> bytes:
    message = EmailMessage(policy=SMTP)
    address = f"{name.split()[0].casefold()}@example.org" if name.isascii() else "x@example.org"
    message["From"], message["Subject"] = f'"{name}" <{address}>', subject
    message["Date"] = f"Fri, {14 if name == 'Ada Lind' else 21} Feb 2025 10:00:00 +0100"
    message.set_content(text)
    return bytes(message)


def put(visitor: Visitor, *files: tuple[str, bytes]) -> Answer:
    line = json.dumps([[name, len(data)] for name, data in files]).encode()
    return visitor.ask("PUT", "/api/post", line + b"\n" + b"".join(data for _, data in files))


def page_of(visitor: Visitor, *files: tuple[str, bytes]) -> str:
    answer = put(visitor, *files)
    assert answer.status == 200, answer.text
    where = json.loads(answer.text)["to"]
    assert re.fullmatch(r"/post/[\w-]+", where)
    return str(where)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def accept(visitor: Visitor, where: str, **sent: str) -> Answer:
    page = visitor.see(where)
    return visitor.ask("POST", f"/api{where}/accept", json.dumps({"stands": hidden(page, "stands"), **sent}).encode())


def received(visitor: Visitor) -> None:
    files = (("a.eml", mail(LABELLED)), ("b.eml", mail(BARE, "Issa Kone")))
    assert accept(visitor, page_of(visitor, *files)).status == 200


def say(visitor: Visitor, id: str, do: str = "save", **sent: str) -> Answer:
    page = visitor.see(f"/proposal?id={id}")
    body = {"id": id, "seen": hidden(page, "seen"), "do": do, **sent}
    return visitor.ask("POST", "/api/proposal", json.dumps(body).encode())


def row(folder: Path, id: str) -> dict[str, str]:
    return dict(proposal_table(folder).by_id[id].cells)


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).replace("\u202f", " ").split())
