"""`journee import` of an export of talks: a folder to complete, all that is left aside told, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scheduler.cli.program import main
from scheduler.reading import read_folder

Captured = pytest.CaptureFixture[str]
HEADER = "#,title,authors,submitted,last updated,form fields,keywords,decision,notified,reviews sent,abstract,deleted?"


def run(capsys: Captured, *words: str | Path) -> tuple[int, str, str]:
    code = main(list(map(str, words)))
    output = capsys.readouterr()
    return code, output.out, output.err


def export(folder: Path, *rows: str) -> Path:
    path = folder / "submission.csv"
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    return path


def row(number: int, title: str, authors: str, decision: str) -> str:
    return f'{number},"{title}","{authors}",,,,"villes\ncartes",{decision},no,no,"Des villes ; des cartes.",no'


def test_a_folder_that_can_be_read_once_it_is_completed(tmp_path: Path, capsys: Captured) -> None:
    rows = (row(7, "=Titre", "Ada Lovelace and Émilie du Châtelet", "accept"), row(8, "Refus", "Bo Yi", "reject"))
    folder = tmp_path / "new"
    code, out, err = run(capsys, "import", "easychair", export(tmp_path, *rows), folder, "--lang", "fr")
    assert (code, err) == (0, "")
    assert "refusés 1" in out
    assert "EasyChair ne dit pas qui présente" in out
    assert "À compléter (event.toml, [event]" in out
    assert (folder / "event.toml").read_text("utf-8").count("# à compléter") == 4
    assert (folder / "talks.xlsx").is_file(), "a spreadsheet would run the title"
    texts = [path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".xlsx" and path.is_file()]
    texts += [str(cell) for row in load_workbook(folder / "talks.xlsx").active.values for cell in row]
    assert "Bo Yi" not in "".join(texts)
    reading = read_folder(folder)
    marked = [remark.column for remark in reading.remarks if "à compléter" in remark.text.fr.lower()]
    assert marked == ["event.title", "event.date", "event.start", "event.end"]
    event = reading.event
    (talk,) = event.talks
    assert (talk.id, talk.reference, talk.title) == ("7", "7", "=Titre")
    assert [event.person[id].name for id in talk.speakers] == ["Ada Lovelace", "Émilie du Châtelet"]
    assert talk.keywords == ("villes", "cartes")


@pytest.mark.parametrize("title", ["Un", "=Un", "=_x0041_"])
def test_a_mistake_is_told_at_its_row_whatever_file_the_table_becomes(
    tmp_path: Path, capsys: Captured, title: str
) -> None:
    (tmp_path / "a.csv").write_text(f"Titre,Nom,Durée (min)\n{title},Ada Lovelace,20\nDeux,Bo Yi,2O\n", "utf-8")
    code, _, err = run(capsys, "import", "table", tmp_path / "a.csv", tmp_path / "new", "--lang", "fr")
    assert code == 3
    assert "a.csv:3, durée" in err
    assert not (tmp_path / "new").exists()


def test_the_first_author_alone_presents_where_that_is_asked(tmp_path: Path, capsys: Captured) -> None:
    source, folder = export(tmp_path, row(1, "Un", "Ada Lovelace and Bo Yi", "accept")), tmp_path / "new"
    assert run(capsys, "import", "easychair", source, folder, "--speakers", "first", "--quiet") == (0, "", "")
    (talk,) = read_folder(folder).event.talks
    assert (len(talk.speakers), talk.authors) == (1, ("Bo Yi",))


def test_every_decision_with_all_and_for_programs(tmp_path: Path, capsys: Captured) -> None:
    source = export(tmp_path, row(1, "Un", "Ada Lovelace", "accept"), row(2, "Deux", "Bo Yi", "reject"))
    code, out, _ = run(capsys, "import", "easychair", source, tmp_path / "few", "--json")
    answer = json.loads(out)
    assert (code, answer["talks"], answer["left_out"]) == (0, 1, {"rejected": 1})
    code, out, _ = run(capsys, "import", "easychair", source, tmp_path / "all", "--all", "--json")
    answer = json.loads(out)
    assert (code, answer["talks"], answer["left_out"]) == (0, 2, {})
    event = read_folder(tmp_path / "all").event
    assert ([talk.id for talk in event.talks], [talk.id for talk in event.left_out]) == (["1"], ["2"])


def test_what_only_the_organiser_knows_is_asked_with_the_option_that_answers(tmp_path: Path, capsys: Captured) -> None:
    source = export(tmp_path, row(1, "Un", "Ada Lovelace", "peut-être"), row(2, "Deux", "Bo Yi", "accept"))
    code, _, err = run(capsys, "import", "easychair", source, tmp_path / "new", "--lang", "en")
    assert code == 3
    assert '--value "status:peut-être=rejected"' in err
    assert not (tmp_path / "new").exists()
    code, out, _ = run(
        capsys, "import", "easychair", source, tmp_path / "new", "--value", "status:peut-être=rejected", "--json"
    )
    assert (code, json.loads(out)["left_out"]) == (0, {"rejected": 1})


def test_nothing_accepted_is_a_mistake_and_nothing_is_written(tmp_path: Path, capsys: Captured) -> None:
    source = export(tmp_path, row(1, "Un", "Ada Lovelace", "reject"))
    code, _, err = run(capsys, "import", "easychair", source, tmp_path / "new", "--lang", "en")
    assert code == 3
    assert "status:WORD=accepted" in err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("option", "value"), [("--map", "title"), ("--value", "oui=accepted"), ("--map", "=x")])
def test_an_answer_of_another_form_is_refused(tmp_path: Path, capsys: Captured, option: str, value: str) -> None:
    source = export(tmp_path, row(1, "Un", "Ada Lovelace", "accept"))
    code, _, err = run(capsys, "import", "easychair", source, tmp_path / "new", option, value, "--lang", "en")
    assert code == 2
    assert "write FIELD" in err


@pytest.mark.parametrize(("language", "column"), [("fr", "disponibilités"), ("en", "available")])
def test_a_merge_names_columns_in_the_language_of_its_reader(
    tmp_path: Path, capsys: Captured, language: str, column: str
) -> None:
    """An option names them by their keys, as its help does."""
    source, folder = tmp_path / "source.csv", tmp_path / "event"
    header, again = "id,title,speakers,available", ("import", "table", source, folder, "--lang", language)
    source.write_text(f"{header}\nT1,One,Ada Byron,09:00-10:00\nT2,Two,Bo Cey,10:00-11:00\n")
    assert run(capsys, *again)[0] == 0
    table = folder / "talks.csv"
    table.write_text(table.read_text("utf-8").replace("10:00-11:00", "09:30-11:00"), "utf-8")
    source.write_text(f"{header}\nT1,One,Ada Byron,09:00-12:00\nT2,Two,Bo Cey,11:00-12:00\n")
    lines = run(capsys, *again)[1].replace("\u202f", " ").splitlines()
    assert any(line.startswith(f"T1, {column}") for line in lines)
    (conflict,) = [line for line in lines if "--theirs" in line]
    assert f"(T2, {column})" in conflict
    assert conflict.endswith("--theirs T2.available")
    assert "available" not in "".join(lines).replace("T2.available", "") or language == "en"


@pytest.mark.parametrize("name", ["", "../up", "a/b", "a\\b", "CON", "lpt1", "a.b", "a\nb", "x" * 400])
def test_a_source_has_a_name_that_can_name_a_file_anywhere(name: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "talks.csv").write_text("id,title,speakers\nA,B,C\n")
    words = [str(tmp_path / "talks.csv"), str(tmp_path / "new"), "--as", name, "--lang", "en"]
    for form in ("table", "mails"):
        assert main(["import", form, *words]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert "write a name of letters" in line
        assert len(line) < 200
    assert not (tmp_path / "new").exists()


def test_proposals_are_counted_in_the_language_of_the_reader(tmp_path: Path, capsys: Captured) -> None:
    folder, box = tmp_path / "event", tmp_path / "box"
    folder.mkdir()
    (folder / "event.toml").write_text('[event]\ntitle = "x"\ndate = 2027-05-21\nstart = "09:00"\nend = "12:00"\n')
    box.mkdir()
    mail = "From: Ada <a@example.org>\nSubject: p\n\nTitre : {title}\nRésumé : " + "Un texte assez long. " * 9 + "\n"
    for title, told in (("Un", "Propositions\u202f: 1, dont 1 nouvelle\n"), ("Deux", "2, dont 1 nouvelle\n")):
        (box / f"{title}.eml").write_text(mail.format(title=title), encoding="utf-8")
        code, out, _ = run(capsys, "import", "mails", box, folder, "--lang", "fr")
        assert code == 0
        assert told in out


@pytest.mark.parametrize("name", ["broken.docx", "deep.eml", "sent.msg"])
def test_a_file_that_is_not_read_is_called_as_it_is_called(name: str, tmp_path: Path, capsys: Captured) -> None:
    part = "Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"
    deep = "From: c@example.org\nMIME-Version: 1.0\n" + "".join(part.format(n=n) for n in range(2000))
    (tmp_path / name).write_text(deep if name == "deep.eml" else "nothing of the kind", encoding="utf-8")
    folder = tmp_path / "event"
    folder.mkdir()
    (folder / "event.toml").write_text('[event]\ntitle = "x"\ndate = 2027-05-21\nstart = "09:00"\nend = "12:00"\n')
    for language in ("fr", "en"):
        code, _, err = run(capsys, "import", "mails", tmp_path / name, folder, "--lang", language)
        assert code == 3
        assert name in err
        assert name.capitalize() not in err
