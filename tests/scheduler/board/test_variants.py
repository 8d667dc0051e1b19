"""Programmes stand side by side with what differs, and one of them is taken by a click."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.answers import choice_data
from scheduler.domain.programme import Programme
from scheduler.reading import read_folder
from scheduler.search.result import Result
from scheduler.services.alternative_programmes import Choice
from scheduler.services.current_programme import read_programme
from scheduler.services.programme_files import Recording
from scheduler.services.undoing import undo
from scheduler.services.writing import check_and_write
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.test_jobs import Listener, with_worker

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def later(programme: Programme) -> Programme:
    """The same half an hour later."""
    session, talk = programme.sessions[0], programme.talks[0]
    return programme.model_copy(
        update={
            "sessions": (session.model_copy(update={"start": 570, "end": 600}),),
            "talks": (talk.model_copy(update={"start": 570, "end": 600}),),
        }
    )


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def shown(folder: Path, *programmes: Programme, current: Programme | None = None, **more: Any) -> str:
    """The page of variants, those programmes having been found."""
    reading = read_folder(folder)
    if current is not None:
        from scheduler.language.message import message

        check_and_write(folder, reading, current, Recording("test", message("x", "x")))
    result = Result(status="optimal" if programmes else "unknown", programme=None, seconds=1.0)
    choice = Choice(reading, result, programmes, (True,) * (len(programmes) - 1), complete=True)
    visitor = Visitor(folder)
    visitor.see("/variants")
    ended = json.loads(json.dumps(choice_data(choice)))
    visitor.board.jobs._ended = {"id": 7, "do": "alternatives", "way": None, "rev": visitor.rev, "ended": ended, **more}
    return visitor.see("/variants")


def test_what_differs_from_the_first_is_marked_and_the_present_one_is_named(
    one_talk: Path, programme: Programme, later: Programme
) -> None:
    page = shown(one_talk, programme, later, current=later)
    assert page.count("<mark>") == 1, "of the second programme alone"
    text = text_of(page)
    assert "1 talk elsewhere than in programme 1" in text
    assert page.count('data-ask="POST /api/alternatives/') == 1, "the other one stands already"
    assert 'data-ask="POST /api/alternatives/1" data-body=\'{"of": 7}\'' in page
    assert "the present one" in text


def test_levels_are_compared(one_talk: Path, programme: Programme, later: Programme) -> None:
    worse = later.model_copy(update={"levels": (later.levels[0].model_copy(update={"value": 2}),)})
    text = text_of(shown(one_talk, programme, worse))
    assert "1 session 2 sessions ✗ worse" in text


def test_where_there_is_no_other_the_way_to_one_is_told(one_talk: Path, programme: Programme) -> None:
    text = text_of(shown(one_talk, programme))
    assert "There are no others on these terms" in text


def test_why_there_is_none_is_told(one_talk: Path, programme: Programme, later: Programme) -> None:
    assert "There was no time" in text_of(shown(one_talk))
    refused = {"status": "failed", "text": {"fr": "La raison", "en": "The reason"}, "way": 2}
    assert "The reason" in text_of(shown(one_talk, programme, later, refused=refused))


def test_hostile_texts_are_texts(one_talk: Path, programme: Programme, later: Programme) -> None:
    (one_talk / "talks.csv").write_text(f"id,title,speakers\nT1,{HOSTILE},Mme X\n")
    page = shown(one_talk, programme, later)
    assert HOSTILE not in page
    assert "alert(1)" in page


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"count": 3},
        {"count": "1"},
        {"count": "5"},
        {"count": "x"},
        {"count": "3", "loss sessions": "-1"},
        {"count": "3", "loss sessions": "٣"},
        {"count": "3", "loss sessions": 4},
        {"count": "3", "loss sessions": "9999999"},
    ],
)
def test_a_wrong_wish_is_told(one_talk: Path, asked: dict[str, object]) -> None:
    visitor = Visitor(one_talk)
    visitor.see("/variants")
    assert visitor.ask("POST", "/api/jobs", json.dumps({"do": "alternatives", **asked}).encode()).status == 400
    assert visitor.ask("POST", "/api/alternatives/1", b'{"of": 1}').status == 409, "nothing was found"


@pytest.mark.long
def test_one_is_taken_undone_and_another_taken(one_talk: Path) -> None:
    async def work(listener: Listener) -> None:
        job = {"folder": str(one_talk), "seconds": 30, "count": 2, "losses": {}}
        await listener.jobs.put({"do": "alternatives", **job}, "then")
        said = (await listener.end())["programmes"]
        assert len(said) == 2
        for number in (2, 1):
            await listener.jobs.put({"do": "choose", "folder": str(one_talk), "way": number}, "then")
            ended = await listener.end()
            assert ended["status"] == "taken", ended
            wanted = Programme.model_validate(said[number - 1]["programme"])
            assert read_programme(read_folder(one_talk).event, one_talk).talks == wanted.talks
            answer = listener.jobs.answer("then")
            assert answer is not None
            assert answer["do"] == "alternatives", "the others can still be taken"
        assert undo(one_talk) is not None

    with_worker(work)
