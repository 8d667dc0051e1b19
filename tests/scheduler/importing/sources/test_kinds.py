"""What was accepted as a poster is one, and what a type says of itself holds."""

from __future__ import annotations

import pytest

from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Accept as poster", "poster"),
        ("Accepted (Posters)", "poster"),
        ("Affiche", "poster"),
        ("Keynote", "plenary"),
        ("Séance plénière", "plenary"),
        ("Accept", "talk"),
        ("Composters", "talk"),
        ("", "talk"),
    ],
)
def test_words_say_how_something_is_held(text: str, kind: Kind) -> None:
    assert kind_of(text) == kind


def test_a_poster_by_the_decision_is_told_once() -> None:
    decisions = Decisions({}, begin_accepted=True)
    kinds = [decisions.kind(text) for text in ("accept as poster", "ACCEPT (poster)", "accept")]
    assert kinds == ["poster", "poster", "talk"]
    assert decisions.kind("accept as poster", "plenary") == "plenary"
    assert [guess.en for guess in decisions.guesses()] == ["posters by the decision: 2"]
