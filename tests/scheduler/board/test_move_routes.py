"""What the grid sends is taken for what it is; the newest question wins, and a change waits for its end."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.guard import Keys
from scheduler.board.questions import Questions
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.services.programme_files import Recording
from scheduler.services.writing import check_and_write
from tests.scheduler.board.asking import HOST, PORT, Visitor, asked

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7993 }}"
ITEM = {"kind": "talk", "id": "T1", "day": ""}
MOVE = {"subject": ITEM, "to": {"how": "swap", **ITEM}}
ROUTES = ["/api/moves/check", "/api/moves/why", "/api/moves", "/api/moves/nearest", "/api/pins", "/api/withdrawn"]


class Worker:
    """Stands in for the process: it notes what it is asked, and ends what it is told to end."""

    def __init__(self, ended: Mapping[str, Any]) -> None:
        self.ended, self.asked = ended, list[Mapping[str, Any]]()

    async def ask(self, job: Mapping[str, Any], asker: str = "") -> Mapping[str, Any]:
        self.asked.append(job)
        return self.ended

    async def give_up(self) -> None:
        self.asked.append({"do": "give up"})


def visitor_with(folder: Path, ended: Mapping[str, Any]) -> tuple[Visitor, Worker]:
    visitor, worker = Visitor(folder, "fr"), Worker(ended)
    visitor.board.questions = worker  # type: ignore[assignment]
    return visitor, worker


@pytest.mark.parametrize("route", ROUTES)
def test_no_move_without_the_token_nor_from_another_site(one_talk: Path, route: str) -> None:
    visitor, worker = visitor_with(one_talk, {"status": "taken"})
    keys: Keys = visitor.board.keys
    known = {"host": HOST, "cookie": f"{keys.cookie}={keys.session}"}
    assert asyncio.run(asked(visitor.app, "POST", route, known, b"{}")).status == 403
    token = {**known, "x-journee": keys.token}
    assert asyncio.run(asked(visitor.app, "POST", route, {**token, "sec-fetch-site": "cross-site"})).status == 403
    assert (
        asyncio.run(asked(visitor.app, "POST", route, {**token, "origin": f"http://evil.example:{PORT}"})).status == 403
    )
    assert worker.asked == []


@pytest.mark.parametrize(
    ("route", "body"),
    [
        ("/api/moves/check", {"asker": "", "subject": ITEM}),
        ("/api/moves/check", {"asker": "a", "item": ITEM}),
        ("/api/moves/check", {"asker": "a", "subject": {**ITEM, "kind": "folder"}}),
        ("/api/moves/check", {"asker": "a", "subject": {**ITEM, "day": "tomorrow"}}),
        ("/api/moves/check", {"asker": "a", "subject": ITEM, "to": None}),
        ("/api/moves/check", {"asker": "a", "subject": ITEM, "to": {"how": "at", "day": "", "minute": 1}}),
        ("/api/moves/check", {"asker": "a", "subject": ITEM, "to": {"how": "at", "minute": -1, "day": ""}}),
        ("/api/moves/check", {"asker": "a", "subject": ITEM, "to": {"how": "__class__", "minute": 1}}),
        ("/api/moves/why", {"asker": "a"}),
        ("/api/moves", {**MOVE, "how": "folder", "of": 1}),
        ("/api/moves", {**MOVE, "how": "best", "of": "1"}),
        ("/api/moves", {"subject": ITEM, "how": "best", "of": 1}),
        ("/api/moves", {"how": "best", "of": 1}),
        ("/api/pins", {"subjects": [], "pinned": True}),
        ("/api/pins", {"subjects": [ITEM], "pinned": "yes"}),
        ("/api/withdrawn", {"subject": "T1"}),
    ],
)
def test_what_no_page_sends_is_refused_before_anything_is_asked(
    one_talk: Path, route: str, body: Mapping[str, Any]
) -> None:
    visitor, worker = visitor_with(one_talk, {"status": "taken"})
    assert visitor.ask("POST", route, json.dumps(body).encode()).status == 400
    assert worker.asked == []


def test_a_change_answers_once_it_is_made_and_says_why_it_was_not(one_talk: Path) -> None:
    visitor, worker = visitor_with(one_talk, {"status": "taken"})
    priced, unpriced = ({**MOVE, "how": "least", **more} for more in ({"of": 3}, {}))
    job = {"do": "take", "how": "least", "item": ITEM, "place": MOVE["to"], "seconds": 25}
    job |= {"folder": str(one_talk), "anyway": False}
    assert visitor.ask("POST", "/api/moves", json.dumps(priced).encode()).status == 200
    assert visitor.ask("POST", "/api/moves", json.dumps(unpriced).encode()).status == 200
    assert worker.asked == [{**job, "of": 3}, job]
    worker.ended = {"status": "open", "code": "open_elsewhere", "text": {"fr": "ouvert", "en": "open"}}
    answer = visitor.ask(
        "POST", "/api/pins", json.dumps({"subjects": [ITEM], "pinned": True}).encode(), **{"accept-language": "fr"}
    )
    assert answer.status == 409
    assert json.loads(answer.body) == {"code": "open_elsewhere", "text": "ouvert", "problems": [], "anyway": True}
    worker.ended = {"status": "unknown"}
    assert json.loads(visitor.ask("POST", "/api/moves/nearest").body)["text"]


class Slow:
    """Stands in for the worker's jobs: each runs until it is stopped or let go."""

    def __init__(self) -> None:
        self.running: dict[str, Any] | None = None
        self.begun: list[str] = []

    async def put(self, job: Mapping[str, Any], _: str) -> int:
        assert self.running is None, "one after the other"
        self.begun.append(job["name"])
        self.running = {"id": len(self.begun), **job}
        return len(self.begun)

    async def stop(self, _: int) -> bool:
        self.let_go("stopped")
        return True

    def let_go(self, status: str) -> None:
        job, self.running = self.running, None
        self.questions._heard({**(job or {}), "ended": {"status": status}})

    questions: Questions


def test_the_newest_question_wins_and_no_change_is_given_up() -> None:
    told: list[Mapping[str, Any]] = []

    async def run() -> list[Any]:
        questions, jobs = Questions(told.append), Slow()
        questions._jobs, jobs.questions = jobs, questions  # type: ignore[assignment]

        def ask(do: str, name: str) -> asyncio.Task[Any]:
            return asyncio.create_task(questions.ask({"do": do, "name": name}, name))

        first = ask("targets", "first")
        await asyncio.sleep(0)
        change = ask("take", "change")
        for _ in range(5):
            await asyncio.sleep(0)
        second, third = ask("price", "second"), ask("price", "third")
        for _ in range(5):
            await asyncio.sleep(0)
        assert jobs.begun == ["first", "change"], "what is asked meanwhile does not end the change"
        jobs.let_go("taken")
        for _ in range(5):
            await asyncio.sleep(0)
        assert jobs.begun == ["first", "change", "third"]
        jobs.let_go("told")
        return [await task for task in (first, change, second, third)]

    ended = asyncio.run(run())
    assert [end and end["status"] for end in ended] == ["stopped", "taken", None, "told"]
    assert {each["asker"] for each in told} == {"first", "change", "third"}


@pytest.fixture
def hostile(one_talk: Path, programme: Programme) -> Visitor:
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    (one_talk / "talks.csv").write_text(f"id,title,speakers,available\nT1,{quoted},Mme X,09:00-10:00\n")
    reading = read_folder(one_talk)
    event: Event = reading.event
    label = message("{title}", "{title}", title=event.talk["T1"].title)
    moved = Recording("journee move talk T1 2025-05-23", label, always=True)
    check_and_write(one_talk, reading, programme.model_copy(update={"input": None}), moved)
    return Visitor(one_talk)


def test_the_grid_bears_what_the_script_needs_and_no_title_is_markup(hostile: Visitor) -> None:
    for language in ("fr", "en"):
        page = hostile.see(f"/?lang={language}")
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'data-kind="talk" data-id="T1"' in page
        assert not re.search(r"<\w[^>]*\s(style|on\w+)=", re.sub(r'"[^"]*"', "", page)), "the policy lets neither run"
        assert page.count('class="handle"') == 2, "the talk and its session have a handle"
        assert 'id="keep"' in page, "the search asks what becomes of the move"
