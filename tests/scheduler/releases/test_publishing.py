"""`journee publish`: what it refuses, what it freezes, what it says everywhere."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from holding import held_elsewhere
from icalendar import Calendar
from pypdf import PdfReader
from released import Folder

from scheduler.cli.program import main
from scheduler.reading import read_folder
from scheduler.releases import read_releases
from scheduler.storage import lock

Answer = Callable[..., dict[str, object]]
Captured = pytest.CaptureFixture[str]


def printed(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def told(folder: Folder, capsys: Captured, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["publish", str(folder.path), "--lang", "en", *words])
    return code, capsys.readouterr().err


def tree(path: Path) -> dict[str, bytes]:
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


@pytest.mark.usefixtures("printed")
def test_a_draft_says_so_on_every_output(folder: Folder) -> None:
    folder.export()  # the folder may have been made without printing
    files = folder.files()
    for name in ("public/programme.pdf", "public/booklet.pdf", "print/booklet-print.pdf"):
        pages = printed(files[name])
        assert all("Programme provisoire" in page for page in pages), name
    assert files["public/index.html"].decode().count("Programme provisoire") == 2
    assert b"DESCRIPTION:Programme provisoire" in files["public/programme.ics"]
    assert files["public/programme.csv"].decode().count("Programme provisoire") > 9
    assert json.loads(files["schedule.json"])["release"] is None
    calendars = {name: data for name, data in files.items() if name.endswith(".ics")}
    for name, data in calendars.items():
        entries = Calendar.from_ical(data).walk("VEVENT")
        assert all("Programme provisoire" in str(entry["description"]) for entry in entries), name


def test_a_release_has_what_is_handed_out_that_day(folder: Folder) -> None:
    assert not any(name.startswith(("print/doors/", "print/badges")) for name in folder.files())
    folder.publish("2025-05-02")
    printed_now = {name.split("/")[1] for name in folder.files() if name.startswith("print/")}
    assert printed_now == {"booklet-print.pdf", "doors", "chairs", "badges.pdf", "attendance.pdf"}
    assert main(["export", str(folder.path), "--quiet"]) == 0  # nothing has changed: it is still that release
    assert {name.split("/")[1] for name in folder.files() if name.startswith("print/")} == printed_now


def test_ids_that_nobody_wrote_are_not_published(folder: Folder, capsys: Captured) -> None:
    """Calendars know a talk by its id for ever, and ids that are made follow the order of the rows."""
    talks = folder.path / "talks.csv"
    lines = talks.read_text(encoding="utf-8").splitlines(keepends=True)
    talks.write_text(lines[0].replace("id", "label", 1) + "".join(lines[1:]), encoding="utf-8")
    before = tree(folder.path)
    code, text = told(folder, capsys)
    assert code == 3
    assert "journee check --fix" in text
    assert not (folder.path / "releases").exists()
    assert tree(folder.path).keys() - before.keys() <= {".journee/lock"}


@pytest.mark.long
@pytest.mark.usefixtures("printed")
def test_a_release_names_itself_on_every_output(folder: Folder, answer: Answer) -> None:
    folder.publish("2025-05-02", "Premier")
    folder.alter("T01", title="Autre titre")
    folder.publish("2025-05-12", "Deuxième")
    files = folder.files()
    for name in ("public/programme.pdf", "public/booklet.pdf", "print/booklet-print.pdf"):
        assert all("version du 12 mai 2025" in page for page in printed(files[name])), name
    assert b"version du 12 mai 2025" in files["public/index.html"]
    assert b"X-WR-CALDESC:version du 12 mai 2025\r\n" in files["public/programme.ics"]
    assert "version du 12 mai 2025" in files["public/programme.csv"].decode()
    assert json.loads(files["schedule.json"])["release"] == {"number": 2, "time": "2025-05-12T00:00:00+02:00"}
    assert not any(b"provisoire" in data for name, data in files.items() if not name.endswith(".pdf"))


def test_a_release_holds_what_was_published(folder: Folder) -> None:
    folder.publish("2025-05-02", "  Premier\nprogramme ")
    (release,) = read_releases(folder.path)
    assert (release.number, release.message, release.event_id) == (1, "Premier programme", "essai")
    assert release.moment.isoformat() == "2025-05-02T00:00:00+02:00"
    assert release.schedule == folder.files()["schedule.json"]
    assert {r.item.id for r in release.records if r.item.kind == "talk"} == {t.id for t in folder.event.talks}
    assert {record.sequence for record in release.records} == {0}
    place = folder.path / "releases/v1"
    ran = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=place, capture_output=True, check=True)
    assert ran.stdout.count(b"OK") == 3
    assert not (folder.path / lock.PROGRAM_FOLDER / lock.LOCK).exists()


def test_publishing_again_changes_nothing(folder: Folder, answer: Answer) -> None:
    folder.publish("2025-05-02")
    before = tree(folder.path)
    found = answer("publish", folder.path)
    assert (found["code"], found["release"], found["new"]) == (0, 1, False)
    assert main(["export", str(folder.path), "--quiet"]) == 0
    assert tree(folder.path) == before  # nothing has changed, so out/ is the release and no draft


@pytest.mark.long
def test_the_former_releases_are_never_touched(folder: Folder) -> None:
    folder.publish("2025-05-02")
    first = tree(folder.path / "releases/v1")
    folder.alter("T01", title="Autre titre")
    folder.publish("2025-05-12")
    folder.drop("T01")
    folder.publish("2025-05-13")
    assert tree(folder.path / "releases/v1") == first
    assert [release.number for release in read_releases(folder.path)] == [1, 2, 3]


@pytest.mark.long
def test_the_same_history_gives_the_same_bytes(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path / "other", folder.event, folder.programme)
    for one in (folder, other):
        one.publish("2025-05-02", "x")
        one.alter("T01", title="Autre titre")
        one.publish("2025-05-12 14:30", "y")
    assert tree(folder.path / "releases") == tree(other.path / "releases")
    assert folder.files() == other.files()


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── the event's id ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_release_keeps_the_event_s_id_for_ever(folder: Folder, capsys: Captured) -> None:
    folder.publish("2025-05-02")
    before = {r.item.uid for r in read_releases(folder.path)[0].records}
    path = folder.path / "event.toml"
    path.write_text(path.read_text("utf-8").replace('id = "essai"', 'id = "autre"', 1), "utf-8")
    reading = read_folder(folder.path)
    assert reading.event.id == "essai"
    assert any("keeps the id" in remark.text.en for remark in reading.remarks)
    assert told(folder, capsys)[0] == 0  # and out/ is still what the folder gives
    folder.event = reading.event
    folder.alter("T01", title="Autre titre")
    folder.publish("2025-05-03")
    assert {r.item.uid for r in read_releases(folder.path)[1].records} == before


# ── repair ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_repair_starts_from_the_last_release(folder: Folder, answer: Answer) -> None:
    folder.publish("2025-05-02")
    published = folder.programme
    folder.swap("T08", "T04")
    folder.export()  # out/ is something else by now, which nobody has seen
    found = answer("repair", folder.path, "--time-limit", "20")
    assert (found["code"], found["moved"], found["told"]) == (0, [], [])
    schedule = json.loads((folder.path / "out/schedule.json").read_bytes())
    assert schedule["release"] == {"number": 1, "time": "2025-05-02T00:00:00+02:00"}
    assert [t["id"] for t in schedule["talks"]] == [t.id for t in published.talks]
