"""What is prepared before a programme is known is not done again when it is rendered."""

from __future__ import annotations

import jinja2
import pytest

import exports
from benchmarks.generate import instance
from exports.pdf import text

PLANTED = instance("scale-12")
ABSTRACT = "Apprentissage automatique : l’hyperparamétrisation des méthodes bayésiennes"


def test_the_syllables_of_abstracts_are_known_until_it_is_over() -> None:
    talks = [talk.model_copy(update={"abstract": f"{ABSTRACT} {talk.id}"}) for talk in PLANTED.event.talks]
    event = PLANTED.event.model_copy(update={"talks": tuple(talks)})
    text._syllables.cache_clear()
    exports.prepare(event, lambda: True)
    assert text._syllables.cache_info().misses == 0
    exports.prepare(event, lambda: False)
    known = text._syllables.cache_info().misses
    assert "au\u00adto\u00adma\u00adtique" in text._hyphenated(text.typeset(ABSTRACT, event.language), event.language)
    assert 0 < text._syllables.cache_info().misses == known


def test_templates_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    exports.preload()
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    for name in ("page", "fragment"):
        assert exports.render(PLANTED.event, PLANTED.programme, [name]).files
