"""An event of several days on one of which nothing is (yet): the day of everything else is named all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pdf_tools import reader_of

from exports import render
from scheduler.language.typography import heading_date, long_date
from tests.exports.conftest import Pair

NAMED = ("page", "fragment", "programme", "booklet", "text", "docx")


@pytest.fixture(scope="module")
def half_empty(one_room: Pair) -> Pair:
    """Two days, with nothing on the second."""
    event, programme = one_room
    (day,) = event.days
    return event.model_copy(update={"days": (day, day.model_copy(update={"date": day.date + timedelta(1)}))}), programme


def text_of(name: str, data: bytes) -> str:
    """The words that a reader of the file reads, blanks made equal."""
    if name.endswith(".pdf"):
        text = " ".join(page.extract_text() for page in reader_of(data).pages)
    elif name.endswith(".docx"):
        import io

        from docx2python import docx2python

        text = docx2python(io.BytesIO(data)).text
    else:
        text = data.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("format", NAMED)
def test_the_day_is_named(half_empty: Pair, format: str) -> None:
    event, programme = half_empty
    day = event.days[0].date
    names = {" ".join(name(day, event.language).split()) for name in (long_date, heading_date)}
    for name, data in render(event, programme, [format]).files.items():
        assert any(each.casefold() in text_of(name, data).casefold() for each in names), name


def test_the_hours_of_one_day_are_not_those_of_both(half_empty: Pair, one_room: Pair) -> None:
    files = render(*one_room, ["programme"]).files
    assert "2025, 9" in text_of("x.pdf", files["public/programme.pdf"])
    files = render(*half_empty, ["programme"]).files
    assert "2025, 9" not in text_of("x.pdf", files["public/programme.pdf"])
