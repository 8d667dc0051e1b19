"""What hostile mails and other sites can do by the board's pages of proposals: nothing."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from scheduler.board import proposal_view
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.proposals.mails import accept, mail, page_of, received, say, text_of

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7993 }}"


def test_hostile_texts_are_texts_on_every_page(visitor: Visitor, folder: Path) -> None:
    title = f"Titre : {HOSTILE}\nAxe : {HOSTILE}\nMots-clés : {HOSTILE}\nRésumé :\n{HOSTILE}\n<<<\n>>> {HOSTILE}\n"
    where = page_of(visitor, (f"{HOSTILE}.eml", mail(title, "Ada Lind", HOSTILE)))
    pages = [visitor.see(where)]
    assert accept(visitor, where).status == 200
    assert say(visitor, "P01", "accepted", address=HOSTILE, available=HOSTILE, biography=HOSTILE).status == 200
    text = folder / "proposals/P01.txt"
    text.write_text(text.read_text(encoding="utf-8") + f"\n═══ {HOSTILE}\n>>> {HOSTILE}\n{HOSTILE}\n<<<\n", "utf-8")
    pages += [
        visitor.see(path) for path in ("/proposals", "/proposal?id=P01", "/proposals/talks", "/proposals/answers")
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "55951" not in text_of(page)
    assert "alert(1)" in pages[2]


def test_a_mail_in_html_is_shown_as_text(visitor: Visitor) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = "Ada Lind <ada@example.org>", "Proposition"
    message.set_content(
        "<p>Titre : <b>Les jauges</b></p><p>Résumé : Un <i>texte</i></p><iframe src=//x></iframe>"
        "<script>alert(1)</script>",
        subtype="html",
    )
    assert accept(visitor, page_of(visitor, ("a.eml", bytes(message)))).status == 200
    page = visitor.see("/proposal?id=P01")
    assert "<iframe" not in page
    assert "alert(1)" not in page
    assert "Les jauges" in page


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/api/post"),
        ("DELETE", "/api/post/x"),
        ("POST", "/api/post/x/accept"),
        ("POST", "/api/proposal"),
        ("POST", "/api/proposals/talks"),
    ],
)
def test_no_other_site_changes_anything(visitor: Visitor, method: str, path: str) -> None:
    assert visitor.ask(method, path, b"{}", **{"x-journee": ""}).status == 403
    assert visitor.ask(method, path, b"{}", **{"sec-fetch-site": "cross-site"}).status == 403
    assert visitor.ask(method, path, b"{}", cookie="").status == 401


@pytest.mark.parametrize(
    "path", ["/proposals", "/proposal?id=P01", "/proposals/talks", "/proposals/answers", "/zip-answers"]
)
def test_private_pages_are_for_who_was_let_in(visitor: Visitor, path: str) -> None:
    received(visitor)
    assert visitor.ask("GET", path, cookie="").status == 401


def test_an_installation_without_the_libraries_says_what_to_install(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "pip install" not in visitor.see("/proposals")
    monkeypatch.setattr(proposal_view, "unreadable_documents", lambda: (".docx", ".rtf"))
    page = text_of(visitor.see("/proposals"))
    assert ".docx et .rtf" in page
    assert "pip install 'journee[mails]'" in page
