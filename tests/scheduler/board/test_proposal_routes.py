"""Proposals are read through beside their mail, decided upon, answered and taken in as talks; undo takes all back."""

from __future__ import annotations

import io
import json
import re
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from html import unescape
from pathlib import Path

import pytest

from scheduler.board import proposal_view
from scheduler.reading import read_folder
from scheduler.services.proposal_review import review
from scheduler.services.proposal_table import proposal_table
from scheduler.starter.folder import starter_files
from tests.scheduler.board.asking import Answer, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7993 }}"
EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"
language = "fr"
[[event.organisers]]
name = "Comité"
email = "comite@example.org"
[[rooms]]
id = "ici"
[[axes]]
id = "1"
title = "Mesurer"
[call]
keywords = 2
"""
TALKS = "id;titre;intervenants;axe\nT1;Un;Ada Lovelace;1\n"
LABELLED = "Titre : Les jauges\nAxe : 1\nMots-clés : a, b\n\nRésumé :\nUn texte.\n\nBio :\nAda cherche.\n"
BARE = "Titre : Les compteurs\n\nRésumé :\nUn autre texte.\n"


def mail(text: str, name: str = "Ada Lind", subject: str = "Proposition") -> bytes:
    message = EmailMessage(policy=SMTP)
    address = f"{name.split()[0].casefold()}@example.org" if name.isascii() else "x@example.org"
    message["From"], message["Subject"] = f'"{name}" <{address}>', subject
    message["Date"] = f"Fri, {14 if name == 'Ada Lind' else 21} Feb 2025 10:00:00 +0100"
    message.set_content(text)
    return bytes(message)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "talks.csv").write_text(TALKS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    visitor = Visitor(folder, "fr")
    visitor.see("/proposals")
    return visitor


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


# ── what arrives ─────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── one beside its source ────────────────────────────────────────────────────────────────────────────────────────────


def test_each_part_is_marked_where_it_stands_and_beside_its_field(visitor: Visitor) -> None:
    received(visitor)
    page = visitor.see("/proposal?id=P01")
    assert 'id="text-title"' in page
    assert 'href="#text-title"' in page
    assert "Rien ne manque" in page
    other = text_of(visitor.see("/proposal?id=P02"))
    for expected in ("axe absent", "biographie absente", "mots-clés : 0 sur 2", "l’axe dans lequel vous proposez"):
        assert expected in other


def test_a_guess_goes_once_it_is_corrected_or_said_to_be_right(visitor: Visitor, folder: Path) -> None:
    text = ("Les nappes et leurs mesures\n\n" + "Nous mesurons les nappes. " * 20).encode()
    assert accept(visitor, page_of(visitor, ("c.txt", text))).status == 200
    assert {"titre deviné", "résumé deviné"} <= set(row(folder, "P01")["check"].split("; "))
    page = visitor.see("/proposal?id=P01")
    assert 'class="passage of-field guessed" id="text-title"' in page
    assert say(visitor, "P01", title="Les nappes").status == 200
    assert "titre deviné" not in row(folder, "P01")["check"]
    (guess,) = (d for d in review(folder).proposals[0].doubts if d.guessed and d.key == "abstract")
    assert say(visitor, "P01", **{f"looked {guess.number}": "yes"}).status == 200
    assert "deviné" not in row(folder, "P01")["check"]
    for _ in range(2):
        assert visitor.ask("POST", "/api/undo").status == 200
    assert "titre deviné" in row(folder, "P01")["check"]


def test_cells_are_corrected_and_decided_in_one_step(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    before = (folder / "proposals/proposals.csv").read_bytes()
    sent = {"title": "Les  compteurs\n", "axis": "1", "keywords": "c; d", "biography": "Issa\r\ncherche."}
    assert say(visitor, "P02", "accepted", **sent).status == 200
    cells = row(folder, "P02")
    assert (cells["title"], cells["axis"], cells["biography"]) == ("Les compteurs", "1", "Issa\ncherche.")
    assert (cells["status"], cells.get("check", "")) == ("accepted", "")
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (folder / "proposals/proposals.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("do", "word", "state"),
    [
        ("accepted", "accepted", "Acceptées"),
        ("rejected", "rejected", "Refusées"),
        ("incomplete", "to complete", "À compléter"),
    ],
)
def test_what_was_decided_is_seen_and_can_be_left_open_again(
    visitor: Visitor, folder: Path, do: str, word: str, state: str
) -> None:
    received(visitor)
    assert say(visitor, "P02", do).status == 200
    assert row(folder, "P02")["status"] == word
    assert f"{state} (1)" in text_of(visitor.see("/proposals"))
    assert say(visitor, "P02", "submitted").status == 200
    assert row(folder, "P02")["status"] == "submitted"


def test_french_headers_have_french_words(visitor: Visitor, folder: Path) -> None:
    (folder / "proposals").mkdir()
    table = folder / "proposals/propositions.csv"
    table.write_text("identifiant;statut;titre;axe\nP1;;Les jauges;3\n", encoding="utf-8")
    assert say(visitor, "P1", "accepted", axis="1").status == 200
    written = table.read_text(encoding="utf-8-sig").splitlines()
    assert written[1].startswith("P1;accepté;Les jauges;1")


def test_the_row_that_was_shown_is_the_one_that_is_written_or_none(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    table = folder / "proposals/proposals.csv"
    seen = hidden(visitor.see("/proposal?id=P01"), "seen")
    changed = table.read_bytes().replace(b"Les jauges", b"Les jaugeages")
    table.write_bytes(changed)
    body = json.dumps({"id": "P01", "seen": seen, "do": "rejected"}).encode()
    answer = visitor.ask("POST", "/api/proposal", body)
    assert answer.status == 409
    assert "P01" in answer.text or "changé" in answer.text
    assert table.read_bytes() == changed


def test_white_space_alone_is_no_change(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    before = (folder / "proposals/proposals.csv").read_bytes()
    page = visitor.see("/proposal?id=P01")
    assert say(visitor, "P01", abstract="Un texte. \r\n", speakers=" Ada  Lind ").status == 200
    assert (folder / "proposals/proposals.csv").read_bytes() == before
    assert hidden(page, "seen") == hidden(visitor.see("/proposal?id=P01"), "seen")


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "rm"},
        {"do": "save", "title": 7},
        {"do": "save", "looked x": "yes"},
        {"do": "save", "looked 99999": "yes"},
        {"do": "save", "id": None},
        {"do": "save", "title": "\ud800"},
    ],
    ids=str,
)
def test_an_answer_that_no_page_gives_is_none(visitor: Visitor, folder: Path, sent: dict[str, object]) -> None:
    received(visitor)
    seen = hidden(visitor.see("/proposal?id=P01"), "seen")
    body = json.dumps({"id": "P01", "seen": seen, **sent}).encode()
    assert visitor.ask("POST", "/api/proposal", body).status == 400


def test_mistakes_stand_beside_their_fields(visitor: Visitor, folder: Path) -> None:
    (folder / "proposals").mkdir()
    (folder / "proposals/proposals.csv").write_text(
        "id;status;title;axis;address;available\nP1;peut-être;T;7;ada@@x;aux calendes\n", encoding="utf-8"
    )
    page = visitor.see("/proposal?id=P1")
    text = text_of(page)
    for expected in ("axe inconnu : 7", "« ada@@x »", "« aux calendes »", "Statut inconnu"):
        assert expected in text
    assert page.count('aria-invalid="true"') == 3


def test_a_table_with_a_mistake_is_a_sentence(visitor: Visitor, folder: Path) -> None:
    (folder / "proposals").mkdir()
    (folder / "proposals/proposals.csv").write_text("id;title\nP1;One\nP1;Two\n", encoding="utf-8")
    for path in ("/proposals", "/proposal?id=P1", "/proposals/talks", "/proposals/answers"):
        assert "déjà pris" in visitor.see(path)
    assert visitor.ask("GET", "/zip-answers").status == 404


@pytest.mark.parametrize("id", ["", "nobody", "../../event", "..%2F..%2Fevent.toml"])
def test_a_proposal_that_there_is_not_is_a_sentence(visitor: Visitor, id: str) -> None:
    received(visitor)
    assert "n’est plus dans le tableau" in visitor.see(f"/proposal?id={id}")


def test_a_text_is_read_from_its_folder_alone(visitor: Visitor, folder: Path, tmp_path_factory: object) -> None:
    (folder / "proposals").mkdir()
    (folder / "proposals/proposals.csv").write_text("id;title\n../event;One\nP2;Two\n", encoding="utf-8")
    (folder / "event.txt").write_text("SECRET", encoding="utf-8")
    (folder / "proposals/P2.txt").symlink_to("/etc/hostname")
    for id in ("../event", "P2"):
        page = visitor.see(f"/proposal?id={id}")
        assert "SECRET" not in page
        assert "Le texte reçu n’est pas" in page


# ── what becomes of it ───────────────────────────────────────────────────────────────────────────────────────────────


def test_accepted_ones_become_talks_after_a_look(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    before = (folder / "talks.csv").read_bytes()
    page = visitor.see("/proposals/talks")
    assert "Les jauges" in page
    assert "Les compteurs" not in page
    assert (folder / "talks.csv").read_bytes() == before
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert {talk.title for talk in read_folder(folder).event.talks} == {"Un", "Les jauges"}
    assert "déjà dans les exposés" in visitor.see("/proposals/talks")
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 409, "the talks are others by now"
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (folder / "talks.csv").read_bytes() == before


def test_the_first_talks_are_those_that_were_accepted(visitor: Visitor, folder: Path) -> None:
    (folder / "talks.csv").unlink()
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "Les jauges" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Les jauges"]


@pytest.mark.parametrize("talks", [None, starter_files("x", "fr")["talks.csv"]])
def test_the_head_leads_to_proposals_until_there_are_talks(visitor: Visitor, folder: Path, talks: bytes | None) -> None:
    (folder / "talks.csv").unlink()
    if talks is not None:
        (folder / "talks.csv").write_bytes(talks)
    assert head(visitor, "/data")[1] != "/proposals"
    received(visitor)
    assert head(visitor, "/data") == ("2 propositions à décider", "/proposals")
    assert head(visitor, "/proposals") == ("2 propositions à décider", "")
    assert say(visitor, "P02", "rejected").status == 200
    assert head(visitor, "/") == ("1 proposition à décider", "/proposals")
    assert say(visitor, "P01", "accepted").status == 200
    assert head(visitor, "/proposals") == ("1 proposition acceptée à reprendre dans les exposés", "/proposals/talks")
    body = json.dumps({"stands": hidden(visitor.see("/proposals/talks"), "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert "proposition" not in head(visitor, "/data")[0], "the talks are there"


def head(visitor: Visitor, path: str) -> tuple[str, str]:
    """The sentence at the head of the page, and where the button beside it leads."""
    part = visitor.see(path).split('id="state"')[1].split("<nav")[0]
    link = re.search(r'<a class="button main" href="([^"]*)"', part)
    return text_of(part.split("</p>")[0].split(">", 1)[1]), link[1] if link else ""


def test_the_example_of_the_beginning_gives_way(visitor: Visitor, folder: Path) -> None:
    (folder / "talks.csv").write_bytes(starter_files("x", "fr")["talks.csv"])
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "exposés d’exemple" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Les jauges"]


def test_without_an_accepted_one_there_is_nothing_to_take(visitor: Visitor) -> None:
    received(visitor)
    page = visitor.see("/proposals/talks")
    assert "aucune proposition n’est acceptée" in text_of(page).casefold()
    assert "Reprendre dans les exposés" not in page
    assert "/proposals/talks" not in visitor.see("/proposals")


def test_answers_are_drafts_to_look_at_and_to_keep(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = text_of(visitor.see("/proposals/answers"))
    assert "ada@example.org" in page
    assert "issa@example.org" in page, "what is missing is asked for"
    answer = visitor.ask("GET", "/zip-answers")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert {name for name in archive.namelist() if name.endswith(".eml")} == {
            "P01-accepted.eml",
            "P02-incomplete.eml",
        }
    assert not (folder / "mails").exists(), "nothing is written unasked"


# ── attacks ──────────────────────────────────────────────────────────────────────────────────────────────────────────


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


def test_the_page_is_found_from_where_tables_are_dropped(visitor: Visitor) -> None:
    assert 'href="/proposals"' in visitor.see("/data")
    received(visitor)
    for path in ("/", "/data", "/proposal?id=P01"):
        assert '<li><a href="/proposals"' in visitor.see(path)
    page = visitor.see("/proposals?lang=en")
    assert "To be decided (2)" in text_of(page)


def test_accepted_ones_of_which_none_has_an_axis_are_to_be_sorted(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    (folder / "talks.csv").unlink()
    assert say(visitor, "P02", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "À classer" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    (talk,) = read_folder(folder).event.talks
    assert read_folder(folder).event.axis[talk.axis or ""].title == "À classer"


def test_a_mistake_of_what_would_be_a_talk_is_told_by_its_proposal(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    (folder / "talks.csv").unlink()
    for id, hours in (("P01", "matin"), ("P02", "quand il fera beau")):
        assert say(visitor, id, "accepted", available=hours).status == 200
    page = visitor.see("/proposals/talks")
    assert '<a href="/proposal?id=P02">P02</a>' in page
    assert '<a href="/proposal?id=P01">P01</a>' not in page
    assert "talks.csv" not in page
