"""A break before or after which its day has no time for anything is remarked: no programme has it."""

from __future__ import annotations

import pytest

from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

EVENT = """\
[event]
title = "x"
[[days]]
date = 2025-05-23
start = "09:00"
end = "17:00"
[[days]]
date = 2025-05-24
start = "09:00"
end = "13:00"
[[breaks]]
title = "Lunch"
duration = 60
"""
TALKS = "id,title,speakers,duration\nT1,Un,Ada,30\nT2,Deux,Bob,30\nT3,Trois,Cy,30\nT4,Quatre,Di,30\n"
CLOSING = '[[plenaries]]\ntitle = "Prize"\nstart = "2025-05-24 12:45"\nduration = 15\n'


def remarked(folder, text):
    """The keys of the breaks that are remarked, and the days."""
    folder.event(EVENT + text)
    folder.write("talks.csv", TALKS)
    told = [remark for remark in folder.remarks() if "break_between" in remark.text.en]
    return [(remark.column, remark.text.en.split()[1]) for remark in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('between = ["12:00", "14:00"]\n', [("breaks[1].between", "2025-05-24")]),
        ('between = ["11:40", "14:00"]\n', [("breaks[1].between", "2025-05-24")]),
        ('between = ["08:30", "10:25"]\n', [("breaks[1].between", day) for day in ("2025-05-23", "2025-05-24")]),
        ('at = "12:00"\n', [("breaks[1].at", "2025-05-24")]),
        ('between = ["11:30", "14:00"]\n', []),
        ('between = ["08:30", "10:30"]\n', []),
        ('between = ["2025-05-23 12:00", "14:00"]\n', []),
        ('between = ["12:00", "14:00"]\n[rules]\nbreak_between = 3\n', []),
        ('between = ["12:00", "14:00"]\n[sessions]\ndiscussion = 10\n', [("breaks[1].between", "2025-05-24")]),
        ('between = ["11:30", "14:00"]\n[sessions]\ndiscussion = 10\n', [("breaks[1].between", "2025-05-24")]),
        ('between = ["11:45", "14:00"]\n' + CLOSING, []),
    ],
)
def test_a_break_with_no_time_beside_it_is_remarked(folder, text, expected):
    assert remarked(folder, text) == expected


@pytest.mark.parametrize("text", ['between = ["12:00", "14:00"]\n', 'between = ["08:30", "10:25"]\n', 'at = "12:00"\n'])
def test_what_is_remarked_has_no_programme(folder, text):
    assert remarked(folder, text)
    assert solve(folder.read().event, Budget.of(20), workers=1).status == "infeasible"


@pytest.mark.parametrize(("column", "value"), [("status", "withdrawn"), ("type", "poster")])
def test_without_talks_there_is_nothing_to_remark(folder, column, value):
    folder.event(EVENT + 'between = ["12:00", "14:00"]\nposters = true\n')
    folder.write("talks.csv", f"id,title,speakers,{column}\nT1,Un,Ada,{value}\n")
    assert not any("break_between" in mistake.text.en for mistake in folder.mistakes())


def test_what_is_advised_has_one(folder):
    remarked(folder, 'between = ["12:00", "14:00"]\n')
    (told,) = [remark.text.en for remark in folder.remarks() if "break_between" in remark.text.en]
    advised = told.rpartition("(")[2].rstrip(")")
    assert advised == 'between = ["2025-05-23 12:00", "14:00"]'
    assert remarked(folder, f"{advised}\n") == []
    assert solve(folder.read().event, Budget.of(20), workers=1).status in ("optimal", "feasible")
