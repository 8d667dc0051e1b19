"""The board's pages of proposals: what arrives is looked at before it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.proposals.mails import LABELLED, accept, hidden, mail, page_of, received, row, say, text_of


def test_mails_are_looked_at_before_anything_is_written(visitor: Visitor, folder: Path) -> None:
    where = page_of(visitor, ("a.eml", mail(LABELLED)), ("c.eml", mail("Bonjour à tous", "Bo Yi", "Salut")))
    page = text_of(visitor.see(where))
    assert "P01 Les jauges" in page
    assert "Salut" in page, "what is no proposal is told"
    assert not (folder / "proposals").exists()
    assert accept(visitor, where).status == 200
    assert row(folder, "P01")["title"] == "Les jauges"
    assert "Les jauges" in visitor.see("/proposals")
    assert visitor.ask("POST", "/api/undo").status == 200
    assert not (folder / "proposals/proposals.csv").exists()


def test_days_and_hours_of_mails_are_written_as_people_read_them(visitor: Visitor) -> None:
    received(visitor)
    pages = [text_of(visitor.see(address)) for address in ("/proposals", "/proposal?id=P01")]
    assert "14 février 2025" in pages[0]
    assert "Date : 14 février 2025, 10 h" in pages[1]
    assert not [page for page in pages if "2025-02" in page]
    assert "14 February 2025" in text_of(visitor.see("/proposals?lang=en"))


def test_a_document_is_told_by_its_name_wherever_that_leads(visitor: Visitor, folder: Path) -> None:
    text = ("Titre : Les champs\nRésumé :\n" + "Un texte. " * 30).encode()
    names = ("../../x.txt", "C:\\aux.txt", "CON.txt", "\u202etxt.exe/..", ".." * 60 + "é.txt", "")
    where = page_of(visitor, *((name, text + str(at).encode()) for at, name in enumerate(names)))
    assert "Les champs" in visitor.see(where)
    assert accept(visitor, where).status == 200
    assert {path.name for path in folder.iterdir()} == {"event.toml", "talks.csv", "proposals", ".journee"}
    assert not any(path.suffix == ".exe" for path in folder.parent.rglob("*"))


def test_what_changed_since_it_was_looked_at_is_not_written(visitor: Visitor, folder: Path) -> None:
    where = page_of(visitor, ("a.eml", mail(LABELLED)))
    stands = hidden(visitor.see(where), "stands")
    received(visitor)
    before = (folder / "proposals/proposals.csv").read_bytes()
    answer = visitor.ask("POST", f"/api{where}/accept", json.dumps({"stands": stands}).encode())
    assert answer.status == 409
    assert (folder / "proposals/proposals.csv").read_bytes() == before


def test_a_correction_by_mail_is_a_conflict_only_where_somebody_wrote(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    assert say(visitor, "P02", title="Nos compteurs").status == 200
    later = mail("Titre : Mes compteurs\nAxe : 1\nMots-clés : c, d\n", "Issa Kone", "Re: Réponse [P02]")
    where = page_of(visitor, ("later.eml", later))
    page = visitor.see(where)
    assert 'name="theirs P02.title"' in page
    assert accept(visitor, where).status == 200
    assert (row(folder, "P02")["title"], row(folder, "P02")["axis"]) == ("Nos compteurs", "1")
    assert "axe absent" not in row(folder, "P02")["check"]
    where = page_of(visitor, ("later.eml", later.replace(b"Mes", b"Vos")))
    assert accept(visitor, where, **{"theirs P02.title": "yes"}).status == 200
    assert row(folder, "P02")["title"] == "Vos compteurs"


FREE = (
    "Bonjour,\n\nJe présenterais nos travaux sur les vélos, dans l'axe 1.\n\n"
    "Nous avons équipé deux cents vélos de capteurs et recueilli quarante mille trajets. La communication dira ce "
    "que ces données disent des usages.\n\nBien cordialement,\nBo Yi\n"
)


def test_a_mail_without_labels_is_a_proposal_where_that_is_ticked(visitor: Visitor, folder: Path) -> None:
    where = page_of(visitor, ("a.eml", mail(FREE, "Bo Yi", "")), ("c.eml", mail("Quand ?", "Cy Do", "Question")))
    page = visitor.see(where)
    assert 'name="also a.eml"' in page
    assert "Prendre ces propositions" not in page
    body = json.dumps({"also a.eml": "yes", "also c.eml": ""}).encode()
    assert visitor.ask("POST", f"/api{where}", body).status == 200
    page = visitor.see(where)
    assert "Je présenterais nos travaux sur les vélos" in page
    assert re.search(r'name="also a.eml" checked', page)
    assert accept(visitor, where).status == 200
    cells = row(folder, "P01")
    assert cells["abstract"].startswith("Nous avons équipé")
    assert (cells["speakers"], cells["address"]) == ("Bo Yi", "bo@example.org")
    assert "titre deviné" in cells["check"]
    assert "résumé deviné" in cells["check"]


def test_hours_that_came_are_written_where_that_is_ticked(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    answer = ("r.eml", mail("Disponibilités : matin", "Ada Lind", "Re: Votre proposition [P01]"))
    where = page_of(visitor, answer)
    assert "09:00-13:00" in visitor.see(where)
    assert accept(visitor, where, hours="").status == 200
    assert not row(folder, "P01").get("available")
    assert accept(visitor, page_of(visitor, answer), hours="yes").status == 200
    assert row(folder, "P01")["available"] == "09:00-13:00"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]\n",
        b'[["a.eml", 3]]\n12',
        b'[["a.eml", 1]]\n12',
        b'[["a.eml", -1]]\n',
        b'[["a.eml", true]]\n1',
        b'[["a.eml"]]\n',
        b'[["\\ud800.eml", 0]]\n',
        b"[" * 100_000 + b"\n",
        json.dumps([["a", 0]] * 501).encode() + b"\n",
    ],
    ids=lambda body: str(body[:20]),
)
def test_a_body_that_no_page_sends_is_none(visitor: Visitor, body: bytes) -> None:
    assert visitor.ask("PUT", "/api/post", body).status == 400


def test_what_cannot_be_taken_in_is_a_sentence(visitor: Visitor, folder: Path) -> None:
    page = text_of(visitor.see(page_of(visitor, ("a.jpg", b"\xff\xd8\xff"))))
    assert "Aucune proposition" in page
    (folder / "event.toml").unlink()
    assert "créez-le d’abord" in text_of(visitor.see(page_of(visitor, ("a.eml", mail(LABELLED)))))


def test_mails_that_nobody_remembers_change_nothing(visitor: Visitor, folder: Path) -> None:
    places = [page_of(visitor, ("a.eml", mail(LABELLED))) for _ in range(3)]
    assert "ne sont plus là" in visitor.see(places[0])
    assert visitor.ask("DELETE", f"/api{places[1]}").status == 200
    assert visitor.ask("POST", f"/api{places[1]}/accept", b"{}").status == 409
    assert not (folder / "proposals").exists()
