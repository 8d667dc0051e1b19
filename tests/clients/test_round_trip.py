"""Every text of every sample and of the hostile set, as it is cleaned on reading, comes back equal from calendars."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from exports.calendar_bytes import empty_calendar
from exports.entry import invitation
from scheduler.domain.calendar_item import Guest, Host, Item, Record
from scheduler.language.text import clean_block, clean_line
from scheduler.reading import read_folder

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/event.toml"))
HOSTILE = (
    '<img src="file:///etc/passwd"/>',
    "x" * 6000,
    "mot " * 150,
    "=1+1 🚀 שלום <b>gras</b> & </para>",
    "Œ" * 300,
    "</script><script>alert(1)</script>",
    '"]]>{{ 7*7 }}{% raw %}',
    "Zoé\u00a0: «\u202fÉ́\u202f»",
    "a\\nb\\,c\\;d\\\\e",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    "une\r\ndeux\rtrois\n\nquatre\u2028cinq",
    "\u202eevil\u202c \u200bzero",
    "a\tb",
    "; , : \\ \" ' ^n ^^",
    " " * 80 + "y",
    "é" * 74 + "🚀" * 40,
)
READ = """
const loaded = require('ical.js'); const ICAL = loaded.default || loaded;
ICAL.design.strict = true;
const found = [];
for (const path of process.argv.slice(1)) {
  const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(path, 'utf8')));
  for (const one of calendar.getAllSubcomponents('vevent'))
    found.push([one.getFirstPropertyValue('summary'), one.getFirstPropertyValue('description'),
                one.getFirstPropertyValue('location')]);
}
console.log(JSON.stringify(found));
"""


def texts() -> list[tuple[str, str, str]]:
    """One-line text, long text, one-line text; cleaned as on reading."""
    found = []
    for sample in SAMPLES:
        event = read_folder(sample).event
        place = ", ".join(filter(None, (event.venue.name, event.venue.address)))
        found += [(talk.title, talk.abstract, place) for talk in event.talks]
        found += [(one.title, "", one.title) for one in (*event.axes, *event.plenaries, *event.breaks)]
        found += [(person.name, person.biography, person.affiliation or "") for person in event.people]
    found += [(clean_line(text), clean_block(text), clean_line(text[::-1])) for text in HOSTILE]
    return [one for one in found if one[0]]


def file_of(number: int, title: str, abstract: str, place: str) -> bytes:
    guest = Guest(id="a@example.org", name=title, email="a@example.org")
    item = Item(
        kind="talk",
        id=f"T{number}",
        uid=f"uid-{number}",
        event="Événement",
        language="fr",
        title=title,
        day=date(2025, 5, 23),
        start=600,
        end=630,
        timezone="Europe/Paris",
        place=place,
        abstract=abstract,
        host=Host(name="Zoé", uri="mailto:z@example.org"),
        guests=(guest,),
    )
    calendar = empty_calendar("REQUEST", "fr", "Europe/Paris", item.day)
    calendar.add_component(invitation(Record(item=item, sequence=0, number=1, moment=datetime(2025, 1, 1, tzinfo=UTC))))
    return bytes(calendar.to_ical())


def must_be_equal(said: tuple[str, str, str], summary: str, description: str, location: str | None) -> None:
    title, abstract, place = said
    assert summary == title
    assert (location or "") == place
    if abstract:
        assert description.endswith(f"\n\n{abstract}")


def test_the_samples_are_there() -> None:
    assert len(SAMPLES) >= 3
    assert len(texts()) > 60


@pytest.mark.long
def test_icalendar_gives_every_text_back() -> None:
    for number, said in enumerate(texts()):
        (entry,) = Calendar.from_ical(file_of(number, *said)).walk("VEVENT")
        must_be_equal(said, str(entry["summary"]), str(entry["description"]), str(entry.get("location", "")))


def test_ical_js_gives_every_text_back(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or subprocess.run([node, "-e", "require('ical.js')"], capture_output=True).returncode:
        pytest.skip("ical.js is not installed where node looks for it (NODE_PATH)")
    said, paths = texts(), []
    for number, one in enumerate(said):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(file_of(number, *one))
    run = subprocess.run([node, "-e", READ, "--", *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    for one, found in zip(said, json.loads(run.stdout), strict=True):
        must_be_equal(one, *found)
