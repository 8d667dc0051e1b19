"""ical.js, the parser of Thunderbird, in strict mode."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.calendar import uid
from scheduler.domain.clock import to_datetime
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

READ = """
const loaded = require('ical.js'); const ICAL = loaded.default || loaded;
ICAL.design.strict = true;
const fs = require('fs');
const found = [];
for (const path of process.argv.slice(1)) {
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(path, 'utf8')));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    found.push({uid: event.uid, method: calendar.getFirstPropertyValue('method'),
                status: component.getFirstPropertyValue('status'), sequence: event.sequence,
                start: event.startDate.toUnixTime(), end: event.endDate.toUnixTime(),
                summary: event.summary, description: event.description || '', location: event.location,
                categories: component.getFirstProperty('categories')?.getValues() ?? [],
                attendees: component.getAllProperties('attendee').map(one => one.getParameter('cn')),
                organizer: component.getFirstProperty('organizer').getParameter('cn')});
  }
}
console.log(JSON.stringify(found));
"""


def node() -> str:
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed")
    if subprocess.run([program, "-e", "require('ical.js')"], capture_output=True).returncode:
        pytest.skip("ical.js is not installed where node looks for it (NODE_PATH)")
    return program


@pytest.mark.long
def test_hours_and_texts_come_back(calendars: dict[str, bytes], case: tuple[Event, Programme], tmp_path: Path) -> None:
    event, programme = case
    program, paths = node(), []
    for number, data in enumerate(calendars.values()):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(data)
    run = subprocess.run([program, "-e", READ, "--", *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    for talk in programme.talks:
        mine = [entry for entry in found if entry["uid"] == uid(event, "talk", talk.id)]
        # The whole day, the axis, the talk for anybody, the invitation, and all that each speaker does.
        assert len(mine) == 4 + len(event.talk[talk.id].speakers)
        for entry in mine:
            assert entry["start"] == to_datetime(talk.day, talk.start, event.timezone).timestamp()
            assert entry["end"] == to_datetime(talk.day, talk.end, event.timezone).timestamp()
            assert entry["summary"] == event.talk[talk.id].title
            assert entry["description"].endswith(event.talk[talk.id].abstract)
            assert entry["location"].startswith(event.room[talk.room].name)
            assert entry["categories"] == [event.axis[str(event.talk[talk.id].axis)].title]
            assert entry["organizer"] == event.organisers[0].name.replace('"', "'")
        names = [event.person[person].name.replace('"', "'") for person in event.talk[talk.id].speakers]
        assert [entry["attendees"] for entry in mine if entry["attendees"]] == [names]


@pytest.mark.long
def test_a_release_is_read_and_what_is_off_says_so(released: dict[str, bytes], tmp_path: Path) -> None:
    program, paths = node(), {}
    for number, (name, data) in enumerate(released.items()):
        paths[str(tmp_path / f"{number}.ics")] = name
        (tmp_path / f"{number}.ics").write_bytes(data)
    run = subprocess.run([program, "-e", READ, "--", *paths], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = [one for one in json.loads(run.stdout) if one["method"] == "CANCEL"]
    names = [name for name in released if name.startswith("cancellations/")]
    assert len(found) == len(names) == 2
    assert {one["status"] for one in found} == {"CANCELLED", None}  # the whole talk; one speaker alone
    assert {one["sequence"] for one in found} == {1}
    assert all(len(one["attendees"]) >= 1 for one in found)
