"""What a page tells of the day is what `journee repair` would have been told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scheduler.board import answering as room
from scheduler.board.news import news_of
from scheduler.board.worker import Worker
from scheduler.services.amending import News


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"what": "late", "minutes": "20", "day": "", "now": "10:05", "until": ""},
            {"late": {"minutes": 20, "now": "10:05", "until": ""}},
        ),
        (
            {"what": "late", "minutes": "5", "day": "2027-06-11", "now": "10:05", "until": "19:00"},
            {"late": {"minutes": 5, "now": "2027-06-11 10:05", "until": "19:00"}},
        ),
        ({"what": "cancel", "talk": "T1"}, {"cancelled": ["T1"]}),
        ({"what": "away", "person": "X", "day": "", "from": "", "to": ""}, {"away": [["X", ""]]}),
        ({"what": "away", "person": "X", "day": "", "from": "", "to": "11:00"}, {"away": [["X", "00:00-11:00"]]}),
        (
            {"what": "away", "person": "X", "day": "2027-06-11", "from": "9:00", "to": ""},
            {"away": [["X", "2027-06-11 9:00-24:00"]]},
        ),
    ],
)
def test_what_happened_is_put_as_the_command_has_it(asked: dict[str, Any], told: dict[str, Any]) -> None:
    assert news_of(asked) == told


class Pipe:
    def __init__(self) -> None:
        self.lines: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.lines.append(data)

    def flush(self) -> None:
        pass


def test_the_worker_repairs_with_it(monkeypatch: pytest.MonkeyPatch, one_talk: Path) -> None:
    given: list[News] = []

    def amend(folder: Path, news: News, *_: object, **__: object) -> Any:
        assert folder == one_talk
        given.append(news)
        raise OSError

    monkeypatch.setattr(room, "amend", amend)
    worker = Worker(Pipe())  # type: ignore[arg-type]
    news = {"cancelled": ["T1"], "away": [["X", "9:00-10:00"]], "late": {"minutes": 5, "now": "9:00", "until": ""}}
    worker.expect(1)
    worker.answer({"id": 1, "do": "repair", "folder": str(one_talk), "news": {**news, "way_out": 2}})
    assert given[0].cancelled == ("T1",)
    assert given[0].away == (("X", "9:00-10:00"),)
    assert given[0].late is not None
    assert (given[0].late.minutes, given[0].late.now, given[0].late.until) == (5, "9:00", None)
    assert given[0].way_out == 2
