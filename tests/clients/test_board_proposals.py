"""Chromium on the board: from mails that were dropped to accepted proposals among the talks."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from scheduler.reading import read_folder
from scheduler.services.proposal_table import proposal_table
from tests.clients.browsing import follow
from tests.clients.folders import HERE, MORNING, written
from tests.clients.hands import Keyboard, where

EVENT = f"""\
{MORNING}{HERE}
[call]
keywords = 2
"""
HOSTILE = "<img src=https://elsewhere.example/x onerror=alert(1)><script>alert(1)</script>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "event", EVENT, "identifiant;titre;intervenants\nT1;Un;Ada Lovelace\n")


def mail(folder: Path, name: str, text: str, day: int) -> Path:
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = f"{name} <{name.split()[0].lower()}@example.org>", "Proposition"
    message["Date"] = f"Fri, {day} Feb 2025 10:00:00 +0100"
    message.set_content(text)
    path = folder / f"{day}.eml"
    path.write_bytes(bytes(message))
    return path


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.long
def test_mails_are_dropped_read_decided_and_taken_in(page: Any, folder: Path, tmp_path: Path) -> None:
    text = f"Titre : Les jauges\nMots-clés : a, b\n\nRésumé :\nUn texte. {HOSTILE}\n\nBio :\nAda cherche.\n"
    files = [
        mail(tmp_path, "Ada Lind", text, 14),
        mail(tmp_path, "Issa Kone", "Titre : Deux\n\nRésumé :\nUn " + "mot" * 99, 21),
    ]
    page.goto(page.url + "data")
    follow(page, page.get_by_role("link", name="Des propositions reçues par courriel"))
    page.locator("#mails").set_input_files(list(map(str, files)))
    page.wait_for_url("**/post/*")  # and for its scripts: before them a button does nothing
    page.get_by_role("button", name="Prendre ces propositions").click()
    page.wait_for_url("**/proposals")
    follow(page, page.get_by_role("link", name="P01"))
    source = page.locator(".source")
    assert HOSTILE in source.inner_text()
    assert source.locator("img, script").count() == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert fits(page), f"nothing is wider than a page of {width}"
    page.locator("#p-title").fill("Les jauges du Rhône")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="P01 Les jauges du Rhône").wait_for()
    assert where(page.locator("#p-title")) == "here", "whoever sends a form stays where they were"
    page.locator("#p-abstract").focus()
    Keyboard(page).press(page.get_by_role("button", name="Accepter"))
    page.locator(".links strong", has_text="Acceptées").wait_for()
    assert proposal_table(folder).by_id["P01"].cells["status"] == "accepted"
    follow(page, page.get_by_role("link", name="Suivante (P02)"))
    page.get_by_role("button", name="Demander de compléter").click()
    page.locator(".links strong", has_text="À compléter").wait_for()
    page.get_by_role("button", name="Annuler").click()
    page.locator(".links strong", has_text="À décider").wait_for()
    follow(page, page.get_by_role("link", name="Toutes les propositions"))
    follow(page, page.get_by_role("link", name="Reprendre les acceptées dans les exposés"))
    page.get_by_role("button", name="Reprendre dans les exposés").click()
    page.wait_for_url("**/data")
    assert {talk.title for talk in read_folder(folder).event.talks} == {"Un", "Les jauges du Rhône"}
