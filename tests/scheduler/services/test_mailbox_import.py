"""Mails become proposals, accepted ones talks: what somebody wrote stays, twice the same changes no byte."""

from __future__ import annotations

import csv
import json
import re
import shutil
import stat
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from random import Random

import pytest

from scheduler.cli.program import main
from scheduler.reading import read_folder

Captured = pytest.CaptureFixture[str]
SAMPLE = Path(__file__).parents[3] / "samples/ia-collectivites"
DATA = Path(__file__).parents[4] / "shared/data/interchange/mails"
#: A sentence of each sample that has to arrive in its row, or beside it.
TEXT = "relève ses compteurs"


def mail(folder: Path, name: str, title: str, *, text: str = "", subject: str = "Proposition", day: int = 14) -> Path:
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = f"{name} <{name.split()[0].lower()}@example.org>", subject
    message["Date"] = f"Fri, {day} Feb 2025 10:00:00 +0100"
    body = f"Titre : {title}\nAxe : 2\nMots-clés : a, b, c, d, e\n\nRésumé :\nUn texte.\n\nBio :\n{name} cherche.\n"
    message.set_content(text or body)
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}.eml"
    path.write_bytes(bytes(message))
    return path


def run(capsys: Captured, *words: str | Path) -> tuple[int, dict[str, object], str]:
    code = main([*map(str, words), "--json", "--lang", "fr"])
    output = capsys.readouterr()
    return code, json.loads(output.out or "{}"), output.err


@pytest.fixture
def box(tmp_path: Path) -> Path:
    mail(tmp_path / "box", "Ada Lind", "Les jauges")
    mail(tmp_path / "box", "Issa Koné", "Les compteurs")
    return tmp_path / "box"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "event", ignore=shutil.ignore_patterns("out", ".journee"))
    return tmp_path / "event"


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "proposals/proposals.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=";"))


def edit(folder: Path, before: str, after: str, count: int = 1) -> None:
    path = folder / "proposals/proposals.csv"
    data = path.read_bytes().decode()
    assert before in data
    path.write_bytes(data.replace(before, after, count).encode())


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_mails_become_rows_that_wait_for_a_decision(folder: Path, box: Path, capsys: Captured) -> None:
    talks = (folder / "talks.csv").read_bytes()
    code, answer, err = run(capsys, "import", "mails", box, folder)
    assert (code, answer["added"]) == (0, ["P01", "P02"]), err
    assert [(row["id"], row["title"], row["status"], row["check"]) for row in rows(folder)] == [
        ("P01", "Les jauges", "submitted", ""),
        ("P02", "Les compteurs", "submitted", ""),
    ]
    assert ">>> titre\nTitre : Les jauges\n<<<" in (folder / "proposals/P01.txt").read_text("utf-8")
    assert (folder / "talks.csv").read_bytes() == talks
    assert stat.S_IMODE((folder / ".journee/sources/mails.json").stat().st_mode) == 0o600


def test_the_same_mails_twice_change_no_byte(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    before = state(folder)
    code, answer, _ = run(capsys, "import", "mails", box, folder)
    assert (code, answer["added"], answer["changed"], answer["conflicts"]) == (0, [], [], [])
    assert state(folder) == before


def test_what_somebody_wrote_stays_and_later_mails_are_added(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    edit(folder, "Les jauges", "Les jauges, enfin")
    text = folder / "proposals/P01.txt"
    text.write_text("mes notes", "utf-8")
    mail(box, "Bo Yi", "Les champs")
    code, answer, _ = run(capsys, "import", "mails", box, folder)
    assert (code, answer["added"]) == (0, ["P03"])
    assert [row["title"] for row in rows(folder)] == ["Les jauges, enfin", "Les compteurs", "Les champs"]
    assert text.read_text("utf-8") == "mes notes"


def test_a_later_mail_of_a_proposal_changes_its_row_and_a_conflict_is_told(
    folder: Path, box: Path, capsys: Captured
) -> None:
    run(capsys, "import", "mails", box, folder)
    edit(folder, "Un texte.", "Un texte à nous.")
    later = mail(box, "Ada Lind", "Les jauges", day=20)
    later.write_bytes(later.read_bytes().replace(b"Un texte.", b"Un autre.").replace(b"Axe : 2", b"Axe : 3"))
    _, answer, _ = run(capsys, "import", "mails", box, folder)
    assert [change["column"] for change in answer["changed"]] == ["axis", "date"]  # type: ignore[attr-defined]
    (conflict,) = answer["conflicts"]  # type: ignore[misc]
    assert (conflict["talk"], conflict["ours"], conflict["theirs"]) == ("P01", "Un texte à nous.", "Un autre.")


def test_undo_takes_the_proposals_back(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    assert run(capsys, "undo", folder)[0] == 0
    assert not (folder / "proposals/proposals.csv").exists()
    assert run(capsys, "import", "mails", box, folder)[1]["added"] == ["P01", "P02"]


def test_undo_of_later_mails_takes_them_back_and_they_come_again(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    mail(box, "Bo Yi", "Les champs")
    run(capsys, "import", "mails", box, folder)
    assert run(capsys, "undo", folder)[0] == 0
    assert [row["id"] for row in rows(folder)] == ["P01", "P02"]
    _, answer, _ = run(capsys, "import", "mails", box, folder)
    assert (answer["added"], answer["kept"]) == (["P03"], [])
    assert stat.S_IMODE((folder / ".journee/sources/mails.json").stat().st_mode) == 0o600


def test_nothing_is_written_in_a_dry_run_or_after_a_mistake(folder: Path, box: Path, capsys: Captured) -> None:
    before = state(folder)
    assert run(capsys, "import", "mails", box, folder, "--dry-run")[1]["added"] == ["P01", "P02"]
    (box / "empty").mkdir()
    assert run(capsys, "import", "mails", box / "empty", folder)[0] == 3
    assert run(capsys, "import", "mails", box / "none.eml", folder)[0] == 3
    assert state(folder) == before


@pytest.mark.parametrize("word", ["Acceptée", "sous réserve"])
def test_accepted_proposals_become_talks_once(folder: Path, box: Path, capsys: Captured, word: str) -> None:
    run(capsys, "import", "mails", box, folder)
    edit(folder, "submitted", word)
    code, answer, err = run(capsys, "import", "proposals", folder)
    assert (code, answer["added"]) == (0, ["P01"]), err
    talk = next(talk for talk in read_folder(folder).event.talks if talk.id == "P01")
    assert (talk.title, talk.axis, len(talk.keywords), talk.abstract) == ("Les jauges", "2", 5, "Un texte.")
    before = state(folder)
    assert run(capsys, "import", "proposals", folder)[1]["added"] == []
    assert state(folder) == before
    edit(folder, word, "refusé")
    assert run(capsys, "import", "proposals", folder)[1]["gone"] == ["P01"]
    assert "P01" not in [talk.id for talk in read_folder(folder).event.talks]
    assert run(capsys, "import", "proposals", folder)[1]["gone"] == []


def test_proposals_without_an_axis_get_one_where_others_have_theirs(tmp_path: Path, capsys: Captured) -> None:
    for name, axis in (("a", "Axe : Eaux\n"), ("b", "")):
        text = f"Titre : Une {name}\n{axis}Résumé :\nUn texte.\n"
        head = f"From: Ada Lind <ada@x.org>\nSubject: Une\nMessage-ID: <{name}@x.org>\n"
        (tmp_path / f"{name}.eml").write_text(f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}", "utf-8")
    folder = tmp_path / "new"
    run(capsys, "import", "mails", tmp_path / "a.eml", tmp_path / "b.eml", folder)
    edit(folder, "submitted", "accepted", 2)
    code, answer, err = run(capsys, "import", "proposals", folder)
    assert (code, len(answer["guessed"])) == (0, 1), err
    assert sorted(axis.title for axis in read_folder(folder).event.axes)[0] == "Eaux"
    assert len({talk.axis for talk in read_folder(folder).event.talks}) == 2


def test_a_status_that_is_not_understood_is_a_mistake_with_its_place(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    edit(folder, "submitted", "bof")
    code, _, err = run(capsys, "import", "proposals", folder)
    assert code == 3
    assert "proposals/proposals.csv:2, status" in err
    assert "bof" in err


def test_nothing_accepted_is_told(folder: Path, box: Path, capsys: Captured) -> None:
    run(capsys, "import", "mails", box, folder)
    code, _, err = run(capsys, "import", "proposals", folder)
    assert code == 3
    assert "accepté" in err


def test_a_new_folder_gets_its_talks_from_the_proposals(tmp_path: Path, box: Path, capsys: Captured) -> None:
    assert run(capsys, "import", "mails", box, tmp_path / "new")[0] == 0
    edit(tmp_path / "new", "submitted", "accepté", 2)
    assert run(capsys, "import", "proposals", tmp_path / "new")[0] == 0
    event = read_folder(tmp_path / "new").event
    assert [talk.title for talk in event.talks] == ["Les jauges", "Les compteurs"]
    before = state(tmp_path / "new")
    assert run(capsys, "import", "proposals", tmp_path / "new")[1]["added"] == []
    assert state(tmp_path / "new") == before


def test_a_new_folder_of_proposals_is_not_wrong_while_one_may_become_a_talk(
    tmp_path: Path, box: Path, capsys: Captured
) -> None:
    run(capsys, "import", "mails", box, tmp_path / "new")
    for before, after, expected in (
        ("", "", "2 propositions attendent une décision"),
        (";submitted;", ";refusé;", "1 proposition attend une décision"),
        (";submitted;", ";accepté;", "1 proposition est acceptée.* reprenez-la"),
    ):
        edit(tmp_path / "new", before, after)
        code, answer, _ = run(capsys, "check", tmp_path / "new")
        assert (code, answer["mistakes"]) == (0, [])
        assert re.search(expected, str(answer["remarks"]))
        assert run(capsys, "solve", tmp_path / "new")[0] == 3
    edit(tmp_path / "new", ";accepté;", ";refusé;")
    code, answer, _ = run(capsys, "check", tmp_path / "new")
    assert (code, [mistake["file"] for mistake in answer["mistakes"]]) == (3, ["talks.csv"])  # type: ignore[attr-defined]
    edit(tmp_path / "new", "P02", "P01")
    code, answer, _ = run(capsys, "check", tmp_path / "new")
    files = [mistake["file"] for mistake in answer["mistakes"]]  # type: ignore[attr-defined]
    assert (code, files) == (3, ["talks.csv", "proposals/proposals.csv"])


def test_cells_that_a_spreadsheet_would_run_are_kept_from_it(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    mail(tmp_path / "box", "Ada Lind", "=HYPERLINK(1)")
    run(capsys, "import", "mails", tmp_path / "box", folder)
    assert rows(folder)[0]["title"] == "'=HYPERLINK(1)"
    edit(folder, "submitted", "accepté")
    run(capsys, "import", "proposals", folder)
    assert next(talk for talk in read_folder(folder).event.talks if talk.id == "P01").title == "=HYPERLINK(1)"


@pytest.mark.parametrize("seed", range(3))
def test_any_one_hand_edit_survives_newer_mails(folder: Path, box: Path, capsys: Captured, seed: int) -> None:
    draw = Random(seed)
    run(capsys, "import", "mails", box, folder)
    path = folder / "proposals/proposals.csv"
    table = rows(folder)
    row, column = draw.randrange(2), draw.choice([key for key in table[0] if key not in ("id",)])
    table[row][column] = f"à nous {seed}"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(table)
    for mailed in list(box.iterdir()):
        mailed.write_bytes(mailed.read_bytes().replace(b"Un texte.", b"Un autre texte.").replace(b"14 Feb", b"20 Feb"))
    assert run(capsys, "import", "mails", box, folder)[0] == 0
    assert rows(folder)[row][column] == f"à nous {seed}"


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*")) or ["none"])
def test_each_sample_gives_a_proposal_and_loses_nothing(name: str, folder: Path, capsys: Captured) -> None:
    if not (DATA / name).is_file():
        pytest.skip("../shared/data/interchange is not beside this checkout")
    code, answer, err = run(capsys, "import", "mails", DATA / name, folder)
    assert (code, answer["added"]) == (0, ["P01"]), err
    text = (folder / "proposals/P01.txt").read_text("utf-8")
    (row,) = rows(folder)
    assert row["title"]
    if name != "I-cp1252.eml":
        assert TEXT in row["abstract"]
        assert row["keywords"] == "eau; capteurs; communes; données; confiance"
        assert TEXT in text


def test_all_samples_are_taken_or_told(folder: Path, capsys: Captured) -> None:
    if not DATA.is_dir():
        pytest.skip("../shared/data/interchange is not beside this checkout")
    _, answer, _ = run(capsys, "import", "mails", DATA, folder)
    taken = {item["source"] for item in answer["proposals"]}  # type: ignore[attr-defined]
    told = " ".join([*answer["told"], *(item["what"] for item in answer["lost"])])  # type: ignore[misc, attr-defined]
    assert not [path.name for path in DATA.iterdir() if path.name not in taken and path.name not in told]


def test_nothing_is_written_through_a_link_that_leads_out(folder: Path, box: Path, capsys: Captured) -> None:
    away = folder.parent / "away"
    away.mkdir()
    (folder / "proposals").symlink_to(away, target_is_directory=True)
    assert run(capsys, "import", "mails", box, folder)[0] == 1
    assert not list(away.iterdir())
