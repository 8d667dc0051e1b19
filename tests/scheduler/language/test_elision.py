"""“de” and “que” are elided before names with a vowel or a mute h, and before nothing else."""

from __future__ import annotations

import pytest

from scheduler.language.elision import elides
from scheduler.language.message import message


@pytest.mark.parametrize(
    "name", ["Ada", "Élise", "Hélène Roy", "Yves", "Isaac-René", "A. Martin", "une salle", "OLIVIA"]
)
def test_a_name_with_a_vowel_or_a_mute_h_elides(name: str) -> None:
    assert elides(name)


@pytest.mark.parametrize(
    "name", ["Bo", "Yasmine", "Hans", "onze", "8 min", "A1", "ENS Lyon", "event.toml", "out/a", "« Ada »", "", "A"]
)
def test_what_begins_otherwise_or_is_no_word_does_not(name: str) -> None:
    assert not elides(name)


def test_a_message_elides_before_the_names_that_fill_it_in() -> None:
    said = message("L'exposé de {one} avant que {other} parte, de {one}", "{one} {other}", one="Ada", other="Hélène")
    assert said.fr == "L’exposé d’Ada avant qu’Hélène parte, d’Ada"
    assert message("celui de {one} et de {other}", "", one="Bo", other="Yves").fr == "celui de Bo et d’Yves"
