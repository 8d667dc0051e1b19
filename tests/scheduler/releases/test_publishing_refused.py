"""A programme that is stale, unchecked or broken is not published, and why is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from holding import held_elsewhere
from released import Folder

from scheduler.cli.program import main
from scheduler.releases import read_releases
from scheduler.storage import lock
from tests.scheduler.releases.publishing import told, tree

Captured = pytest.CaptureFixture[str]


def unpublished(folder: Folder) -> bool:
    return not (folder.path / "releases").exists() and not (folder.path / lock.PROGRAM_FOLDER / lock.LOCK).exists()


def test_a_folder_that_changed_since_is_stale(folder: Folder, capsys: Captured) -> None:
    path = folder.path / "talks.csv"
    first = folder.event.talk["T01"].title
    path.write_text(path.read_text(encoding="utf-8").replace(first, "Tout autre chose"), encoding="utf-8")
    code, said = told(folder, capsys)
    assert code == 5
    assert "is not what the folder gives" in said
    assert "journee export" in said
    assert unpublished(folder)
    assert main(["export", str(folder.path), "--quiet"]) == 0
    assert told(folder, capsys)[0] == 0


@pytest.mark.parametrize(
    "name", ["public/fragment.html", "public/apps/schedule.xml", "public/programme.pdf", "exchange/indico.csv"]
)
def test_a_file_of_any_format_that_is_not_what_the_folder_gives_is_noticed(
    folder: Folder, capsys: Captured, name: str
) -> None:
    assert main(["export", str(folder.path), "--format", "indico-csv", "--quiet"]) == 0
    (folder.path / "out" / name).write_bytes(b"other")
    code, said = told(folder, capsys)
    assert code == 5
    assert str(folder.path / "out" / name) in said
    assert unpublished(folder)


def test_files_that_were_made_with_options_are_what_the_folder_gives(folder: Folder, capsys: Captured) -> None:
    options = ["--heading", "5", "--breaks", "--fold-marks"]
    assert main(["export", str(folder.path), "--quiet", *options]) == 0
    assert b"<h5>" in (folder.path / "out/public/fragment.html").read_bytes()
    assert told(folder, capsys)[0] == 0


def test_a_document_that_somebody_has_written_in_stays_theirs(folder: Folder, capsys: Captured) -> None:
    document, other = (folder.path / "out/exchange" / f"{name}.docx" for name in ("programme", "booklet"))
    folder.publish("2025-05-02")
    first = other.read_bytes()
    document.write_bytes(b"corrected by hand")
    folder.alter("T01", title="Autre titre")
    folder.publish("2025-05-12")
    assert document.read_bytes() == b"corrected by hand"
    assert other.read_bytes() != first
    capsys.readouterr()
    assert main(["export", str(folder.path), "--format", "docx", "--lang", "en"]) == 0
    said = "".join(capsys.readouterr())
    assert f"{document}: was edited by hand and stays as it is" in said
    assert str(other) not in said
    assert document.read_bytes() == b"corrected by hand"
    document.unlink()
    assert main(["export", str(folder.path), "--format", "docx", "--quiet"]) == 0
    assert document.read_bytes() != b"corrected by hand"


def test_a_biography_that_changed_is_noticed_too(folder: Folder, capsys: Captured) -> None:
    path = folder.path / "speakers.csv"
    text = path.read_text(encoding="utf-8")
    assert re.search("Personne 00,p0@example.org,", text)
    path.write_text(text.replace("name,email,affiliation,biography", "name,email,biography,affiliation"), "utf-8")
    assert told(folder, capsys)[0] == 5


def test_a_schedule_edited_by_hand_is_unchecked(folder: Folder, capsys: Captured) -> None:
    path = folder.path / "out/schedule.json"
    path.write_bytes(path.read_bytes().replace(b'  "status"', b'   "status"'))
    code, said = told(folder, capsys)
    assert code == 5
    assert "not what Journée wrote" in said
    assert unpublished(folder)


def test_a_programme_that_breaks_a_rule_is_refused(folder: Folder, capsys: Captured) -> None:
    folder.alter("T01", duration=40)
    from benchmarks.folders import write_folder

    write_folder(folder.event, folder.path)
    assert told(folder, capsys)[0] == 5
    assert unpublished(folder)


def test_a_programme_that_lacks_a_talk_is_refused(folder: Folder, capsys: Captured) -> None:
    path = folder.path / "talks.csv"
    path.write_text(path.read_text("utf-8").replace("\nT01,", "\nT01,x,1,Z,,,,30" + "," * 14 + "\nT99,"), "utf-8")
    assert told(folder, capsys)[0] in (3, 5)
    assert unpublished(folder)


def test_a_page_that_is_missing_is_stale(folder: Folder, capsys: Captured) -> None:
    (folder.path / "out/public/booklet.pdf").unlink()
    assert told(folder, capsys)[0] == 5


def test_without_a_programme_there_is_nothing_to_publish(folder: Folder, capsys: Captured, tmp_path: Path) -> None:
    import shutil

    shutil.rmtree(folder.path / "out")
    assert told(folder, capsys)[0] == 3
    assert not (folder.path / "out").exists()
    assert unpublished(folder)
    (tmp_path / "empty").mkdir()
    assert main(["publish", str(tmp_path / "empty")]) == 3
    assert not list((tmp_path / "empty").iterdir())
    assert main(["publish", str(tmp_path / "absent")]) == 3


@pytest.mark.parametrize("date", ["12/05/2025", "2025-13-01", "soon", "2025-05-12 25:00", "0000-01-01", "2025-05-12T"])
def test_what_is_no_date_is_a_wrong_command_line(folder: Folder, capsys: Captured, date: str) -> None:
    code, said = told(folder, capsys, "--date", date)
    assert code == 2
    assert "is no date" in said
    assert unpublished(folder)


@pytest.mark.long
def test_time_does_not_go_back(folder: Folder, capsys: Captured) -> None:
    folder.publish("2025-05-12 14:30")
    folder.alter("T01", title="Autre titre")
    folder.export()
    code, said = told(folder, capsys, "--date", "2025-05-11")
    assert code == 2
    assert "before the last release" in said
    folder.publish("2025-05-12")  # the day alone: not before what was published on it
    assert read_releases(folder.path)[1].moment.isoformat() == "2025-05-12T14:30:00+02:00"


def test_a_second_writer_is_turned_away(folder: Folder, capsys: Captured) -> None:
    before = tree(folder.path)
    for place in (folder.path, folder.path / "out"):
        with held_elsewhere(place):
            code, said = told(folder, capsys)
            assert code == 1
            assert "Another journee command" in said
    assert tree(folder.path) == before
    assert told(folder, capsys)[0] == 0


def test_a_symbolic_link_is_not_followed(folder: Folder, capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder.path / "releases").symlink_to(tmp_path / "elsewhere")
    assert told(folder, capsys)[0] == 1
    assert not list((tmp_path / "elsewhere").iterdir())
