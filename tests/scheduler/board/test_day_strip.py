"""The hours of a cell are drawn on the event's days as they were read; what is painted there can be typed as well."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path

import pytest

from scheduler.board.day_strip import day_strip
from scheduler.domain.windows import Day
from tests.scheduler.board.asking import Visitor

DAYS = (Day(date=date(2027, 6, 10), start=540, end=1080), Day(date=date(2027, 6, 11), start=555, end=720))


def spans(text: str, field: str = "available") -> list[list[tuple[int, int]]]:
    return [list(day["spans"]) for day in day_strip(text, field, DAYS, "fr")["days"]]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("", "available", [[(540, 1080)], [(555, 720)]]),
        ("", "preferred", [[], []]),
        ("09:00-10:00", "available", [[(540, 600)], [(540, 600)]]),
        ("2027-06-10 14:00-15:10; 2027-06-11 10:00-11:00", "preferred", [[(840, 910)], [(600, 660)]]),
    ],
)
def test_the_strip_has_what_was_read(text: str, field: str, expected: object) -> None:
    assert spans(text, field) == expected
    assert day_strip(text, field, DAYS, "fr")["told"] == ""


def test_words_are_drawn_and_told_as_they_were_understood() -> None:
    strip = day_strip("matin", "available", DAYS, "fr")
    assert strip["told"]
    assert not strip["wrong"]
    assert [day["spans"][0][1] <= 780 for day in strip["days"]] == [True, True]


def test_what_is_not_understood_has_no_strip_but_its_reason() -> None:
    strip = day_strip("9 to ten-ish <b>", "available", DAYS, "en")
    assert (strip["wrong"], strip["days"]) == (True, [])
    assert "9 to ten-ish" in strip["told"]


def test_slots_cover_the_day_without_a_gap() -> None:
    for day, drawn in zip(DAYS, day_strip("", "available", DAYS, "en")["days"], strict=True):
        bounds = [(slot["start"], slot["end"]) for slot in drawn["slots"]]
        assert bounds[0][0] == day.start
        assert bounds[-1][1] == day.end
        assert all(one[1] == other[0] for one, other in itertools.pairwise(bounds))
        assert all(slot["label"] for slot in drawn["slots"])


def test_a_page_with_mistakes_has_strips_too_and_rows_of_another_zone_none(one_talk: Path) -> None:
    talks = "id,title,speakers,available,timezone\nT1,One,Ada,never ever,\nT2,Two,Bo,09:00-10:00,Asia/Tokyo\n"
    (one_talk / "talks.csv").write_text(talks)
    visitor = Visitor(one_talk)
    table, form = visitor.see("/data").split("</table>", 1)
    assert table.count('data-strip="available"') == 1, "of the row that is in the event's own zone"
    assert form.count('data-strip="available"') == 1, "of a new row"
    body = json.dumps({"text": "09:00-10:00", "field": "available"}).encode()
    answer = visitor.ask("POST", "/api/hours", body)
    assert json.loads(answer.text)["days"][0]["spans"] == [[540, 600]]
    assert visitor.ask("POST", "/api/hours", b'{"text": "", "field": "title"}').status == 400
