"""Calendars put together of bytes are those that the library writes as a whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event as Entry

from exports.agenda import current
from exports.calendar_bytes import empty_calendar, entry_bytes, filled_calendar, plain_calendar, written
from exports.entry import guest_entry, public_entry
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def test_the_bytes_are_those_of_the_library(congress: tuple[Event, Programme]) -> None:
    records = current(*congress)
    first = records[0].item
    stated = ("PUBLISH", first.language, first.timezone, first.day)
    for make in (public_entry, guest_entry):
        whole = empty_calendar(*stated)
        for record in records:
            whole.add_component(make(record))
        entries = [entry_bytes(make, record) for record in records]
        assert plain_calendar(*stated, entries) == whole.to_ical()
        assert filled_calendar(empty_calendar(*stated), entries) == whole.to_ical()


def test_an_entry_that_differs_in_anything_is_written_anew(congress: tuple[Event, Programme]) -> None:
    record = current(*congress)[0]
    later = record.model_copy(update={"sequence": record.sequence + 1})
    renamed = record.model_copy(update={"item": record.item.model_copy(update={"title": "Clôture"})})
    cancelled = record.model_copy(update={"cancelled": True})
    written = {entry_bytes(public_entry, each) for each in (record, later, renamed, cancelled, record)}
    assert len(written) == 4


@given(st.text(st.sampled_from("aé漢🚀\\^;,\n \u0301"), min_size=60, max_size=240))
def test_a_long_text_is_folded_as_by_the_library(text: str) -> None:
    entry = Entry()
    entry.add("summary", text)
    entry.add("location", text, parameters={"ALTREP": "x" * 200})
    assert written(entry) == entry.to_ical()
