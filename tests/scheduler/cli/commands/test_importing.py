"""`journee import`: a whole folder or none, in both languages, and every mistake of the other system's file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cosplib_sheets import add, put, read, sheets, write

from scheduler.cli.program import main
from scheduler.importing.formats import FORMATS
from scheduler.reading import read_folder

__all__ = ["add", "put", "read", "sheets", "write"]

Captured = pytest.CaptureFixture[str]
Write = Callable[[], Path]
Sheets = dict[str, list[list[Any]]]


def run(capsys: Captured, *words: str | Path) -> tuple[int, str, str]:
    code = main(list(map(str, words)))
    output = capsys.readouterr()
    return code, output.out, output.err


def test_the_help_names_every_format(capsys: Captured) -> None:
    code, out, _ = run(capsys, "import", "--help")
    assert code == 0
    assert all(name in out for name in FORMATS)


@pytest.mark.parametrize(
    ("language", "words", "header"),
    [("fr", "est prêt, avec 5 exposés", "id;title;axis"), ("en", "is ready, with 5 talks", "id,title,axis")],
)
def test_a_folder_that_can_be_read(
    write: Write, tmp_path: Path, capsys: Captured, language: str, words: str, header: str
) -> None:
    folder = tmp_path / "deep" / "new"
    code, out, err = run(capsys, "import", "cosplib", write(), folder, "--lang", language)
    assert (code, err) == (0, "")
    assert words in out
    assert (folder / "talks.csv").read_text("utf-8-sig").startswith(header)
    reading = read_folder(folder)
    assert (reading.event.title, reading.event.language) == ("SMALL", language)
    assert list(reading.event.talk) == ["x1", "x2", "y1", "y2", "z1"]


def test_a_session_that_lasts_longer_is_told(
    write: Write, put: Callable[[str, str, str, Any], None], tmp_path: Path, capsys: Captured
) -> None:
    put("sessions", "A3", "Max Number of Timeslots", 66)
    code, out, err = run(capsys, "import", "cosplib", write(), tmp_path / "new", "--lang", "en")
    assert (code, err) == (0, "")
    assert "Session “A3” has more slots than minutes: it lasts from 14:00 to 15:06" in out
    slots = {slot.id: slot for slot in read_folder(tmp_path / "new").event.slots}
    assert (slots["A3"].end, slots["A3"].places) == (906, 66)


def test_for_programs(write: Write, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run(capsys, "import", "cosplib", write(), tmp_path / "empty", "--json", "--quiet")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"folder": str(tmp_path / "empty"), "talks": 5, "rooms": 3}


def test_quiet(write: Write, tmp_path: Path, capsys: Captured) -> None:
    assert run(capsys, "import", "cosplib", write(), tmp_path / "new", "--quiet") == (0, "", "")


@pytest.mark.parametrize("taken", ["folder", "file"])
def test_what_is_there_already_stays(write: Write, tmp_path: Path, capsys: Captured, taken: str) -> None:
    source, target = write(), tmp_path / "taken"
    if taken == "folder":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        target.write_text("mine")
    code, out, err = run(capsys, "import", "cosplib", source, target, "--lang", "en")
    assert (code, out) == (3, "")
    assert ("the folder is not empty" if taken == "folder" else "this is a file") in err.lower()
    assert (os.listdir(target) if taken == "folder" else target.read_text()) in (["mine.txt"], "mine")


@pytest.mark.parametrize("name", ["absent.xlsx", ".", "text.xlsx"])
def test_a_source_that_is_none(tmp_path: Path, capsys: Captured, name: str) -> None:
    (tmp_path / "text.xlsx").write_text("no workbook")
    for language in ("fr", "en"):
        code, out, err = run(capsys, "import", "cosplib", tmp_path / name, tmp_path / "new", "--lang", language)
        assert (code, out) == (3, "")
        assert ("n’existe pas" in err or "classeur lisible" in err) == (language == "fr")
    assert not (tmp_path / "new").exists()


def test_every_mistake_is_told_and_nothing_written(
    write: Write, sheets: Sheets, put: Callable[[str, str, str, Any], None], tmp_path: Path, capsys: Captured
) -> None:
    put("submissions", "x1", "Track", "?")
    put("sessions", "A1", "End Time", "late")
    code, out, _ = run(capsys, "import", "cosplib", write(), tmp_path / "new", "--json", "--lang", "en")
    assert code == 3
    assert [(mistake["file"], mistake["row"], mistake["column"]) for mistake in json.loads(out)["mistakes"]] == [
        ("SMALL.xlsx [sessions]", 2, "End Time"),
        ("SMALL.xlsx [submissions]", 2, "Track"),
    ]
    assert not (tmp_path / "new").exists()


def test_an_event_that_is_none_is_told(
    write: Write, put: Callable[[str, str, str, Any], None], tmp_path: Path, capsys: Captured
) -> None:
    put("tracks_rooms|penalty", "X", "Big", -3)
    code, _, err = run(capsys, "import", "cosplib", write(), tmp_path / "new", "--lang", "en")
    assert code == 3
    assert "never a gain" in err
    assert not (tmp_path / "new").exists()


def test_an_unknown_format(write: Write, tmp_path: Path, capsys: Captured) -> None:
    code, _, err = run(capsys, "import", "pentabarf", write(), tmp_path / "new", "--lang", "en")
    assert code == 2
    assert "FORMAT: pentabarf is none of: auto, table, sciencesconf" in err


def test_a_full_disk_leaves_nothing(
    write: Write, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, mode: str) -> Any:
        if path.name == "event.toml":
            raise OSError(28, "No space left on device", str(path))
        return path.open(mode)

    source = write()
    monkeypatch.setattr("scheduler.storage.event_folder.open", full, raising=False)
    code, _, err = run(capsys, "import", "cosplib", source, tmp_path / "new" / "deep", "--lang", "en")
    assert code == 1
    assert "the disk is full" in err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [(), ("--all",)])
def test_a_source_without_an_accepted_talk_makes_no_folder(
    tmp_path: Path, capsys: Captured, words: tuple[str, ...]
) -> None:
    source, folder = tmp_path / "list.csv", tmp_path / "new"
    source.write_text("Titre;Orateur;Décision\nLire;Ada Lind;refusé\nÉcrire;Bo Yi;en attente\n", "utf-8")
    code, _, err = run(capsys, "import", "table", source, folder, *words, "--lang", "fr")
    assert (code, folder.exists()) == (3, False)
    assert "quel mot de la source accepte" in err
    assert ("les autres ne peuvent que s’y ajouter" in err) == bool(words)


def test_breaks_that_are_not_taken_over_are_told(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "planning.csv"
    rows = ["2026-06-11;09:00;09:30;comm;Vent;Ada Lind", "2026-06-11;09:30;10:00;pause;Café;"]
    source.write_text("\n".join(["date;start;end;type;titre;speaker", *rows]), "utf-8")
    _, out, _ = run(capsys, "import", "sciencesconf", source, tmp_path / "new", "--lang", "en")
    assert "breaks and other times without a talk" in out
    _, out, _ = run(capsys, "import", "sciencesconf", source, tmp_path / "kept", "--keep-times", "--lang", "en")
    assert "other times without a talk" not in out
    assert 'id = "cafe"\ntitle = "Café"' in (tmp_path / "kept/event.toml").read_text("utf-8")


def test_a_question_about_several_files_names_them_all(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "author.csv").write_text("submission #,first name,last name,email\n1,Ada,Lind,a@x.org\n", "utf-8")
    (tmp_path / "submission.csv").write_text("#,title,authors,decision\n1,Vent,Ada Lind,perhaps\n", "utf-8")
    files = (tmp_path / "author.csv", tmp_path / "submission.csv")
    code, _, err = run(capsys, "import", "easychair", *files, tmp_path / "new", "--lang", "en")
    assert code == 3
    assert err.startswith("author.csv, submission.csv: “perhaps”: ")


def test_a_new_folder_is_shown_and_not_written(tmp_path: Path, capsys: Captured) -> None:
    source, folder = tmp_path / "list.csv", tmp_path / "new"
    source.write_text("Titre;Orateur\nLire;Ada Lind\n", "utf-8")
    code, out, _ = run(capsys, "import", "table", source, folder, "--dry-run", "--lang", "en")
    assert (code, folder.exists()) == (0, False)
    assert "Nothing is written: without --dry-run" in out


def test_a_list_of_people_alone_has_no_talk(tmp_path: Path, capsys: Captured) -> None:
    source, folder = tmp_path / "users.csv", tmp_path / "new"
    source.write_text("Titre;Nom;Prénom\n;Lind;Ada\n", "utf-8")
    code, _, err = run(capsys, "import", "table", source, folder, "--lang", "en")
    assert (code, folder.exists()) == (3, False)
    assert "no row has a title" in err
    assert "status" not in err
