"""Hours on the sheet stay whole, however narrow their column is."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from exports.pdf import programme_pdf
from exports.pdf.blocks import Blocks
from exports.pdf.document import Words
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.rows import PauseRow, Who
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room

Pair = tuple[Event, Programme]
DAY = date(2025, 5, 23)


def _lines(text: Text, width: float) -> list[str]:
    """The lines of the paragraph, without the spaces in them."""
    text.wrap(width, 1000)
    lines = text.blPara.lines
    words = [line[1] if isinstance(line, tuple) else [word.text for word in line.words] for line in lines]
    return [re.sub(r"\s", "", "".join(line)) for line in words]


@pytest.mark.parametrize(("language", "first", "second"), [("fr", "11h–", "21h20"), ("en", "11:00–", "21:20")])
@pytest.mark.parametrize("scale", [0.66, 1.0, 1.5])
def test_no_hour_is_broken_at_any_width(one_room: Pair, language: str, first: str, second: str, scale: float) -> None:
    blocks = Blocks(Words(one_room[0].model_copy(update={"language": language})), scale)
    seen = set()
    for width in range(12, 160, 4):
        (text,) = blocks.span(660, 1280, Element("P"), width)
        lines = _lines(text, width)
        assert lines in ([first + second], [first, second])
        seen.add(len(lines))
    assert seen == {1, 2}


@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "congress"])
def test_every_hour_of_the_english_sheet_is_whole(pair: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(pair)
    reader = PdfReader(BytesIO(programme_pdf(event.model_copy(update={"language": "en"}), programme)))
    lines = [line.strip() for page in reader.pages for line in page.extract_text().splitlines()]
    timed = [line for line in lines if re.search(r"\d:|:\d", line)]
    assert timed
    assert not [line for line in timed if re.search(r"(?<!\d):\d|\d:(?!\d\d)|:\d\d\d|(?:^|–)\d$", line)]


def test_no_line_begins_with_what_separates_two_pieces(one_room: Pair) -> None:
    blocks = Blocks(Words(one_room[0]), 1)
    who = Who("p", "Ada Mercier", "Université du Sud (laboratoire Eaux)")
    room = Room(id="h", name="Hall du bas")
    break_row = PauseRow("break", "c", DAY, 600, 630, "Pause café", room, note="libre", names_room=True)
    plenary = PauseRow("plenary", "p", DAY, 600, 630, "Conférence", people=(who,), note="en visioconférence")
    texts = [*blocks.pause(break_row, Element("Sect"), 300), *blocks.pause(plenary, Element("Sect"), 300)]
    broken = 0
    for width in range(60, 300, 5):
        for text in texts:
            lines = _lines(text, width)
            broken += len(lines) - 1
            assert not [line for line in lines if line[0] in "·–"]
    assert broken > 50
