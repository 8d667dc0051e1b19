"""French as an editor sets it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scheduler.language.message import Message, message, typeset

_TREE = Path(__file__).parents[3]


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


def test_quotation_marks_within_quotation_marks_are_those_of_a_quotation_in_a_quotation() -> None:
    said = message("lu « {found} »", "read “{found}”", found="Dire « non »")
    assert (said.fr, said.en) == ("lu «\u202fDire “non”\u202f»", "read “Dire « non »”")
    assert message("", "read “{found}”", found="Say “no”").en == "read “Say ‘no’”"
    inner = message("« a »", "“a”")
    assert message("dit « {inner} »", "says “{inner}”", inner=inner).fr == "dit «\u202f“a”\u202f»"
    several = message("l'un de « {names} »", "one of “{names}”", names="a », « b")
    assert several.fr == "l’un de «\u202fa », « b\u202f»"
    assert message("dit {found}", "says {found}", found="« a »").fr == "dit « a »"


def test_messages_that_differ_in_values_are_of_one_kind() -> None:
    def said(name: str, hint: object = "") -> Message:
        return message("pas de {name}{hint}", "no {name}{hint}", name=name, hint=hint)

    near = message(" : {near}", ": {near}", near="x")
    assert said("a").kind == said("b").kind == said("c").capitalised().kind
    assert said("a", near).kind != said("a").kind
    assert said("a") == Message(said("a").fr, said("a").en)
    assert Message("a", "b").kind != Message("a", "c").kind


def test_no_french_text_that_is_not_typeset_has_a_typewriters_apostrophe() -> None:
    """What `message` does not make is written as it shall be read."""
    sources = (path for root in ("scheduler", "constraints", "exports") for path in (_TREE / root).rglob("*.py"))
    assert [f"{path}: {text}" for path in sources for text in _plain_french(path.read_text(encoding="utf-8"))] == []


def _plain_french(source: str) -> Iterator[str]:
    """The constant French texts with an apostrophe of the messages that are made without `message`."""
    if not re.search(r"\bMessage\([^)]*'", source):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
            french = next((each.value for each in node.keywords if each.arg == "fr"), (*node.args, None)[0])
            for part in ast.walk(french) if french is not None else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and "'" in part.value:
                    yield part.value
