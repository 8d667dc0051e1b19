"""Two folders: with a programme in out/, for who publishes it or takes it home, and with one talk, on its board."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.check import check
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.search.stated_levels import restated
from scheduler.services.programme_files import Recording
from scheduler.services.writing import check_and_write
from tests.scheduler.board.asking import Visitor
from tests.scheduler.conftest import DAY, EVENT

ORGANISER = '[[event.organisers]]\nname = "Org"\nemail = "org@example.org"\n'
PEOPLE = "name,email\nAda Lovelace,x@example.org\n"


@pytest.fixture(scope="module")
def made(unprinted: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event folder with a programme in out/, to be copied; its files are printed as those of the module."""
    folder = tmp_path_factory.mktemp("event")
    (folder / "event.toml").write_text(EVENT + ORGANISER)
    (folder / "talks.csv").write_text("id,title,speakers,available\nT1,Only,Ada Lovelace,09:00-10:00\n")
    (folder / "speakers.csv").write_text(PEOPLE)
    reading = read_folder(folder)
    placed = PlacedTalk(id="T1", session="S1", room="here", day=DAY, start=540, end=570)
    session = PlacedSession(id="S1", axis=None, room="here", day=DAY, start=540, end=570, talks=("T1",))
    programme = Programme(status="feasible", sessions=(session,), talks=(placed,))
    programme = restated(reading.event, programme, check(reading.event, programme))
    check_and_write(folder, reading, programme, Recording("test", message("x", "x")))
    return folder


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    return Visitor(one_talk)
