"""A newer export merged into a folder: what was written by hand stays, nothing is told twice, `undo` takes it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.reading import read_folder

Captured = pytest.CaptureFixture[str]
HEADER = "N°;Titre;Intervenant;Courriel;Axe;Décision;Résumé"
FIRST = (
    "1;Lire la ville;Ada Lovelace;ada@example.org;Villes;oui;Des villes.",
    "2;Lire les champs;Bo Yi;bo@example.org;Champs;oui;Des champs.",
    "3;Lire la mer;Cy Twombly;cy@example.org;Champs;non;La mer.",
)


def export(folder: Path, *rows: str) -> Path:
    path = folder / "formulaire.csv"
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    return path


def run(capsys: Captured, *words: str | Path) -> tuple[int, dict[str, object], str]:
    code = main([*map(str, words), "--json", "--lang", "en"])
    output = capsys.readouterr()
    return code, json.loads(output.out or "{}"), output.err


@pytest.fixture
def folder(tmp_path: Path, capsys: Captured) -> Path:
    code, answer, err = run(capsys, "import", "table", export(tmp_path, *FIRST), tmp_path / "new")
    assert (code, answer.get("talks"), answer.get("left_out")) == (0, 2, {"rejected": 1}), err
    return tmp_path / "new"


def edit(folder: Path, before: str, after: str) -> None:
    path = folder / "talks.csv"
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after).encode())


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_import_twice_changes_no_byte(folder: Path, capsys: Captured) -> None:
    before = state(folder)
    code, answer, _ = run(capsys, "import", "table", folder.parent / "formulaire.csv", folder)
    assert (code, answer["added"], answer["changed"]) == (0, [], [])
    assert state(folder) == before


def test_what_changed_there_comes_and_what_changed_here_stays(folder: Path, capsys: Captured) -> None:
    edit(folder, "Lire les champs", "Lire les prés")
    newer = (
        FIRST[0].replace("Des villes.", "Des villes, encore."),
        FIRST[1].replace("Lire les champs", "Lire les bois"),
        FIRST[2].replace(";non;", ";oui;").replace(";Champs;", ";Mers;"),
    )
    code, answer, err = run(capsys, "import", "table", export(folder.parent, *newer), folder)
    assert code == 0, err
    assert answer["added"] == ["3"]
    assert [(each["talk"], each["column"]) for each in answer["changed"]] == [("1", "abstract")]  # type: ignore[attr-defined]
    (conflict,) = answer["conflicts"]  # type: ignore[misc]
    assert (conflict["ours"], conflict["theirs"]) == ("Lire les prés", "Lire les bois")
    event = read_folder(folder).event
    talks = {talk.id: talk for talk in event.talks}
    assert {id: talk.title for id, talk in talks.items()} == {
        "1": "Lire la ville",
        "2": "Lire les prés",
        "3": "Lire la mer",
    }
    assert talks["1"].abstract == "Des villes, encore."
    assert [axis.title for axis in event.axes] == ["Villes", "Champs", "Mers"]
    assert (folder / ".journee" / "sources" / "table.json").stat().st_mode & 0o777 == 0o600


def test_a_conflict_is_settled_for_the_source_where_that_is_asked(folder: Path, capsys: Captured) -> None:
    edit(folder, "Lire les champs", "Lire les prés")
    source = export(folder.parent, FIRST[0], FIRST[1].replace("Lire les champs", "Lire les bois"), FIRST[2])
    assert run(capsys, "import", "table", source, folder, "--theirs", "2.title")[0] == 0
    assert {talk.title for talk in read_folder(folder).event.talks} == {"Lire la ville", "Lire les bois"}


def test_the_option_that_a_conflict_tells_settles_it_afterwards(folder: Path, capsys: Captured) -> None:
    edit(folder, "Lire les champs", "Lire les prés")
    edit(folder, "Des villes.", "Mes villes.")
    source = export(folder.parent, FIRST[0], FIRST[1].replace("Lire les champs", "Lire les bois"), FIRST[2])
    _, answer, _ = run(capsys, "import", "table", source, folder)
    told = [f"{each['talk']}.{each['column']}" for each in answer["conflicts"]]  # type: ignore[attr-defined]
    assert told == ["2.title"]
    code, answer, _ = run(capsys, "import", "table", source, folder, "--theirs", told[0])
    assert [(each["talk"], each["after"]) for each in answer["changed"]] == [("2", "Lire les bois")]  # type: ignore[attr-defined]
    talks = {talk.id: talk for talk in read_folder(folder).event.talks}
    assert (code, talks["2"].title, talks["1"].abstract) == (0, "Lire les bois", "Mes villes.")
    before = (folder / "talks.csv").read_bytes()
    assert run(capsys, "import", "table", source, folder, "--theirs", told[0])[1]["changed"] == []
    assert (folder / "talks.csv").read_bytes() == before


@pytest.mark.parametrize(("wrong", "meant"), [("22.title", "2.title"), ("2.titel", "2.title"), ("titre", "")])
def test_a_cell_that_the_source_does_not_have_is_a_mistake_and_nothing_is_written(
    folder: Path, capsys: Captured, wrong: str, meant: str
) -> None:
    edit(folder, "Lire les champs", "Lire les prés")
    source = export(folder.parent, FIRST[0], FIRST[1].replace("Lire les champs", "Lire les bois"), FIRST[2])
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    code, answer, _ = run(capsys, "import", "table", source, folder, "--theirs", wrong, "--theirs", "2.title")
    (problem,) = answer["mistakes"]  # type: ignore[misc]
    assert (code, problem["file"], problem["found"]) == (3, "--theirs", wrong)
    assert meant in str(problem)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_talk_that_is_gone_keeps_its_row(folder: Path, capsys: Captured) -> None:
    code, answer, _ = run(capsys, "import", "table", export(folder.parent, FIRST[0]), folder)
    assert (code, answer["gone"]) == (0, ["2"])
    event = read_folder(folder).event
    assert ([talk.id for talk in event.talks], [talk.id for talk in event.left_out]) == (["1"], ["2"])


def test_a_talk_that_comes_back_is_held_again(folder: Path, capsys: Captured) -> None:
    assert run(capsys, "import", "table", export(folder.parent, FIRST[0]), folder)[0] == 0
    code, answer, _ = run(capsys, "import", "table", export(folder.parent, *FIRST), folder)
    assert (code, [(each["talk"], each["column"]) for each in answer["changed"]]) == (0, [("2", "status")])  # type: ignore[attr-defined]
    assert [talk.id for talk in read_folder(folder).event.talks] == ["1", "2"]


def test_a_row_that_was_deleted_does_not_come_back_unasked(folder: Path, capsys: Captured) -> None:
    text = (folder / "talks.csv").read_bytes().decode()
    (folder / "talks.csv").write_bytes("\n".join(line for line in text.split("\n") if "champs" not in line).encode())
    source = folder.parent / "formulaire.csv"
    code, answer, _ = run(capsys, "import", "table", source, folder)
    assert (code, answer["added"], answer["kept"]) == (0, [], ["2"])
    assert run(capsys, "import", "table", source, folder, "--again", "2")[1]["added"] == ["2"]
    assert len(read_folder(folder).event.talks) == 2


def test_nothing_is_written_on_trial_and_an_import_is_undone(folder: Path, capsys: Captured) -> None:
    before = state(folder)
    source = export(folder.parent, FIRST[0].replace("Lire la ville", "Lire une ville"), *FIRST[1:])
    assert len(run(capsys, "import", "table", source, folder, "--dry-run")[1]["changed"]) == 1  # type: ignore[arg-type]
    assert state(folder) == before
    assert run(capsys, "import", "table", source, folder)[0] == 0
    assert run(capsys, "undo", folder)[0] == 0
    assert (folder / "talks.csv").read_bytes() == before[str(folder / "talks.csv")]


def test_without_numbers_a_talk_is_known_by_its_title_and_not_by_its_row(tmp_path: Path, capsys: Captured) -> None:
    path, folder = tmp_path / "r.csv", tmp_path / "new"
    rows = ["Titre;Intervenant;Axe;Décision", "Lire la ville;Ada Lovelace;Villes;oui", "Lire la mer;Bo Yi;Villes;oui"]
    path.write_text("\n".join(rows), "utf-8")
    assert run(capsys, "import", "table", path, folder)[0] == 0
    edit(folder, "Bo Yi", "Bo Yì")
    rows.insert(1, "Lire le ciel;Cy Twombly;Villes;sous réserve")  # the table gets a column of statuses
    path.write_text("\n".join(rows), "utf-8")
    code, answer, err = run(capsys, "import", "table", path, folder)
    assert (code, answer.get("changed"), answer.get("gone")) == (0, [], []), err
    event = read_folder(folder).event
    speakers = {talk.title: [event.person[id].name for id in talk.speakers] for talk in event.talks}
    assert speakers == {"Lire la ville": ["Ada Lovelace"], "Lire la mer": ["Bo Yì"], "Lire le ciel": ["Cy Twombly"]}
    assert [talk.note for talk in event.talks].count("sous réserve") == 1


def test_another_talk_of_the_same_title_and_speaker_is_asked(folder: Path, capsys: Captured) -> None:
    source = export(folder.parent, *FIRST, FIRST[0].replace("1;", "9;", 1).replace("ada@", "a.lovelace@"))
    code, _, err = run(capsys, "import", "table", source, folder)
    assert code == 3
    assert "--apart 9" in err
    assert run(capsys, "import", "table", source, folder, "--apart", "9")[0] == 0


def test_hours_and_rooms_are_held_where_that_is_asked(tmp_path: Path, capsys: Captured) -> None:
    sample = Path(__file__).parents[3] / "samples" / "ia-collectivites"
    assert main(["solve", str(sample), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    capsys.readouterr()
    source = tmp_path / "out" / "public" / "apps" / "schedule.json"
    code, answer, err = run(capsys, "import", "schedule-json", source, tmp_path / "new", "--keep-times")
    assert (code, answer.get("talks")) == (0, 16), err  # two plenaries among them
    code, _, err = run(capsys, "solve", tmp_path / "new")
    assert code == 0, err
    held = json.loads((tmp_path / "new" / "out" / "schedule.json").read_text("utf-8"))
    first = json.loads((tmp_path / "out" / "schedule.json").read_text("utf-8"))
    starts = [sorted(talk["start"] for talk in programme["talks"]) for programme in (held, first)]
    assert starts[0] == starts[1]


def test_a_cell_that_check_would_refuse_is_refused_at_its_place_in_the_source(tmp_path: Path, capsys: Captured) -> None:
    path, folder = tmp_path / "r.csv", tmp_path / "new"
    path.write_text("Titre;Intervenant;Affiliation\n;;\nLire;Ada Lovelace;CNRS ; Paris 8\n", "utf-8")
    code, answer, err = run(capsys, "import", "table", path, folder)
    assert code == 3, answer
    assert not folder.exists()
    assert "r.csv" in err + str(answer)
    path.write_text('Titre;Intervenant;Affiliation;Dispo\n;;;\nLire;Ada Lovelace;"CNRS, Paris 8";le 11 juin\n', "utf-8")
    assert run(capsys, "import", "table", path, folder)[0] == 0  # the days are still to be completed


def test_talks_of_one_title_are_told_apart_by_who_presents(tmp_path: Path, capsys: Captured) -> None:
    path, folder = tmp_path / "r.csv", tmp_path / "new"
    rows = ["Titre;Intervenant;Résumé", "Table ronde;Ada Lovelace;Un", "Table ronde;Bo Yi;Deux", "Lire;Cy Ash;Trois"]
    path.write_text("\n".join(rows), "utf-8")
    assert run(capsys, "import", "table", path, folder)[0] == 0
    before = state(folder)
    path.write_text("\n".join([rows[0], *reversed(rows[1:])]), "utf-8")
    assert run(capsys, "import", "table", path, folder)[0] == 0
    assert state(folder) == before
    path.write_text("\n".join(rows).replace("Un", "1").replace("Deux", "2"), "utf-8")
    code, answer, err = run(capsys, "import", "table", path, folder)
    assert (code, len(answer["changed"])) == (0, 2), err  # type: ignore[arg-type]
    event = read_folder(folder).event
    assert {event.person[talk.speakers[0]].name: talk.abstract for talk in event.talks} == {
        "Ada Lovelace": "1",
        "Bo Yi": "2",
        "Cy Ash": "Trois",
    }


def test_two_talks_of_one_number_are_a_mistake_with_its_place(tmp_path: Path, capsys: Captured) -> None:
    path = export(tmp_path, FIRST[0], FIRST[1].replace("2;", "1;", 1))
    code, _, err = run(capsys, "import", "table", path, tmp_path / "new")
    assert code == 3
    assert "formulaire.csv:3: “1”: This reference is already that of “Lire la ville”, row 2" in err
    assert not (tmp_path / "new").exists()
    assert run(capsys, "import", "table", export(tmp_path, FIRST[0], FIRST[1], FIRST[1]), tmp_path / "new")[0] == 0


@pytest.mark.parametrize(("column", "text"), [("Axe", "x" * 100_001), ("Décision", "y" * 100_001)])
def test_a_text_without_end_is_refused_in_a_short_sentence(
    tmp_path: Path, capsys: Captured, column: str, text: str
) -> None:
    row = FIRST[0].replace(";Villes;", f";{text};") if column == "Axe" else FIRST[0].replace(";oui;", f";{text};")
    code, _, err = run(capsys, "import", "table", export(tmp_path, row, FIRST[1]), tmp_path / "new")
    assert (code, (tmp_path / "new").exists()) == (3, False)
    assert "formulaire.csv" in err
    assert len(err) < 3000


def test_control_characters_of_a_table_are_not_written(tmp_path: Path, capsys: Captured) -> None:
    row = FIRST[0].replace("Ada Lovelace", "Ada\u202e Love\u0000lace")
    assert run(capsys, "import", "table", export(tmp_path, row), tmp_path / "new")[0] == 0
    written = (tmp_path / "new/talks.csv").read_text("utf-8-sig")
    assert "Ada Lovelace" in written
    assert not {"\u202e", "\u0000"} & set(written)
