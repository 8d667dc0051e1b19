"""The smallest event there is, its only good programme, and a search that ends as it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import scheduler.explanation
import scheduler.search
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, PlacedSession, PlacedTalk, Programme
from scheduler.fingerprint import fingerprint

DAY = date(2025, 5, 23)
EVENT = """\
[event]
title = "One"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[rooms]]
id = "here"
name = "Here"
[priorities]
order = ["sessions"]
"""


@pytest.fixture
def one_talk(tmp_path: Path) -> Path:
    """An event folder: half an hour before ten."""
    (tmp_path / "event.toml").write_text(EVENT)
    (tmp_path / "talks.csv").write_text("id,title,speakers,available\nT1,Only,Mme X,09:00-10:00\n")
    return tmp_path


@pytest.fixture
def programme() -> Programme:
    """The programme of `one_talk`."""
    return Programme(
        status="optimal",
        levels=(Level(name="sessions", value=1, bound=1),),
        sessions=(PlacedSession(id="S1", axis=None, room="here", day=DAY, start=540, end=570, talks=("T1",)),),
        talks=(PlacedTalk(id="T1", session="S1", room="here", day=DAY, start=540, end=570),),
    )


@pytest.fixture(scope="session")
def loaded() -> None:
    """Every module that has a search by its name is loaded: one that was loaded while a test puts another search in its
    place would keep that one.
    """
    for package in (scheduler.search, scheduler.explanation):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch, loaded: None) -> Callable[..., None]:
    """Called with a status and a programme, lets every search end so."""
    import scheduler.search.lexicographic
    from scheduler.search.result import Result

    def ends(status: str, programme: Programme | None, *, interrupted: bool = False) -> None:
        def solve(event: Event, *_: object, **__: object) -> Result:
            proved = programme and programme.model_copy(update={"input": fingerprint(event)})
            return Result(status=status, programme=proved, seconds=1.0, interrupted=interrupted)  # type: ignore[arg-type]

        monkeypatch.setattr(scheduler.search.lexicographic, "solve", solve)

    return ends


@pytest.fixture(scope="module", autouse=True)
def _unprinted(unprinted: None) -> None:
    """No test here looks into a PDF file, but for those that use `printed`."""
