"""A sheet of a day with very many posters: nothing is lost, no page is empty, the day begins below the title."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdf_tools import squeezed
from pypdf import PdfReader

from exports.pdf.sheet import sheet
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk

Pair = tuple[Event, Programme]


def crowded(pair: Pair, number: int) -> Pair:
    """The event with so many posters during its first break."""
    event, programme = pair
    posters = tuple(
        Talk(
            id=f"P{each}", title=f"Contribution {each}: of street trees and peat", speakers=(event.people[each % 9].id,)
        ).model_copy(update={"type": "poster"})
        for each in range(1, number + 1)
    )
    first, *others = event.breaks
    breaks = (first.model_copy(update={"posters": True}), *others)
    return event.model_copy(update={"posters": posters, "breaks": breaks}), programme


def pages_of(event: Event, programme: Programme) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(sheet(event, programme))).pages]


@pytest.mark.parametrize("number", [7, 60, 150])
@pytest.mark.parametrize("name", ["one_room", "three_rooms", "congress"])
def test_all_posters_are_there_and_the_day_begins_below_the_title(
    name: str, number: int, request: pytest.FixtureRequest
) -> None:
    event, programme = crowded(request.getfixturevalue(name), number)
    pages = pages_of(event, programme)
    text = "".join(pages)
    shown = sum(placed.id == event.breaks[0].id for placed in programme.breaks)
    for each in range(1, number + 1):
        assert text.count(squeezed(f"Contribution {each}: of street")) == shown
    opening = min(programme.breaks, key=lambda each: each.start)
    title = next(each.title for each in event.breaks if each.id == opening.id)
    earliest = min(programme.sessions, key=lambda each: each.start)
    titles = {talk.id: squeezed(talk.title) for talk in event.talks}
    assert squeezed(title) in pages[0] or titles[earliest.talks[0]] in pages[0]
    assert all(len(page) > len(squeezed(event.title)) + 200 for page in pages[:-1])


def test_posters_of_several_columns_take_less_room_than_a_list(three_rooms: Pair) -> None:
    """Forty posters leave the day on one page, in type that is no smaller than that of a day of many rooms."""
    assert len(pages_of(*crowded(three_rooms, 40))) <= 2
