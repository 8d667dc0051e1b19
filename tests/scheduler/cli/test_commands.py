"""What each command does with a folder, seen from outside: files, streams, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.cli.program import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The starter folder in French."""
    assert main(["init", str(tmp_path / "journée"), "--lang", "fr", "--quiet"]) == 0
    return tmp_path / "journée"


def damage(folder: Path) -> None:
    """Two mistakes: a key that does not exist, an id that is none."""
    toml = folder / "event.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("[talks]", "[talks]\nlength = 3\n", 1), encoding="utf-8")
    talks = folder / "talks.csv"
    lines = talks.read_text(encoding="utf-8-sig").splitlines()
    lines[0] += ";mention"
    lines[1] += ";x"
    lines.append("x y;Un titre")
    talks.write_text("\n".join(lines), encoding="utf-8")


def test_init_makes_a_folder_that_check_accepts(folder: Path, capsys: Captured) -> None:
    assert main(["check", str(folder), "--lang", "fr"]) == 0
    assert capsys.readouterr() == ("0 erreur, 0 remarque\n", "")


def test_init_says_what_comes_next(tmp_path: Path, capsys: Captured) -> None:
    assert main(["init", str(tmp_path / "day"), "--lang", "en"]) == 0
    assert "journee solve" in capsys.readouterr().out
    assert main(["init", str(tmp_path / "day2"), "--lang", "en", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"folder": str(tmp_path / "day2")}


def test_init_refuses_a_folder_with_something_in_it(folder: Path, capsys: Captured) -> None:
    before = (folder / "event.toml").read_bytes()
    assert main(["init", str(folder), "--lang", "en"]) == 3
    assert "not empty" in capsys.readouterr().err
    assert (folder / "event.toml").read_bytes() == before


def test_check_tells_every_mistake_at_its_place(folder: Path, capsys: Captured) -> None:
    damage(folder)
    assert main(["check", str(folder), "--lang", "en"]) == 3
    output = capsys.readouterr()
    assert "event.toml, talks.length: “length”: " in output.err
    assert "talks.csv:" in output.err
    mistakes, remarks = (int(part.split()[0]) for part in output.out.split(","))
    assert main(["check", str(folder), "--lang", "en", "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert (mistakes, remarks) == (len(answer["mistakes"]), len(answer["remarks"]))
    lines = output.err.splitlines()
    for problem in answer["mistakes"]:
        told = [line for line in lines if problem["file"] in line and (problem["column"] or "") in line]
        assert told, problem


def test_check_as_json(folder: Path, capsys: Captured) -> None:
    damage(folder)
    assert main(["check", str(folder), "--lang", "en", "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"mistakes", "remarks"}
    assert all(
        set(mistake) == {"file", "row", "column", "found", "text", "suggestions"} for mistake in answer["mistakes"]
    )
    assert {"event.toml", "talks.csv"} == {mistake["file"] for mistake in answer["mistakes"]}


def test_check_quietly(folder: Path, capsys: Captured) -> None:
    assert main(["check", str(folder), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    damage(folder)
    assert main(["check", str(folder), "--quiet"]) == 3
    output = capsys.readouterr()
    assert output.out == ""
    assert "event.toml" in output.err


@pytest.mark.parametrize("command", ["check", "solve", "verify", "export"])
def test_a_missing_folder_is_wrong_input(command: str, tmp_path: Path, capsys: Captured) -> None:
    assert main([command, str(tmp_path / "nowhere"), "--json", "--lang", "en"]) == 3
    output = capsys.readouterr()
    assert json.loads(output.out)["mistakes"][0]["file"] == str(tmp_path / "nowhere")
    assert "no such folder" in output.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("command", ["solve", "verify", "export"])
def test_wrong_input_stops_every_command(command: str, folder: Path, capsys: Captured) -> None:
    damage(folder)
    assert main([command, str(folder), "--lang", "fr"]) == 3
    assert "talks.length" in capsys.readouterr().err
    assert not (folder / "out").exists()


CONGRESS = {
    "event.toml": """\
[event]
title = "Congrès"
date = 2027-06-07
start = "09:00"
end = "18:00"
language = "fr"
[[axes]]
id = "1"
title = "Un"
chair = "Zoé Été"
[[rooms]]
id = "A"
[[slots]]
start = "09:00"
end = "10:30"
places = 3
[[slots]]
start = "11:00"
end = "12:30"
places = 3
[time_zones]
[rules]
attendee_places = 2
""",
    "talks.csv": "identifiant;titre;axe;places;fuseau;mots_clés\nT1;a;1;2;UTC+5:30;x\nT2;b;1;;;x\n",
    "axe_creneau.csv": ";1;2\nUn;non;\n",
    "voeux.csv": "nom;exposés\nZoé Été;T1\n",
}


def test_check_of_a_conference_with_preset_sessions(tmp_path: Path, capsys: Captured) -> None:
    for name, text in CONGRESS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "fr"]) == 0
    output = capsys.readouterr()
    assert output.out == "0 erreur, 1 remarque\n"
    assert "présente" in output.err  # talks without speakers
    (tmp_path / "axe_creneau.csv").write_text(";1;3\nUn;oui;\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "en", "--json"]) == 3
    mistakes = json.loads(capsys.readouterr().out)["mistakes"]
    assert [(mistake["file"], mistake["row"], mistake["column"], mistake["found"]) for mistake in mistakes] == [
        ("axe_creneau.csv", 1, "3", "3"),
        ("axe_creneau.csv", 2, "1", "oui"),
    ]
