"""An opening or closing outside which talks may come to lie is remarked, unless its `position` is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

FAULT = Path(__file__).parents[4] / "shared" / "faults" / "apres-cloture"
EVENT = """\
[event]
title = "x"
date = 2025-05-23
start = "09:00"
end = "18:00"
"""
OPENING = '[[plenaries]]\ntitle = "Ouverture"\nstart = "10:00"\nduration = 30\n'
CLOSING = '[[plenaries]]\ntitle = "Synthèse et clôture"\nbetween = ["15:00", "17:00"]\nduration = 30\n'


def remarked(folder, text, talks="id,title,speakers,available\nT1,Un,Ada,\n"):
    folder.event(EVENT + text)
    folder.write("talks.csv", talks)
    return [remark.column for remark in folder.remarks() if (remark.column or "").endswith(".position")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPENING + CLOSING, ["plenaries[1].position", "plenaries[2].position"]),
        (OPENING + 'position = "first"\n' + CLOSING + 'position = "last"\n', []),
        (OPENING.replace("10:00", "09:15") + CLOSING, ["plenaries[2].position"]),
        (OPENING.replace("Ouverture", "Table ronde"), []),
        (CLOSING.replace('between = ["15:00", "17:00"]', 'start = "17:30"'), []),
        (OPENING + OPENING.replace("Ouverture", "Café").replace("10:00", "09:15"), []),
        ('[[plenaries]]\ntitle = "X"\nstart = "09:00"\nduration = 20\nposition = "first"\n' + OPENING, []),
    ],
)
def test_where_talks_may_lie_outside(folder, text, expected):
    assert remarked(folder, text) == expected


@pytest.mark.parametrize(
    ("available", "expected"), [("10:00-12:00", []), ("09:15-12:00", ["plenaries[1].position"]), ("09:31-12:00", [])]
)
def test_only_where_the_hours_of_some_talk_allow_it(folder, available, expected):
    assert remarked(folder, OPENING, f"id,title,speakers,available\nT1,Un,Ada,{available}\n") == expected


@pytest.mark.skipif(not FAULT.is_dir(), reason="../shared/faults is not beside this checkout")
def test_with_positions_nothing_is_held_outside(tmp_path):
    folder = Path(shutil.copytree(FAULT, tmp_path / "event"))
    before = read_folder(folder)
    columns = [remark.column for remark in before.remarks]
    assert {"plenaries[1].position", "plenaries[2].position"} <= set(columns)
    path = folder / "event.toml"
    path.chmod(0o644)
    first, second, last = path.read_text(encoding="utf-8").split("[[plenaries]]")
    framed = f'{first}[[plenaries]]\nposition = "first"{second}[[plenaries]]\nposition = "last"{last}'
    path.write_text(framed, encoding="utf-8")
    event = read_folder(folder).event
    assert solve(event, Budget.of(60), workers=1).status == "infeasible"  # two talks can be held outside alone
    free = [talk.model_copy(update={"available": ()}) for talk in event.talks]
    programme = solve(event.model_copy(update={"talks": tuple(free)}), Budget.of(60), workers=1).programme
    assert programme is not None
    assert min(talk.start for talk in programme.talks) >= 10 * 60 + 15
    assert max(talk.end for talk in programme.talks) <= 16 * 60
