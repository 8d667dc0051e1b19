"""`journee publish`: what it refuses, what it freezes, what it says everywhere."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from released import Folder

from scheduler.cli.program import main
from scheduler.reading import read_folder
from scheduler.releases import read_releases
from scheduler.storage import lock
from tests.scheduler.releases.publishing import told, tree

Answer = Callable[..., dict[str, object]]
Captured = pytest.CaptureFixture[str]


def printed(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


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
