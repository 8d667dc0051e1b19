"""Where event.toml describes no rooms, all that name one are told of once, with the block to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.reading import read_folder

EVENT = '[event]\ntitle = "Essai"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'
OPENING = '[[plenaries]]\ntitle = "Ouverture"\nstart = "09:00"\nduration = 30\nroom = "hall"\n'


@pytest.mark.parametrize(
    ("event", "row", "rooms"),
    [
        ("", "T1;A;Ana;Amphi;", "Amphi"),
        ("", "T1;A;Ana;;14:00@Amphi", "Amphi"),
        ("", "T1;A;Ana;Amphi;\nT2;B;Bo;Salle 2;", "Amphi, Salle 2"),
        (OPENING, "T1;A;Ana;Amphi;", "Amphi, hall"),
        (OPENING, "T1;A;Ana;;", "hall"),
    ],
)
def test_the_block_of_rooms_is_named(event: str, row: str, rooms: str, tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text(EVENT + event)
    (tmp_path / "talks.csv").write_text(f"id;title;speakers;room;pin\n{row}\n")
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path)
    (mistake,) = raised.value.mistakes
    assert f"(event.toml, [[rooms]])\u202f: ajoutez-y chacune ({rooms}), par exemple une salle " in mistake.text.fr
    assert f"(event.toml, [[rooms]]): add each of them there ({rooms}), for instance a room with " in mistake.text.en


def test_a_slot_that_names_a_room_is_told_of_the_block_too(tmp_path: Path) -> None:
    slot = '[[slots]]\nid = "s"\nstart = "09:00"\nend = "10:00"\nplaces = 2\nrooms = ["Amphi"]\n'
    (tmp_path / "event.toml").write_text(EVENT + '[[axes]]\nid = "1"\ntitle = "Un"\n' + slot)
    (tmp_path / "talks.csv").write_text("id;title;speakers;axis\nT1;A;Ana;1\n")
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path)
    (mistake,) = raised.value.mistakes
    assert (mistake.file, mistake.column) == ("event.toml", "slots[1].rooms")
    assert "d’identifiant «\u202famphi\u202f» et de nom «\u202fAmphi\u202f»" in mistake.text.fr


@pytest.mark.parametrize(("kind", "cells"), [("talk_room", ";Amphi\nT1;no\n"), ("axis_room", ";Amphi\n1;3\n")])
def test_a_table_that_names_a_room_is_told_of_the_block_too(kind: str, cells: str, tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text(EVENT + '[[axes]]\nid = "1"\ntitle = "Un"\n')
    (tmp_path / "talks.csv").write_text("id;title;speakers;axis\nT1;A;Ana;1\n")
    (tmp_path / f"{kind}.csv").write_text(cells)
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path)
    (mistake,) = raised.value.mistakes
    assert mistake.file == f"{kind}.csv"
    assert "d’identifiant «\u202famphi\u202f» et de nom «\u202fAmphi\u202f»" in mistake.text.fr
