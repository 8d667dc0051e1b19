"""French as an editor sets it."""

from __future__ import annotations

import pytest

from scheduler.language.message import message, typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("l'heure : « midi » ; d'abord !", "l’heure\u202f: «\u202fmidi\u202f»\u202f; d’abord\u202f!"),
        ("qu'{n} exposés d'« {axis} »", "qu’{n} exposés d’«\u202f{axis}\u202f»"),
        ("--lang 'fr'", "--lang 'fr'"),
        ("10'", "10'"),
        ("déjà l’un", "déjà l’un"),
    ],
)
def test_a_sentence_gets_its_spaces_and_apostrophes(typed: str, set_: str) -> None:
    assert typeset(typed) == set_
    assert typeset(set_) == set_


def test_what_is_filled_in_stays_as_it_was_written() -> None:
    said = message("L'exposé {title}", "Talk {title}", title="L'IA : qu'en dire ?")
    assert (said.fr, said.en) == ("L’exposé L'IA : qu'en dire ?", "Talk L'IA : qu'en dire ?")
