"""Proposals are answered by drafts, and what authors answer about their hours is shown before it is written."""

from __future__ import annotations

import csv
import email
import json
import shutil
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.domain.windows import written
from scheduler.reading import read_folder

Captured = pytest.CaptureFixture[str]
SAMPLE = Path(__file__).parents[3] / "samples/ia-collectivites"
HEADER = "id;status;check;title;axis;speakers;affiliations;address;keywords;abstract;biography;available;date;files"
ROWS = (
    "P01;accepté;;Les jauges;2;Ada Lind;;ada@example.org;a; b; c; d; e;Texte;Bio;;2025-02-14;",
    "P02;refusé;;Les compteurs;2;Issa Koné;;issa@example.org;;;;;2025-02-14;",
    "P03;submitted;;Les champs;;Bo Yi;;bo@example.org;a; b;Texte;;;2025-02-14;",
    "P04;submitted;;Complète;2;Cy Do;;cy@example.org;a; b; c; d; e;Texte;Bio;;2025-02-14;",
    "P05;sous réserve;;Sans adresse;2;Di Fu;;;a; b; c; d; e;Texte;Bio;;2025-02-14;",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "event"
    shutil.copytree(SAMPLE, place, ignore=shutil.ignore_patterns("out", ".journee"))
    (place / "proposals").mkdir()
    lines = [row.replace("; ", ", ").split(";") for row in ROWS]
    with (place / "proposals/proposals.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER.split(";"))
        writer.writerows([[cell.replace(", ", "; ") for cell in line] for line in lines])
    return place


def run(capsys: Captured, *words: str | Path) -> tuple[int, dict[str, object], str]:
    code = main([*map(str, words), "--json", "--lang", "fr"])
    output = capsys.readouterr()
    return code, json.loads(output.out or "{}"), output.err


def drafts(folder: Path) -> dict[str, EmailMessage]:
    paths = sorted((folder / "mails/decisions").glob("*.eml"))
    return {path.stem: email.message_from_bytes(path.read_bytes(), policy=default) for path in paths}  # type: ignore[misc]


def reply(folder: Path, to: EmailMessage, text: str, sender: str = "Ada Lind <ada@example.org>") -> Path:
    """The author's answer, with the letter quoted below as mail programs do."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, "j@example.org", f"Re: {to['subject']}"
    message["Date"], message["In-Reply-To"] = "Mon, 3 Mar 2025 10:00:00 +0100", str(to["message-id"])
    quoted = "\n".join(f"> {line}" for line in to.get_content().splitlines())
    message.set_content(f"{text}\n\nLe 1 mars 2025 à 10:00, Comité <j@example.org> a écrit :\n{quoted}\n")
    path = folder.parent / "reply.eml"
    path.write_bytes(bytes(message))
    return path


def test_each_decision_has_its_letter_and_what_is_open_is_told(folder: Path, capsys: Captured) -> None:
    code, answer, err = run(capsys, "mail", "--decisions", folder)
    assert (code, answer["sent"], answer["undecided"], answer["unreachable"]) == (0, [], ["P04"], ["P05"]), err
    letters = drafts(folder)
    assert list(letters) == ["P01-accepted", "P02-rejected", "P03-incomplete"]
    assert all(letter["X-Unsent"] == "1" for letter in letters.values())
    assert [letter["to"].addresses[0].addr_spec for letter in letters.values()] == [
        "ada@example.org",
        "issa@example.org",
        "bo@example.org",
    ]
    assert "« Les jauges » est acceptée" in letters["P01-accepted"].get_content().replace("\u202f", " ")
    assert "Disponibilités : matin" in letters["P01-accepted"].get_content()
    asked = letters["P03-incomplete"].get_content()
    assert "– une courte biographie" in asked
    assert "– 5 mots-clés (2 reçus)" in asked
    assert "1 – " in asked
    assert "résumé" not in asked


def test_what_is_to_be_completed_and_lacks_nothing_is_left_to_the_organiser(folder: Path, capsys: Captured) -> None:
    table = folder / "proposals/proposals.csv"
    text = (
        table.read_text(encoding="utf-8-sig")
        .replace("P04;submitted", "P04;à compléter")
        .replace("Ada Lind", "LIND Ada")
    )
    table.write_text(text, encoding="utf-8-sig")
    _, answer, err = run(capsys, "mail", "--decisions", folder)
    assert answer["undecided"] == ["P04"]
    assert "à l’auteur : P04" in err.replace("\u202f", " ").replace("\xa0", " ")
    assert "Sans décision" not in err
    assert str(drafts(folder)["P01-accepted"]["to"]) == "Ada LIND <ada@example.org>"


def test_the_examples_that_a_letter_gives_are_understood(folder: Path, capsys: Captured) -> None:
    run(capsys, "mail", "--decisions", folder)
    letter = drafts(folder)["P01-accepted"]
    examples = [line for line in letter.get_content().splitlines() if line.startswith("Disponibilités :")]
    assert len(examples) == 3
    for example in examples:
        _, answer, _ = run(capsys, "import", "mails", reply(folder, letter, example), folder, "--dry-run")
        (found,) = answer["availability"]  # type: ignore[misc]
        assert found["why_not"] is None
        assert found["change"]


@pytest.mark.parametrize(
    "text", ["Disponibilités : matin", "Bonjour,\n\nLe matin.\n\nBien cordialement,\nAda", "9h-13h"]
)
def test_an_answer_is_shown_and_written_once_it_is_agreed_to(folder: Path, capsys: Captured, text: str) -> None:
    assert run(capsys, "import", "proposals", folder)[0] == 0
    run(capsys, "mail", "--decisions", folder)
    mail = reply(folder, drafts(folder)["P01-accepted"], text)
    before = (folder / "talks.csv").read_bytes()
    code, answer, err = run(capsys, "import", "mails", mail, folder)
    assert (code, answer["written"], answer["proposals"]) == (0, False, [])
    assert "09:00-13:00" in err
    assert (folder / "talks.csv").read_bytes() == before
    code, answer, _ = run(capsys, "import", "mails", mail, folder, "--yes")
    assert (code, answer["written"]) == (0, True)
    talk = next(talk for talk in read_folder(folder).event.talks if talk.id == "P01")
    assert written(talk.available) == "09:00-13:00"
    after = (folder / "talks.csv").read_bytes()
    assert run(capsys, "import", "mails", mail, folder, "--yes")[1]["written"] is False
    assert (folder / "talks.csv").read_bytes() == after
    assert run(capsys, "undo", folder)[0] == 0
    assert (folder / "talks.csv").read_bytes() == before


def test_before_it_is_a_talk_the_hours_stand_with_the_proposal(folder: Path, capsys: Captured) -> None:
    run(capsys, "mail", "--decisions", folder)
    mail = reply(folder, drafts(folder)["P01-accepted"], "après 14h")
    assert run(capsys, "import", "mails", mail, folder, "--yes")[1]["written"] is True
    with (folder / "proposals/proposals.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file, delimiter=";"))["available"] == "14:00-18:30"
    run(capsys, "import", "proposals", folder)
    talk = next(talk for talk in read_folder(folder).event.talks if talk.id == "P01")
    assert written(talk.available) == "14:00-18:30"


@pytest.mark.parametrize(
    ("text", "sender", "why"),
    [
        ("Disponibilités : matin", "Eve <eve@example.org>", "autre adresse"),
        ("Je verrai avec mon équipe.", "Ada Lind <ada@example.org>", "pas compris"),
    ],
)
def test_what_cannot_be_taken_is_told(folder: Path, capsys: Captured, text: str, sender: str, why: str) -> None:
    run(capsys, "mail", "--decisions", folder)
    mail = reply(folder, drafts(folder)["P01-accepted"], text, sender)
    code, answer, _ = run(capsys, "import", "mails", mail, folder, "--yes")
    assert (code, answer["written"]) == (0, False)
    assert why in answer["availability"][0]["why_not"]  # type: ignore[index]


def test_no_cell_becomes_a_header_of_a_letter(folder: Path, capsys: Captured) -> None:
    path = folder / "proposals/proposals.csv"
    data = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(data.replace("Les jauges", '"x\r\nBcc: eve@example.org\r\n\r\ny"').encode())
    assert run(capsys, "mail", "--decisions", folder)[0] == 0
    letter = drafts(folder)["P01-accepted"]
    assert letter["bcc"] is None
    assert "Bcc: eve@example.org" in letter["subject"]


def test_ones_own_words_keep_the_mark_by_which_answers_are_known(folder: Path, capsys: Captured) -> None:
    (folder / "templates/mail").mkdir(parents=True)
    (folder / "templates/mail/accepted.txt").write_text("Bravo\nOui, {{ person }} !\n", "utf-8")
    run(capsys, "mail", "--decisions", folder)
    letter = drafts(folder)["P01-accepted"]
    assert (letter["subject"], letter.get_content()) == ("Bravo [P01]", "Oui, Ada Lind !\r\n")


def test_without_an_organisers_address_nobody_can_answer(folder: Path, capsys: Captured) -> None:
    path = folder / "event.toml"
    path.write_text("\n".join(line for line in path.read_text("utf-8").split("\n") if "email" not in line), "utf-8")
    code, _, err = run(capsys, "mail", "--decisions", folder)
    assert code == 3
    assert "event.organisers.email" in err


def test_what_an_author_adds_completes_the_row_once(folder: Path, capsys: Captured) -> None:
    run(capsys, "mail", "--decisions", folder)
    letter = drafts(folder)["P03-incomplete"]
    text = "Bonjour,\n\nBiographie : Bo Yi cherche.\n\nAxe : 2\n\nBien à vous,\nBo"
    mail = reply(folder, letter, text, "Bo Yi <bo@example.org>")
    code, answer, err = run(capsys, "import", "mails", mail, folder)
    assert (code, answer["added"], answer["conflicts"], answer["availability"]) == (0, [], [], []), err
    with (folder / "proposals/proposals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    assert (rows["P03"]["biography"], rows["P03"]["axis"], rows["P03"]["check"].replace("\u202f", " ")) == (
        "Bo Yi cherche.",
        "2",
        "mots-clés : 2 sur 5",
    )
    assert rows["P03"]["abstract"] == "Texte"
    assert len(rows) == 5
    assert ">>> biographie" in (folder / "proposals/P03.txt").read_text("utf-8")
    before = {path: path.read_bytes() for path in (folder / "proposals").iterdir()}
    run(capsys, "import", "mails", mail, folder)
    assert {path: path.read_bytes() for path in (folder / "proposals").iterdir()} == before
    mail = reply(folder, letter, "Biographie : Eve.", "Eve <eve@example.org>")
    assert "autre adresse" in str(run(capsys, "import", "mails", mail, folder)[1]["told"])
    assert {path: path.read_bytes() for path in (folder / "proposals").iterdir()} == before


def test_no_letter_offers_the_axis_of_what_has_none(folder: Path, capsys: Captured) -> None:
    path = folder / "event.toml"
    axis = '\n[[axes]]\nid = "a-classer"\ntitle = "À classer"\n'
    path.write_text(path.read_text("utf-8") + axis, "utf-8")
    run(capsys, "mail", "--decisions", folder)
    text = drafts(folder)["P03-incomplete"].get_content()
    assert "l’axe dans lequel vous proposez" in text
    assert "À classer" not in text


def test_what_is_provisional_in_the_event_is_told(folder: Path, capsys: Captured) -> None:
    path = folder / "event.toml"
    before = path.read_text("utf-8")
    lines = [f"{line}  # à compléter" if line.startswith("title = ") else line for line in before.splitlines()]
    first = next(at for at, line in enumerate(lines) if line.startswith("title = "))
    lines = [line if at <= first else line.removesuffix("  # à compléter") for at, line in enumerate(lines)]
    code, _, err = run(capsys, "mail", "--decisions", folder)
    assert (code, "provisoire" in err) == (0, False)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    code, _, err = run(capsys, "mail", "--decisions", folder)
    assert (code, "provisoire (event.toml, [event] title)" in err) == (0, True)
