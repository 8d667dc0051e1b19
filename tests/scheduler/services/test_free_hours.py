"""While an item is held, the hours at which it cannot be are known: those of its talks and of who gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.moving.blocks import Key
from scheduler.reading import read_folder
from scheduler.services.free_hours import talks_outside
from scheduler.services.movable import Placed
from tests.scheduler.conftest import DAY, EVENT

TALKS = """\
id,title,speakers,available
T1,One,Ada Byron,09:00-10:30
T2,Two,Bob Noyce,
T3,Three,Cy Young,
T4,Four,Di Prima,
"""


@pytest.fixture
def event(tmp_path: Path) -> Event:
    (tmp_path / "event.toml").write_text(EVENT)
    (tmp_path / "talks.csv").write_text(TALKS)
    (tmp_path / "speakers.csv").write_text("name,available\nBob Noyce,10:00-12:00\nAda Byron,09:30-12:00\n")
    return read_folder(tmp_path).event


@pytest.fixture
def programme() -> Programme:
    starts = {"T1": 570, "T2": 600, "T3": 540, "T4": 630}
    talks = [PlacedTalk(id=id, session="S1", room="here", day=DAY, start=at, end=at + 30) for id, at in starts.items()]
    session = PlacedSession(id="S1", axis=None, room="here", day=DAY, start=540, end=660, talks=("T3", "T1", "T2"))
    return Programme(status="feasible", sessions=(session,), talks=tuple(talks))


def test_the_hours_of_the_talk_and_of_its_speaker_count(event: Event, programme: Programme) -> None:
    assert talks_outside(event, programme, Placed(talk="T1")) == ("T3", "T4")
    assert talks_outside(event, programme, Placed(talk="T2")) == ("T1", "T3")


def test_without_hours_of_its_own_a_talk_may_be_anywhere(event: Event, programme: Programme) -> None:
    assert talks_outside(event, programme, Placed(talk="T4")) == ()


def test_a_session_has_the_hours_of_all_its_talks_and_a_break_none(event: Event, programme: Programme) -> None:
    session, pause = Key("session", "S1", DAY), Key("break", "tea", DAY)
    assert talks_outside(event, programme, Placed(key=session)) == ("T4",)
    assert talks_outside(event, programme, Placed(key=pause)) == ()
