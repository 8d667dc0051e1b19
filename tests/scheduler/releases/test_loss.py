"""A release that was published is missed when it is lost, and can be taken back while nobody has had a mail of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from released import Folder

from scheduler.cli.program import main
from scheduler.domain.errors import InputError
from scheduler.releases import read_releases
from scheduler.releases.deliveries import Deliveries

Answer = Callable[..., dict[str, object]]
Captured = pytest.CaptureFixture[str]


def said(capsys: Captured, *words: object) -> tuple[int, str]:
    capsys.readouterr()
    code = main([*map(str, words), "--lang", "en"])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.fixture(scope="module")
def _lost(_written: Folder, _unprinted: None, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("lost") / "jour"
    shutil.copytree(_written.path, path)
    folder = Folder(path, _written.event, _written.programme)
    folder.publish("2025-05-02")
    folder.drop("T01")
    folder.publish("2025-05-12")
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    shutil.rmtree(folder.path / "releases/v2")
    return folder


@pytest.fixture
def lost(_lost: Folder, tmp_path: Path) -> Folder:
    """A folder of two releases, the second of which is gone from `releases/`."""
    shutil.copytree(_lost.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _lost.event, _lost.programme)


TRACES = ("out/schedule.json", "mails/v2", ".journee/history/releases.json")


def without(folder: Path, trace: str) -> None:
    if trace == "out/schedule.json":
        stated = json.loads((folder / trace).read_bytes()) | {"release": None}
        (folder / trace).write_text(json.dumps(stated), encoding="utf-8")
    elif (folder / trace).is_dir():
        shutil.rmtree(folder / trace)
    else:
        (folder / trace).unlink()


@pytest.mark.parametrize("witness", TRACES)
def test_each_trace_of_a_lost_release_is_a_mistake_that_says_what_to_do(lost: Folder, witness: str) -> None:
    for trace in TRACES:
        if trace != witness:
            without(lost.path, trace)
    with pytest.raises(InputError) as raised:
        read_releases(lost.path)
    (problem,) = raised.value.mistakes
    assert problem.file == "releases/v2"
    assert witness in problem.text.fr
    assert witness in problem.text.en
    without(lost.path, witness)  # as the message says
    assert [release.number for release in read_releases(lost.path)] == [1]


@pytest.mark.parametrize(
    "command", [["publish"], ["mail"], ["export"], ["diff"], ["check"], ["repair", "--cancel", "T02"]]
)
def test_no_command_takes_the_number_of_a_lost_release(lost: Folder, capsys: Captured, command: list[str]) -> None:
    before = sorted(lost.path.rglob("*"))
    code, text = said(capsys, command[0], lost.path, *command[1:])
    assert code == 3
    assert "releases/v2" in text
    assert sorted(lost.path.rglob("*")) == before


def test_the_first_release_is_missed_too(folder: Folder, capsys: Captured) -> None:
    folder.publish("2025-05-02")
    shutil.rmtree(folder.path / "releases")
    assert said(capsys, "export", folder.path)[0] == 3


def test_a_release_that_another_one_has_replaced_is_missed(lost: Folder) -> None:
    """Its place is taken, as by a copy of the folder that went on by itself."""
    for trace in TRACES[1:]:
        without(lost.path, trace)
    schedule = (lost.path / "out/schedule.json").read_bytes()
    without(lost.path, "out/schedule.json")
    assert main(["export", str(lost.path), "--quiet"]) == 0
    assert main(["publish", str(lost.path), "--date", "2025-05-13", "--quiet"]) == 0
    (lost.path / "out/schedule.json").write_bytes(schedule)
    with pytest.raises(InputError):
        read_releases(lost.path)


def identities(place: Path) -> list[bytes]:
    lines = [line for path in place.rglob("*.eml") for line in path.read_bytes().splitlines()]
    return [line for line in lines if line.startswith(b"Message-ID")]


def test_a_mail_is_known_by_what_was_published_not_by_its_number(lost: Folder) -> None:
    place = lost.path / "mails/v2"
    former = identities(place)
    for trace in TRACES:
        without(lost.path, trace)
    lost.swap("T08", "T04")
    lost.publish("2025-05-12")
    assert main(["mail", str(lost.path), "--quiet"]) == 0
    assert identities(place)
    assert not set(former) & set(identities(place))


# ── dates to come ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_date_to_come_is_asked_about(folder: Folder, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    code, text = said(capsys, "publish", folder.path, "--date", "2999-05-02")
    assert (code, "--yes" in text) == (2, True)
    for reply, wanted in (("n\n", 130), ("y\n", 0)):
        assert not (folder.path / "releases").exists()
        terminal = io.StringIO(reply)
        terminal.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr("sys.stdin", terminal)
        assert said(capsys, "publish", folder.path, "--date", "2999-05-02")[0] == wanted


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "1000-05-02", "3000-01-01", "0000-01-01"])
def test_a_year_that_no_calendar_knows_is_no_date(folder: Folder, capsys: Captured, date: str) -> None:
    assert said(capsys, "publish", folder.path, "--date", date, "--yes")[0] == 2
    assert not (folder.path / "releases").exists()


def test_a_release_of_a_date_to_come_is_withdrawn_and_another_one_published(
    folder: Folder, answer: Answer, capsys: Captured
) -> None:
    assert main(["publish", str(folder.path), "--date", "2999-05-02", "--yes", "--quiet"]) == 0
    first = read_releases(folder.path)[0]
    assert said(capsys, "publish", folder.path)[0] == 0  # nothing has changed
    taken = answer("publish", folder.path, "--withdraw")
    assert (taken["code"], taken["release"], taken["withdraws"]) == (0, 2, 1)
    assert all(record.cancelled for record in read_releases(folder.path)[1].records)
    for record in first.records:
        if record.item.kind == "talk":
            data = (folder.path / f"out/cancellations/{record.item.id}.ics").read_bytes()
            (entry,) = Calendar.from_ical(data).walk("VEVENT")
            assert entry["sequence"] == record.sequence + 1
            assert entry["uid"] == record.item.uid
    assert json.loads((folder.path / "out/schedule.json").read_bytes())["release"] is None
    assert answer("publish", folder.path)["release"] == 3
    again = read_releases(folder.path)[2]
    assert again.moment < first.moment
    assert {r.item.uid: r.sequence for r in again.records} == {r.item.uid: r.sequence + 2 for r in first.records}


@pytest.mark.long
def test_a_withdrawal_says_again_what_was_said_before(folder: Folder, answer: Answer) -> None:
    folder.publish("2025-05-02")
    folder.drop("T01")
    folder.publish("2025-05-12")
    first, second = read_releases(folder.path)
    assert answer("publish", folder.path, "--withdraw")["withdraws"] == 2
    third = read_releases(folder.path)[2]
    assert {r.item.uid: r.item for r in third.records if not r.cancelled} == {r.item.uid: r.item for r in first.records}
    by_uid = {record.item.uid: record.sequence for record in second.records}
    assert all(record.sequence >= by_uid[record.item.uid] for record in third.records)
    assert answer("mail", folder.path, "--release", "2")["code"] == 3
    assert answer("publish", folder.path, "--withdraw")["withdraws"] == 1
    assert answer("publish", folder.path, "--withdraw")["code"] == 2


def test_what_was_mailed_is_not_taken_back(folder: Folder, answer: Answer) -> None:
    folder.publish("2025-05-02")
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    deliveries = Deliveries(folder.path / "mails/v1/delivered.jsonl")
    with pytest.raises(ConnectionError), deliveries.sending("<1@example.org>", "p1@example.org"):
        raise ConnectionError
    with deliveries.sending("<2@example.org>", "p2@example.org"):
        pass
    assert answer("publish", folder.path, "--withdraw")["code"] == 2
    assert len(read_releases(folder.path)) == 1
