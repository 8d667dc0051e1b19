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
    assert f"écrivez-y un bloc par salle ({rooms}), par exemple [[rooms]], id = " in mistake.text.fr
    assert f"write one block a room there ({rooms}), for instance [[rooms]], id = " in mistake.text.en
