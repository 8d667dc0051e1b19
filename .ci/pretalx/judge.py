"""A real pretalx takes our schedule.xml twice and gives it back equal: `judge.py PYTHON FOLDER` (`make judge-pretalx`).

PYTHON is that of an environment with pretalx and its plugin pretalx-downstream. For a day and for a congress, the
second programme has a talk more than the first, and two talks that changed places. What pretalx publishes must have the
same talks with the same titles, hours, lengths, rooms, tracks, people and abstracts, and know those of the first
release again. Known differences are pretalx's own: an empty abstract comes back as the text "None", one language for
all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from benchmarks.generate import instance
from exports.format import Options
from exports.interchange.frab import schedule_xml
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

SITE = Path(__file__).parent / "site.py"
INSTANCES = ("day-31", "preset-50")
ZONE = ZoneInfo("Europe/Paris")
#: Titles and names that break programs; pretalx takes titles of 200 characters, names of 120.
NASTY = ('<b>&amp; "l\'eau"', "Où va l’IA ? « ici » – 25 %", "العربية 漢字 😀", "{{ 7 * 7 }} ]]> <!--", "x" * 190)
ABSTRACT = "Un *mot* & <b>deux</b>\n- item\n1. œuvre"


@dataclass(frozen=True)
class Talk:
    """What must be equal in both files."""

    title: str
    date: str
    start: str
    minutes: int
    room: str
    track: str
    people: frozenset[str]
    abstract: str


def talks(data: bytes) -> dict[str, Talk]:
    """The talks of a schedule.xml by their id there."""
    found = {}
    for event in ElementTree.fromstring(data).iter("event"):
        text = {each.tag: (each.text or "").strip() for each in event}
        hours, minutes = text["duration"].split(":")[:2]
        found[event.attrib["id"]] = Talk(
            text["title"],
            datetime.fromisoformat(text["date"]).astimezone(ZONE).isoformat(),
            text["start"],
            int(hours) * 60 + int(minutes),
            text["room"],
            text["track"],
            frozenset((each.text or "").strip() for each in event.iter("person")),
            "" if text["abstract"] == "None" else text["abstract"],
        )
    return found


def dressed(event: Event) -> Event:
    """The event with texts that break programs."""
    changed = [
        talk.model_copy(update={"title": f"{NASTY[n % len(NASTY)]} {n}", "abstract": ABSTRACT if n % 2 else ""})
        for n, talk in enumerate(event.talks)
    ]
    people = [
        each.model_copy(update={"name": f"{NASTY[n % len(NASTY)][:100]} {n}"}) if n < len(NASTY) else each
        for n, each in enumerate(event.people)
    ]
    axes = [each.model_copy(update={"title": f"{NASTY[n % 2]} {n}"}) for n, each in enumerate(event.axes)]
    return event.model_copy(update={"talks": tuple(changed), "people": tuple(people), "axes": tuple(axes)})


def without(event: Event, programme: Programme, name: str) -> tuple[Event, Programme]:
    """Event and programme before the talk was accepted."""
    sessions = tuple(
        each.model_copy(update={"talks": tuple(talk for talk in each.talks if talk != name)})
        for each in programme.sessions
    )
    placed = tuple(talk for talk in programme.talks if talk.id != name)
    left = event.model_copy(update={"talks": tuple(talk for talk in event.talks if talk.id != name)})
    return left, programme.model_copy(update={"sessions": sessions, "talks": placed})


def swapped(programme: Programme, first: str, second: str) -> Programme:
    """The programme in which two neighbours of a session have changed places."""
    one, other = programme.talk[first], programme.talk[second]
    moved = {
        other.id: other.model_copy(update={"start": one.start, "end": one.start + other.end - other.start}),
        one.id: one.model_copy(update={"start": other.end - (one.end - one.start), "end": other.end}),
    }
    sessions = tuple(
        each.model_copy(update={"talks": (second, first, *each.talks[2:])}) if first in each.talks else each
        for each in programme.sessions
    )
    placed = tuple(moved.get(talk.id, talk) for talk in programme.talks)
    return programme.model_copy(update={"sessions": sessions, "talks": placed})


def releases(name: str) -> list[bytes]:
    """Two releases of an instance as schedule.xml."""
    planted = instance(name)
    event, programme = dressed(planted.event), planted.programme
    longest = max(programme.sessions, key=lambda each: len(each.talks))
    before = without(event, programme, longest.talks[-1])
    after = event, swapped(programme, *longest.talks[:2])
    return [
        schedule_xml(*each, Edition(number, datetime(2026, 5, number, tzinfo=ZONE)), Options())
        for number, each in enumerate((before, after), 1)
    ]


def compared(file: Path, codes: dict[str, int]) -> list[str]:
    """What differs between a file of ours and what pretalx made of it."""
    ours, theirs = talks(file.read_bytes()), talks(file.with_suffix(".out").read_bytes())
    faults = [f"{file.name}: pretalx has {len(theirs)} talks of {len(ours)}"] if len(ours) != len(theirs) else []
    for number, talk in ours.items():
        back = theirs.get(str(codes.get(number)))
        if back is None:
            faults.append(f"{file.name}: pretalx does not know talk {number}, {talk.title}")
        elif back != talk:
            faults.append(f"{file.name}: talk {number}\n  ours   {talk}\n  theirs {back}")
    return faults


def judged(files: list[Path]) -> list[str]:
    """What two releases, in the order of the files, show after they have been through a pretalx."""
    before, after = (json.loads(file.with_suffix(".codes").read_text("utf-8")) for file in files)
    faults = [f"{files[1].name}: {code} is another talk" for code, key in before.items() if after.get(code) != key]
    first, second = (talks(file.read_bytes()) for file in files)
    if len(second) != len(first) + 1 or sum(second[key] != talk for key, talk in first.items()) < 2:
        faults.append(f"{files[1].name}: the releases do not differ as they should")
    return [*faults, *compared(files[0], before), *compared(files[1], after)]


def main(python: str, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    pairs = {name: [folder / f"{name}-v{number}.xml" for number in (1, 2)] for name in INSTANCES}
    for name, files in pairs.items():
        for file, data in zip(files, releases(name), strict=True):
            file.write_bytes(data)
    every = [str(file) for files in pairs.values() for file in files]
    subprocess.run([python, str(SITE), str(folder / "site"), *every], check=True)
    faults = [fault for files in pairs.values() for fault in judged(files)]
    print("\n".join(faults) or f"pretalx gave back {', '.join(INSTANCES)} equal, twice")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
