"""A folder made of what apps get, with its hours, gives a programme of which apps get the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Options, render
from scheduler.cli.program import main
from scheduler.domain.edition import DRAFT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.importing.asked import Asked
from scheduler.importing.formats import importer
from scheduler.importing.imported import Imported, ImportedTalk

FILES = {"frab": "schedule.xml", "schedule-json": "schedule.json"}


def facts(talk: ImportedTalk, biographies: bool) -> tuple[Any, ...]:
    """What everybody sees of a talk."""
    people = [(person.name, person.biography if biographies else "") for person in talk.people]
    return talk.title, talk.kind, people, talk.axis, talk.abstract, dict(talk.cells), talk.held


@pytest.mark.long
@pytest.mark.parametrize("format", FILES)
def test_a_programme_comes_back_from_what_apps_get(
    format: str, one_room: tuple[Event, Programme], tmp_path: Path
) -> None:
    files = render(*one_room, (format,), DRAFT, Options(breaks=True)).files
    (data,) = (data for path, data in files.items() if "apps/schedule" in path)
    source, folder = tmp_path / FILES[format], tmp_path / "event"
    source.write_bytes(data)
    assert main(["import", format, str(source), str(folder), "--keep-times", "--quiet"]) == 0
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert main(["export", str(folder), "--format", format, "--breaks", "--quiet"]) == 0
    (again,) = folder.rglob(f"apps/{FILES[format]}")
    before, after = (read(format, path) for path in (source, again))
    biographies = format == "schedule-json"
    assert sorted((facts(talk, biographies) for talk in after.talks), key=repr) == sorted(
        (facts(talk, biographies) for talk in before.talks), key=repr
    )
    assert {(pause.title, pause.held) for pause in after.pauses} == {
        (pause.title, pause.held) for pause in before.pauses
    }
    assert after.title == before.title


def read(format: str, path: Path) -> Imported:
    return importer(format)([path], Asked())
