"""What is written for apps is read back: titles, people, rooms, axes, hours, notes and texts are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import Options, render
from exports.interchange.conference import conference
from exports.interchange.items import AppItem
from scheduler.domain.clock import to_datetime
from scheduler.domain.edition import DRAFT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.importing import frab, schedule_json
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.language.text import clean_block, clean_line

PAIRS = ("one_room", "three_rooms", "hostile", "with_posters", "congress")
OPTIONS = Options(breaks=True)


def read_back(event: Event, programme: Programme, format: str, folder: Path) -> Imported:
    files = render(event, programme, (format,), DRAFT, OPTIONS).files
    (data,) = (data for path, data in files.items() if "apps/schedule" in path)
    (folder / "schedule").write_bytes(data)
    return (frab if format == "frab" else schedule_json).imported([folder / "schedule"], Asked())


@pytest.mark.parametrize("format", ["frab", "schedule-json"])
@pytest.mark.parametrize("name", PAIRS)
def test_what_apps_get_is_read_back(name: str, format: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    result = read_back(event, programme, format, tmp_path)
    written = [
        (room, item)
        for day in conference(event, programme, OPTIONS).days
        for room, _, items in day.rooms
        for item in items
    ]
    shown = [(room, item) for room, item in written if item.kind != "break"]
    assert result.title == clean_line(event.title)
    assert len(result.pauses) == len(written) - len(shown)
    assert {axis.title for axis in result.axes} == {clean_line(item.track) for _, item in shown if item.track}
    for (room, item), talk in zip(shown, result.talks, strict=True):
        assert (talk.reference, talk.title, talk.axis) == (item.guid, clean_line(item.title), clean_line(item.track))
        assert talk.kind == item.kind
        assert talk.abstract == clean_block(item.abstract)
        assert talk.cells.get("note", "") == clean_line(item.subtitle)
        assert talk.held is not None
        assert talk.held.start == to_datetime(item.day, item.start, event.timezone).replace(tzinfo=None)
        assert (talk.held.minutes, talk.held.room) == (item.end - item.start, clean_line(room))
        assert [person.name for person in talk.people] == names(item)
        if format == "schedule-json":
            biographies = [clean_block(person.biography) for person in item.people]
            assert [person.biography for person in talk.people] == biographies


def names(item: AppItem) -> list[str]:
    return [clean_line(person.name) for person in item.people]
