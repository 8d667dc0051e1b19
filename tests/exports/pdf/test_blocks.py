"""Hours on the sheet stay whole, however narrow their column is."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from exports.pdf import programme_pdf
from exports.pdf.blocks import Blocks
from exports.pdf.document import Words
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


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
