"""What to write instead of a value that is not known."""

from __future__ import annotations

import pytest

from scheduler.language.suggestion import suggestion

TITLES = {"Reculer d'un kilomètre": "T4", "Digue molle, digue dure": "T5", "La digue et le maire": "T6"}


@pytest.mark.parametrize(
    ("found", "french"),
    [
        ("reculer", "vouliez-vous écrire « T4 » ?"),
        ("digue dure", "vouliez-vous écrire « T5 » ?"),
        ("Le kilom", "écrivez l’une de ces valeurs : T4, T5, T6"),
        ("digue", "écrivez l’une de ces valeurs : T5, T6"),
        ("d'un", "écrivez l’une de ces valeurs : T4, T5, T6"),
        ("T44", "vouliez-vous écrire « T4 » ?"),
        ("rien de tel", "écrivez l’une de ces valeurs : T4, T5, T6"),
    ],
)
def test_a_part_of_a_single_title_tells_which_is_meant(found: str, french: str) -> None:
    told = suggestion(found, ["T4", "T5", "T6"], TITLES).to("fr")
    assert told.replace("\u202f", " ").replace("\u00a0", " ") == french


def test_a_family_name_alone_is_enough() -> None:
    assert "“Ousseynou Tall”" in suggestion("Tall", ["Talia Roux", "Ousseynou Tall"]).to("en")
