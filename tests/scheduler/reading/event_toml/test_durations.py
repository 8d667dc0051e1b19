"""Durations of event.toml are understood as people write them, told, and put right as numbers."""

from __future__ import annotations

import tomllib

import pytest

from scheduler.services.fixing import fix

EVENT = """\
[event]
title = "x"
date = 2027-01-01
start = "09:00"
end = "18:00"
[talks]
duration = 30
gap = 0
[sessions]
discussion = 10
introduction = 5
room_change = 5
person_pause = 15
max_stretch = 120
[invitations]
alarm = 30
[[plenaries]]
title = "Ouverture"
start = "09:00"
duration = 15
[[breaks]]
title = "Café"
duration = 20
min_duration = 10
between = ["10:00", "12:00"]
"""
KEYS = (
    "duration = 30",
    "gap = 0",
    "discussion = 10",
    "introduction = 5",
    "room_change = 5",
    "person_pause = 15",
    "max_stretch = 120",
    "alarm = 30",
    "duration = 15",
    "min_duration = 10",
)
TALKS = "id,title,speakers\nT1,Un,Ada\nT2,Deux,Bo\n"


@pytest.mark.parametrize("line", KEYS)
@pytest.mark.parametrize("form", ["{} min", "{}", "0:{:02}"])
def test_what_is_no_number_is_understood_told_and_fixed(folder, line, form):
    key, number = line.split(" = ")
    spoken = form.format(int(number)) if "120" not in line else form.replace("0:{:02}", "2 h").format(120)
    folder.event(EVENT.replace(line, f'{key} = "{spoken}"'))
    folder.write("talks.csv", TALKS)
    told = [remark for remark in folder.remarks() if remark.found and (remark.column or "").endswith(f".{key}")]
    assert [remark.file for remark in told] == ["event.toml"]
    meant = folder.read().event
    fix(folder.path)
    assert tomllib.loads((folder.path / "event.toml").read_text(encoding="utf-8")) == tomllib.loads(EVENT)
    assert folder.read().event == meant


@pytest.mark.parametrize("wrong", ['"bientôt"', "true", '"30-45 min"', '["30"]', '"-5"'])
def test_what_is_no_duration_is_a_mistake(folder, wrong):
    folder.event(EVENT.replace("discussion = 10", f"discussion = {wrong}"))
    folder.write("talks.csv", TALKS)
    assert [mistake.column for mistake in folder.mistakes()] == ["sessions.discussion"]
