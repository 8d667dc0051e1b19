"""programme.xlsx, read back by two readers."""

from __future__ import annotations

import io
from datetime import time, timedelta

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from exports import Options, render
from exports.office import programme_xlsx
from scheduler.domain.edition import DRAFT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


def sheets(data: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


@pytest.mark.parametrize("name", ["one_room", "hostile", "with_posters", "congress"])
def test_every_text_is_in_it_as_it_was_typed(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    data, remarks = programme_xlsx(event, programme)
    rows, talks, people = sheets(data)
    assert remarks == ()
    assert {row[2] for row in talks[1:]} == {talk.title for talk in event.contributions}
    assert {talk.abstract for talk in event.contributions} <= {row[13] for row in talks[1:]}
    placed = (*programme.talks, *programme.sessions, *programme.breaks, *programme.plenaries)
    assert len(rows) == 1 + len(placed)
    presenting = {person for talk in event.contributions for person in talk.speakers}
    assert {event.person[person].name for person in presenting} <= {row[0] for row in people[1:]}


def test_nothing_is_a_formula(hostile: Pair) -> None:
    book = load_workbook(io.BytesIO(programme_xlsx(*hostile)[0]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(cell.value, str) and cell.value.startswith("=") for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_addresses_are_in_it_only_where_they_are_asked_for(one_room: Pair) -> None:
    event, programme = one_room
    addresses = {person.email for person in event.people}
    for asked in (False, True):
        files = render(event, programme, ("xlsx",), DRAFT, Options(with_addresses=asked)).files
        cells = {cell for sheet in sheets(files["exchange/programme.xlsx"]) for row in sheet for cell in row}
        assert bool(addresses & cells) is asked


def test_a_cell_that_is_too_long_is_cut_and_told(one_room: Pair) -> None:
    event, programme = one_room
    long = event.talks[0].model_copy(update={"abstract": "é" * 40_000})
    _, (remark,) = programme_xlsx(event.model_copy(update={"talks": (long, *event.talks[1:])}), programme)
    assert "32767" in remark.fr
    assert "32767" in remark.en


def test_hours_and_days_are_those_of_a_spreadsheet_and_bytes_stay(one_room: Pair) -> None:
    event, programme = one_room
    data, _ = programme_xlsx(event, programme)
    assert programme_xlsx(event, programme)[0] == data
    rows = list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[0].date() for row in rows} == {day.date for day in event.days}
    placed = (*programme.talks, *programme.sessions, *programme.breaks, *programme.plenaries)
    assert sorted(minutes(row[1]) for row in rows) == sorted(item.start for item in placed)


def minutes(value: object) -> int:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    assert isinstance(value, timedelta)
    return round(value.total_seconds() / 60)
