"""vobject, and through it much of what runs on Python servers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

pytest.importorskip("vobject", reason="vobject is not installed (it comes with make test)")

# One process a zone: vobject keeps zones that it has met under their name, for all later files.
READ = """
import sys, pathlib, vobject
for path in sys.argv[1:]:
    calendar = vobject.readOne(pathlib.Path(path).read_text(encoding="utf-8"))
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        print(event.uid.value, event.dtstart.value.isoformat(), event.dtend.value.utcoffset().total_seconds())
"""


@pytest.mark.long
def test_every_file_is_valid_and_its_hours_are_right(
    calendars: dict[str, bytes], case: tuple[Event, Programme], tmp_path: Path
) -> None:
    event, programme = case
    paths = []
    for number, data in enumerate(calendars.values()):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(data)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", READ, *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    lines = [line.split() for line in run.stdout.splitlines()]
    from exports.calendar import uid
    from scheduler.domain.clock import to_datetime

    wanted = {uid(event, "talk", t.id): to_datetime(t.day, t.start, event.timezone) for t in programme.talks}
    found = {name: moment for name, moment, _ in lines if name in wanted}
    assert found == {name: moment.isoformat() for name, moment in wanted.items()}


@pytest.mark.long
def test_a_release_with_cancellations_is_valid(released: dict[str, bytes], tmp_path: Path) -> None:
    paths = []
    for number, data in enumerate(released.values()):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(data)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", READ, *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) >= len(paths)
