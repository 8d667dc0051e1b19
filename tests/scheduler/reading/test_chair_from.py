"""The people of whom one chairs each session of an axis are read, checked and written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.importing.event_text import event_toml
from scheduler.reading import read_folder

EVENT = """
[event]
title = "Test"
date = 2027-05-05
start = "09:00"
end = "18:00"

[[axes]]
id = "1"
title = "Un"
{axis}
"""
SLOTS = """
[[slots]]
id = "am"
start = "10:00"
end = "11:00"
places = 2
"""


def folder(path: Path, axis: str, more: str = SLOTS) -> Path:
    (path / "event.toml").write_text(EVENT.replace("{axis}", axis) + more, encoding="utf-8")
    (path / "talks.csv").write_text("id;title;axis;speakers\nT1;Un;1;Ada L.\nT2;Deux;1;Léa Noir\n", encoding="utf-8")
    (path / "speakers.csv").write_text(
        "name;email;available\nZoé Petit;zoe@example.org;10:00-12:00\n", encoding="utf-8"
    )
    return path


def read(path: Path, axis: str) -> Event:
    return read_folder(folder(path, axis)).event


@pytest.mark.parametrize(
    ("written", "lists"),
    [
        ('chair_from = ["Zoé Petit", "Ada L."]', (("zoe@example.org", "ada l."),)),
        ('chair_from = "Ada L."', (("ada l.",),)),
        ('chair_from = [["Ada L.", "Paul Martin"], ["Zoé Petit <zoe@example.org>"]]', None),
        ('chair_from = [["Dr Ada L."], [], ["Paul Martin", "zoe@example.org"]]', None),
        ("chair_from = []", ()),
        ("", ()),
    ],
)
def test_lists_are_read_and_written_again(
    tmp_path: Path, written: str, lists: tuple[tuple[str, ...], ...] | None
) -> None:
    event = read(tmp_path, written)
    axis = event.axis["1"]
    if lists is None:
        assert {person for people in axis.chair_from for person in people} == {
            "ada l.",
            "paul martin",
            "zoe@example.org",
        }
        assert len(axis.chair_from) == 2
    else:
        assert axis.chair_from == lists
    assert {*axis.everybody} <= set(event.person)
    (tmp_path / "event.toml").write_text(event_toml(event), encoding="utf-8")
    assert read_folder(tmp_path).event.axis["1"] == axis


@pytest.mark.parametrize(
    ("axis", "more", "told"),
    [
        ('chair = "Ada L."\nchair_from = ["Paul Martin"]', SLOTS, "has “chair” already"),
        ('chair_from = ["Ada L."]\n[[axes.sessions]]\nchair = "Zoé Petit"', SLOTS, "has “chair” already"),
        ("chair_from = 3", SLOTS, "This is no list of texts"),
        ('chair_from = [["Ada L."], [3]]', SLOTS, "This is no list of texts"),
        ('chair_from = [[["Ada L."]]]', SLOTS, "This is no list of texts"),
        (f'chair_from = [["{"a" * 5000}"]]', SLOTS, "This text has 5000 characters"),
    ],
)
def test_what_no_event_may_say(tmp_path: Path, axis: str, more: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        read_folder(folder(tmp_path, axis, more))
    (problem,) = error.value.mistakes
    assert (problem.file, problem.column) == ("event.toml", "axes[1].chair_from")
    assert told in problem.text.en


def test_a_title_in_one_of_several_lists_is_told_and_not_mended(tmp_path: Path) -> None:
    reading = read_folder(folder(tmp_path, 'chair_from = [["Dr Ada L."], ["Paul Martin"]]'))
    (guess,) = [guess for guess in reading.guesses if guess.spot.column == "axes[1].chair_from"]
    assert guess.corrections == ()
    (single,) = [
        guess
        for guess in read_folder(folder(tmp_path, 'chair_from = ["Dr Ada L."]')).guesses
        if guess.spot.column == "axes[1].chair_from"
    ]
    assert single.corrections[0].value == "Ada L."
