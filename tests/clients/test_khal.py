"""khal, a calendar program: what it shows after each release has been taken into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from released import Folder, planted

from exports import render
from exports.agenda import agenda
from scheduler.domain.calendar_item import Record
from scheduler.domain.edition import Edition

CONFIG = """
[calendars]
[[mine]]
path = {0}/calendar
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Paris
default_timezone = Europe/Paris
[sqlite]
path = {0}/khal.db
[default]
default_calendar = mine
"""


class Client:
    """Somebody who takes every invitation and cancellation that comes into khal."""

    def __init__(self, folder: Path) -> None:
        program = Path(sys.executable).with_name("khal")
        found = str(program) if program.exists() else shutil.which("khal")
        if found is None:
            pytest.skip("khal is not installed")
        self._program, self._folder = found, folder
        (folder / "calendar").mkdir()
        (folder / "config").write_text(CONFIG.format(folder))

    def _run(self, *words: str) -> str:
        command = [self._program, "-c", str(self._folder / "config"), *words]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # khal ends where the locale is not installed
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def take(self, data: bytes) -> None:
        (self._folder / "taken.ics").write_bytes(data)
        self._run("import", "--batch", "-a", "mine", str(self._folder / "taken.ics"))

    def shows(self) -> list[str]:
        text = self._run("list", "2025-05-23", "1d", "--day-format", "", "--format", "{start-time}|{title}|{status}")
        return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(tmp_path)


@pytest.mark.long
def test_move_rename_cancel_and_return_are_shown(client: Client) -> None:
    start, programme = planted()
    now = Folder(Path(), start, programme)
    records: tuple[Record, ...] = ()

    def publish(number: int) -> dict[str, bytes]:
        nonlocal records
        from datetime import UTC, datetime

        edition = Edition(number, datetime(2025, 1, number, tzinfo=UTC), records)
        records = agenda(now.event, now.programme, edition)
        return render(now.event, now.programme, ["invitations"], edition).files

    first = publish(1)
    client.take(first["invitations/T08.ics"])
    client.take(first["invitations/T01.ics"])
    names = {talk.id: talk.title for talk in now.event.talks}
    assert client.shows() == [f"14:15|{names['T08']}|CONFIRMED", f"16:30|{names['T01']}|CONFIRMED"]
    now.swap("T08", "T04")
    client.take(publish(2)["invitations/T08.ics"])
    assert client.shows()[0] == f"14:45|{names['T08']}|CONFIRMED"
    now.alter("T08", title="Autre titre")
    client.take(publish(3)["invitations/T08.ics"])
    assert client.shows()[0] == "14:45|Autre titre|CONFIRMED"
    before = now.event, now.programme
    now.drop("T01")
    client.take(publish(4)["cancellations/T01.ics"])
    assert len(client.shows()) == 2
    assert client.shows()[1].endswith("CANCELLED")
    now.event, now.programme = before
    client.take(publish(5)["invitations/T01.ics"])
    assert client.shows() == ["14:45|Autre titre|CONFIRMED", f"16:30|{names['T01']}|CONFIRMED"]
