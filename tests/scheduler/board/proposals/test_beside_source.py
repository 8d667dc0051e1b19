"""The board's page of one proposal, beside the text that it was read from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.services.proposal_review import review
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.proposals.mails import accept, hidden, page_of, received, row, say, text_of


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
