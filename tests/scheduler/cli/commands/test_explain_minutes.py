"""Minutes that event.toml states for all sessions are named where they decide, and the most that fits is a way out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from answers import answer
from quick import long_unless

from benchmarks.breaking import named, small_names
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.explanation.conflicts import conflicts, contradiction
from scheduler.reading import read_folder
from scheduler.search.control import Budget

Captured = pytest.CaptureFixture[str]
EVENT = '[event]\ntitle = "Minutes"\ndate = 2025-05-23\nstart = "09:00"\nlanguage = "en"\n'
AXES = '[[axes]]\nid = "1"\ntitle = "u"\n[[axes]]\nid = "2"\ntitle = "v"\n'
ROOMS = '[[rooms]]\nid = "A"\n[[rooms]]\nid = "B"\n'
TALKS = "id;title;speakers\nT1;a;Ann\nT2;b;Bob\n"


@dataclass(frozen=True)
class Folder:
    """A folder without programme for want of `needed` minutes: the `setting` that decides, and the most that fits."""

    event: str
    setting: str
    fits: int
    needed: str
    talks: str = TALKS
    speakers: str = ""

    def write(self, folder: Path) -> Path:
        (folder / "event.toml").write_text(EVENT + self.event)
        (folder / "talks.csv").write_text(self.talks)
        if self.speakers:
            (folder / "speakers.csv").write_text(self.speakers)
        return folder


FOLDERS = {
    "discussion": Folder(
        'end = "10:10"\n[sessions]\ndiscussion = 10\n' + AXES,
        "sessions.discussion",
        5,
        "session_run:discussion",
        "id;title;speakers;axis\nT1;a;Ann;1\nT2;b;Bob;2\n",
    ),
    "a chair who leaves": Folder(
        'end = "12:00"\n[sessions]\ndiscussion = 10\n[[axes]]\nid = "1"\ntitle = "u"\nchair = "Eve"\n',
        "sessions.discussion",
        5,
        "session_run:discussion",
        "id;title;speakers;axis\nT1;a;Ann;1\nT2;b;Bob;1\n",
        "name;available\nEve;09:00-10:05\n",
    ),
    "gap": Folder('end = "10:40"\n[talks]\ngap = 12\n', "talks.gap", 5, "session_run:gap", TALKS + "T3;c;Cy\n"),
    "introduction": Folder(
        'end = "10:10"\n[sessions]\nintroduction = 20\n', "sessions.introduction", 10, "session_run:introduction"
    ),
    "room_change": Folder(
        'end = "10:10"\n[sessions]\nroom_change = 15\n' + ROOMS,
        "sessions.room_change",
        10,
        "one_place:room_change",
        "id;title;speakers;room\nT1;a;Ann;A\nT2;b;Ann;B\n",
    ),
}


@pytest.mark.parametrize("name", long_unless(lambda name: name not in ("gap", "room_change"), FOLDERS))
def test_what_decides_is_named_and_can_be_applied(name: str, tmp_path: Path, capsys: Captured) -> None:
    stated = FOLDERS[name]
    folder = str(stated.write(tmp_path))
    explained = answer(capsys, "explain", folder)
    (asked,) = explained["contradictions"]
    assert asked["minimal"]
    assert stated.needed in [requirement["id"] for requirement in asked["requirements"]]
    ways = {way["change"][0]["key"]: (number, way) for number, way in enumerate(explained["ways_out"], start=1)}
    number, way = ways[stated.setting]
    assert (way["verified"], way["smallest"], way["change"][0]["to"]) == (True, True, str(stated.fits))
    assert main(["explain", folder, "--apply", str(number), "--quiet"]) == 0
    assert main(["solve", folder, "--quiet"]) == 0


@pytest.mark.parametrize("name", ["discussion", "room_change"])
def test_what_does_not_decide_is_not_named(name: str, tmp_path: Path) -> None:
    """The talks alone take more than the day: the setting would be in the way, but does not matter."""
    stated = FOLDERS[name]
    event = read_folder(stated.write(tmp_path)).event
    longer = tuple(talk.model_copy(update={"duration": 100}) for talk in event.talks)
    asked = conflicts(event.model_copy(update={"talks": longer}), Budget.of(60)).contradictions
    assert asked
    assert stated.needed not in {requirement.id for members in asked for requirement in members}


@pytest.mark.parametrize("name", long_unless(lambda name: name == "together/1", small_names()[::12]))
def test_explain_says_what_solve_says(name: str) -> None:
    assert_said_alike(named(name).event)


@pytest.mark.parametrize("name", ["discussion", "a chair who leaves"])
def test_explain_says_of_minutes_what_solve_says(name: str, tmp_path: Path, capsys: Captured) -> None:
    folder = str(FOLDERS[name].write(tmp_path))
    assert (
        answer(capsys, "solve", folder, code=4)["contradictions"] == answer(capsys, "explain", folder)["contradictions"]
    )


def assert_said_alike(event: Event) -> None:
    """The first contradiction that `explain` tells is the one that `solve` tells, and as surely the smallest."""
    said = contradiction(event, Budget.of(60))
    explained = conflicts(event, Budget.of(60))
    assert said is not None
    assert (explained.contradictions[0], explained.minimal[0]) == (said.contradictions[0], said.minimal[0])
