"""What a proposal says is found by its labels, in whatever form; what is guessed or missing is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.documents.lines import Line
from scheduler.domain.errors import InputError
from scheduler.domain.presentation import Call
from scheduler.domain.talks import Axis
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.doubts import field_of, worded
from scheduler.importing.mails.labels import label_in
from scheduler.importing.mails.marked_text import marked_text
from scheduler.importing.mails.proposal import Proposal
from scheduler.importing.mails.reading import mailbox

Make = Callable[..., bytes]
AXES = (Axis(id="1", title="Territoires"), Axis(id="2", title="Données et éthique"))
RULES = Rules(axes=AXES)
FULL = """Bonjour,

Titre : Les jauges et la commune
Axe : 2
Mots-clés : eau, capteurs, communes, données, confiance

Résumé :
Depuis 2019, la commune relève ses compteurs.

L’enquête montre que l’instrument parle aux techniciens.

Biographie :
Ada Lind est maîtresse de conférences.

Bien cordialement,
Ada
"""


def proposals(tmp_path: Path, *mails: bytes, rules: Rules = RULES) -> tuple[Proposal, ...]:
    for number, data in enumerate(mails):
        (tmp_path / f"{number}.eml").write_bytes(data)
    return mailbox([tmp_path], rules).proposals


def only(tmp_path: Path, data: bytes, rules: Rules = RULES) -> Proposal:
    (proposal,) = proposals(tmp_path, data, rules=rules)
    return proposal


@pytest.mark.parametrize(
    ("line", "field", "rest"),
    [
        ("Titre : Les jauges", "title", "Les jauges"),
        ("TITRE\u00a0: Les jauges : un essai", "title", "Les jauges : un essai"),
        ("1. Titre de la communication : Les jauges", "title", "Les jauges"),
        ("**Title:** Gauges", "title", "Gauges"),
        ("Mots clefs", "keywords", ""),
        ("5 mots-clés : eau", "keywords", "eau"),
        ("Key words: water", "keywords", "water"),
        ("Axe n° 2", "axis", "Axe n° 2"),
        ("Axe 4 – IA et éthique", "axis", "Axe 4 – IA et éthique"),
        ("Résumé (6 000 signes maximum) :", "abstract", ""),
        ("Abstract", "abstract", ""),
        ("Courte notice bio-bibliographique", "biography", ""),
        ("Auteur·e·s : Ada Lind", "speakers", "Ada Lind"),
        ("Affiliation : Rives", "affiliations", "Rives"),
        ("Contact : ada@example.org", "address", "ada@example.org"),
        ("Disponibilités : matin", "available", "matin"),
        ("Téléphone : 06 00 00 00 00", "private", "06 00 00 00 00"),
    ],
)
def test_labels_are_known_in_the_forms_that_people_use(line: str, field: str, rest: str) -> None:
    label = label_in(Line((line,)))
    assert label is not None
    assert (label.field, label.rest) == (field, rest)


@pytest.mark.parametrize(
    "line",
    ["Bonjour,", "Je vous envoie le texte demandé.", "Gouverner par la jauge : l’eau et la commune", "Ada Lind", ""],
)
def test_other_lines_are_no_labels(line: str) -> None:
    assert label_in(Line((line,))) is None


def test_a_mail_with_labels_gives_its_row(mail: Make, tmp_path: Path) -> None:
    proposal = only(tmp_path, mail(FULL))
    assert proposal.cells == {
        "title": "Les jauges et la commune",
        "axis": "2",
        "speakers": "Ada Lind",
        "address": "ada@example.org",
        "keywords": "eau; capteurs; communes; données; confiance",
        "abstract": "Depuis 2019, la commune relève ses compteurs.\n"
        "L’enquête montre que l’instrument parle aux techniciens.",
        "biography": "Ada Lind est maîtresse de conférences.",
        "date": "2025-02-14",
    }
    assert proposal.doubts == ()


def test_a_table_of_a_web_page_with_boxes_gives_its_row(mail: Make, tmp_path: Path) -> None:
    rows = [("Titre", "Les jauges"), ("Axe choisi", "☐ Axe 1 ☒ Axe 2"), ("Nom et prénom", "LIND Ada, Rives")]
    html = "".join(f"<tr><td>{label}</td><td>{text}</td></tr>" for label, text in rows)
    cells = only(tmp_path, mail(html=f"<table>{html}</table>")).cells
    assert (cells["title"], cells["axis"], cells["speakers"], cells["affiliations"]) == (
        "Les jauges",
        "2",
        "LIND Ada",
        "Rives",
    )


@pytest.mark.parametrize(
    ("before", "after", "doubt"),
    [
        ("eau, capteurs, communes, données, confiance", "eau, capteurs, communes", "mots-clés : 3 sur 5"),
        ("Axe : 2\n", "", "axe absent"),
        ("Axe : 2", "Axe : Cuisine", "axe inconnu : Cuisine"),
        ("Depuis 2019", "Depuis 2019 " + "x" * 6400, "résumé : 6"),
        ("Titre : Les jauges et la commune", "", "titre absent"),
        ("Ada Lind est maîtresse de conférences.", "", "biographie absente"),
        ("Bien cordialement", "Je ne pourrai venir que l’après-midi.\nBien cordialement", "disponibilités à lire"),
        ("Bien cordialement", "Je ne suis disponible que le matin.\nBien cordialement", "disponibilités à lire"),
    ],
)
def test_what_somebody_has_to_look_at_is_told(mail: Make, tmp_path: Path, before: str, after: str, doubt: str) -> None:
    assert before in FULL
    said = worded(only(tmp_path, mail(FULL.replace(before, after))).doubts, "fr").replace("\u202f", " ")
    assert said.startswith(doubt)


@pytest.mark.parametrize(
    ("line", "speakers", "affiliations"),
    [
        ("Ada Lind (Université A), Bo Yi (Institut B)", "Ada Lind; Bo Yi", "Université A; Institut B"),
        ("Ada Lind et Bo Yi", "Ada Lind; Bo Yi", ""),
        ("Ada Lind (CNRS, Lyon)", "Ada Lind", "CNRS, Lyon"),
    ],
)
def test_all_who_are_named_are_speakers(
    mail: Make, tmp_path: Path, line: str, speakers: str, affiliations: str
) -> None:
    cells = only(tmp_path, mail(FULL.replace("Axe : 2", f"Intervenants : {line}\nAxe : 2"))).cells
    assert (cells["speakers"], cells.get("affiliations", "")) == (speakers, affiliations)


FORM = "Titre : {title}\nAxe : 2\nRésumé :\n{abstract}\n"


@pytest.mark.parametrize(
    ("second", "titles"),
    [
        (FORM.format(title="Les compteurs", abstract="Un autre."), ["Les compteurs", "Les jauges"]),
        (FORM.format(title="Les jauges et la ville", abstract="Un autre."), None),
        (FORM.format(title="Les compteurs", abstract="Un texte."), None),
        (FORM.format(title="The gauges", abstract="A text.").replace("Titre", "Title"), None),
        ("Une lettre de recommandation. " * 20, ["Les jauges"]),
    ],
    ids=["two", "two versions", "the same abstract", "two languages", "something else"],
)
def test_two_filled_in_forms_are_two_proposals(
    mail: Make, tmp_path: Path, second: str, titles: list[str] | None
) -> None:
    files = (("1.txt", FORM.format(title="Les jauges", abstract="Un texte.").encode()), ("2.txt", second.encode()))
    made = proposals(tmp_path, mail("Bonjour,\n\nCi-joint.\n", files=files))
    if titles is None:
        (single,) = made
        assert "deux pièces jointes" in worded(single.doubts, "fr")
        return
    assert sorted(proposal.cells["title"] for proposal in made) == titles
    assert {proposal.cells["address"] for proposal in made} == {"ada@example.org"}
    if len(titles) == 2:
        assert all("2 propositions dans ce courriel" in worded(proposal.doubts, "fr") for proposal in made)
        assert [proposal.cells["files"] for proposal in made] == ["1.txt", "2.txt"]


def test_the_name_below_a_mail_is_no_part_of_it(mail: Make, tmp_path: Path) -> None:
    text = FULL.replace("Bien cordialement,\nAda\n", "Ada Lind\n")
    assert only(tmp_path, mail(text)).cells["biography"] == "Ada Lind est maîtresse de conférences."


def test_the_deadline_counts_by_the_senders_own_day(mail: Make, tmp_path: Path) -> None:
    rules = Rules(axes=AXES, call=Call(deadline=dt.date(2025, 2, 14)))
    assert only(tmp_path, mail(FULL), rules).doubts == ()
    late = only(tmp_path, mail(FULL, date="Sat, 15 Feb 2025 00:10:00 +0100"), rules)
    assert worded(late.doubts, "en") == "after the deadline: sent 15\u202fFebruary 2025"


def test_a_document_without_labels_is_guessed_and_marked(mail: Make, tmp_path: Path) -> None:
    abstract = "Depuis 2019, la commune relève ses compteurs d’eau à distance, et cela change tout. " * 4
    head = "Les jauges et la commune\n\nAda Lind (Rives)\n\nAxe 2"
    text = f"{head}\n\n{abstract}\n\nMots-clés : a, b, c, d, e\n\nBio\n\nAda."
    proposal = only(tmp_path, mail("Bonjour,\n\nci-joint.", files=(("note.txt", text.encode()),)))
    assert proposal.cells["title"] == "Les jauges et la commune"
    assert proposal.cells["affiliations"] == "Rives"
    assert proposal.cells["abstract"].startswith("Depuis 2019")
    assert worded(proposal.doubts, "fr") == "titre deviné; affiliation devinée; résumé deviné"
    marked = marked_text(proposal, "fr")
    assert ">>> titre (deviné)\nLes jauges et la commune\n<<<" in marked
    assert ">>> axe\nAxe 2\n<<<" in marked


def test_marks_in_the_text_itself_are_no_marks(mail: Make, tmp_path: Path) -> None:
    forged = ">>> titre\nAutre\n<<<\n\nTitre : Les jauges\n\nRésumé : x"
    marked = marked_text(only(tmp_path, mail(files=(("n.txt", forged.encode()),))), "fr")
    assert "\n >>> titre\n" in marked
    assert "\n>>> titre\nTitre : Les jauges\n<<<" in marked


def test_of_two_mails_of_one_proposal_the_later_counts_and_is_told(mail: Make, tmp_path: Path) -> None:
    later = mail(FULL.replace("Axe : 2", "Axe : 1"), date="Mon, 17 Feb 2025 08:00:00 +0100")
    (tmp_path / "a.eml").write_bytes(later)
    (tmp_path / "b.eml").write_bytes(mail(FULL))
    read = mailbox([tmp_path], RULES)
    assert [proposal.cells["axis"] for proposal in read.proposals] == ["1"]
    assert "b.eml" in read.told[0].fr


def test_a_mailbox_gives_each_mail_and_tells_those_without_a_proposal(mail: Make, tmp_path: Path) -> None:
    other = mail("Merci !", subject="Merci")
    box = b"".join(b"From x Fri Feb 14 2025\r\n" + data + b"\r\n\r\n" for data in (mail(FULL), other))
    (tmp_path / "boite.mbox").write_bytes(box)
    read = mailbox([tmp_path / "boite.mbox"], RULES)
    assert len(read.proposals) == 1
    assert read.left[0].count == 1
    assert "Merci" in read.left[0].what.fr


def test_a_document_that_is_not_read_is_named_with_its_reason(mail: Make, tmp_path: Path) -> None:
    files = (("vieux.doc", b"\xd0\xcf\x11\xe0"), ("cassé.docx", b"PK\x03\x04zz"))
    said = worded(only(tmp_path, mail("Ci-joint.", files=files)).doubts, "fr")
    assert "vieux.doc (ancien format de Word" in said
    assert "cassé.docx (abîmé" in said


@pytest.mark.parametrize("data", [b"<html><body>Login</body></html>", b"\xd0\xcf\x11\xe0msg", b"{}", b"a;b\n1;2\n"])
def test_what_holds_no_proposal_is_a_mistake_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.msg").write_bytes(data)
    with pytest.raises(InputError) as caught:
        mailbox([tmp_path / "page.msg"], RULES)
    assert ".eml" in caught.value.mistakes[0].text.fr


def test_who_sends_the_proposal_of_another_is_told(tmp_path: Path, mail: Make) -> None:
    text = "Titre : Les jauges\n\nRésumé :\nDepuis 2019, la commune relève ses compteurs.\n\n"
    biography = "Biographie :\nBo Yi est maître de conférences.\n"
    for number, (rest, told) in enumerate(
        ((biography, True), ("Contact : bo@example.org\n", True), ("", False), ("Ada Lind et bo@example.org\n", False))
    ):
        place = tmp_path / str(number)
        place.mkdir()
        document = (r"{\rtf1\ansi " + (text + rest).replace("\n", r"\par ").replace("é", r"\'e9") + "}").encode(
            "cp1252"
        )
        proposal = only(place, mail("Bonjour, voici.", files=(("p.rtf", document),)))
        assert any("quelqu" in doubt.fr for doubt in proposal.doubts) is told, rest


@pytest.mark.parametrize(
    ("authors", "told"), [("Bo Yi", True), ("", False), ("Bo Yi ; LIND Ada", False), ("A. Lind", False)]
)
def test_an_address_of_somebody_who_does_not_speak_is_told(
    tmp_path: Path, mail: Make, authors: str, told: bool
) -> None:
    text = f"Titre : Les jauges\nAuteurs : {authors}\n\nRésumé :\nUn texte.\n"
    proposal = only(tmp_path, mail(text, sender="Ada Lind <ada@example.org>"))
    doubts = [doubt for doubt in proposal.doubts if doubt.en.startswith("address of who sent the mail (Ada Lind)")]
    assert len(doubts) == told
    assert all(field_of(text) == "address" for doubt in doubts for text in (doubt.fr, doubt.en))
