"""The head of every page says where the event stands, on the day itself too, with one button to go on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.board.folder_view import FolderView, State
from scheduler.board.headline import headline
from scheduler.board.release_view import ReleaseView
from scheduler.domain.amendments import Amendments
from scheduler.domain.differences import differences
from scheduler.domain.late_day import Delay
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.reading import examine
from scheduler.releases import Release
from tests.scheduler.board.asking import Visitor
from tests.scheduler.conftest import DAY

NEVER = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def seen(one_talk: Path) -> FolderView:
    """The folder with one talk from nine to half past."""
    talk = PlacedTalk(id="T1", session="S1", room="here", day=DAY, start=540, end=570)
    session = PlacedSession(id="S1", axis=None, room="here", day=DAY, start=540, end=570, talks=("T1",))
    programme = Programme(status="optimal", sessions=(session,), talks=(talk,))
    return FolderView(one_talk, "published", examine(one_talk), programme=programme, release=2)


def releases(**more: Any) -> ReleaseView:
    moment = datetime(2025, 5, 12, 10, tzinfo=UTC)
    return ReleaseView((Release(2, moment, "", "e", "t", "en", "", b"", ()),), frozenset((2,)), **more)


def told(view: FolderView, shown: ReleaseView, now: datetime = NEVER, ended: Any = None) -> tuple[str, str, str]:
    head = headline(view, {"ended": ended} if ended else None, shown, now)
    return head.kind, re.sub(r"\s", " ", head.text.fr), re.sub(r"\s", " ", head.text.en)


def at(view: FolderView, minute: int) -> datetime:
    assert view.examination
    assert view.examination.reading
    midnight = datetime.combine(DAY, datetime.min.time(), ZoneInfo(view.examination.reading.event.timezone))
    return midnight + timedelta(minutes=minute)


def test_a_release_is_named_with_its_day(seen: FolderView) -> None:
    assert told(seen, releases()) == ("published", "Publié : v2 du 12 mai 2025", "Published: v2 of 12 May 2025")


def test_what_changed_since_a_release_is_counted_with_who_is_to_be_told(seen: FolderView) -> None:
    assert seen.examination
    assert seen.examination.reading
    assert seen.programme
    from exports.agenda import current

    changes = tuple(differences(current(seen.examination.reading.event, seen.programme), ()))
    kind, french, english = told(replace(seen, state="draft"), releases(changes=changes))
    assert kind == "changed"
    assert french == f"{len(changes)} changement{'s' * (len(changes) > 1)} depuis la v2, 1 personne à prévenir"
    assert english.endswith("since v2, 1 person to tell")


def test_news_that_move_nothing_ask_for_no_release(seen: FolderView) -> None:
    for status in ("optimal", "feasible"):
        assert seen.programme
        draft = replace(seen, state="draft", programme=seen.programme.model_copy(update={"status": status}))
        assert told(draft, releases()) == (
            "unmoved",
            "Programme de la v2 : rien n’a bougé depuis",
            "The programme of v2: nothing has moved since",
        )


@pytest.mark.parametrize(
    ("minute", "expected"),
    [(500, "Next, at 9:00: Only"), (540, "Now: Only"), (569, "Now: Only"), (570, "Published: v2 of 12 May 2025")],
)
def test_on_the_day_it_says_what_is_on(seen: FolderView, minute: int, expected: str) -> None:
    assert told(seen, releases(), at(seen, minute))[2].replace("09:00", "9:00") == expected


def test_nothing_is_running_that_nobody_was_told_of(seen: FolderView) -> None:
    assert told(replace(seen, state="draft"), ReleaseView(), at(seen, 545))[0] == "draft"


def test_a_late_day_says_when_it_ends(seen: FolderView) -> None:
    assert seen.examination
    assert seen.examination.reading
    late = Amendments(delays=(Delay(day=DAY, now=530, minutes=15, resumes=545, begun=()),))
    reading = replace(seen.examination.reading, amendments=late)
    kind, french, _ = told(
        replace(seen, examination=replace(seen.examination, reading=reading)), releases(), at(seen, 545)
    )
    assert (kind, french.replace(" ", "")) == ("late", "Duretard:lajournéefinità9h30")


@pytest.mark.parametrize(
    ("state", "ended", "kind"),
    [
        ("ready", {"status": "unknown"}, "unanswered"),
        ("stale", {"status": "infeasible", "contradictions": []}, "impossible"),
        ("ready", None, "ready"),
        ("broken", {"status": "unknown"}, "broken"),
    ],
)
def test_a_search_without_a_programme_says_so(seen: FolderView, state: State, ended: Any, kind: str) -> None:
    assert told(replace(seen, state=state), ReleaseView(), ended=ended)[0] == kind


def test_an_empty_folder_has_a_button_that_leads_to_the_table(tmp_path: Path) -> None:
    assert 'href="/data">Choose' in Visitor(tmp_path).see("/")
