"""Ids and people made from any names: by the house's grammar, no two alike."""

from __future__ import annotations

import re

from cosplib_cases import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from scheduler.importing.identifiers import identifiers
from scheduler.importing.names import people_named
from scheduler.language.text import fold, is_device, natural_key

GRAMMAR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
names = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=80), unique=True, max_size=12)


def test_a_name_that_is_an_id_stays() -> None:
    found = identifiers(["Mon1", "a_b.c-d", "Big Data & AI", "Été", "日本", "  "], "axis")
    assert list(found.values()) == ["Mon1", "a_b.c-d", "big-data-ai", "ete", "axis", "axis-2"]


def test_what_is_taken_is_numbered() -> None:
    found = identifiers(["Room", "ROOM", "room!", "room-2", "con", "x" * 64, "x" * 64 + "y"], "room")
    assert list(found.values()) == ["Room", "ROOM-2", "room-3", "room-2-2", "con-2", "x" * 56, "x" * 50]


@given(names)
def test_any_names_give_ids(written: list[str]) -> None:
    found = identifiers(written, "talk")
    ids = list(found.values())
    assert list(found) == written
    assert all(GRAMMAR.fullmatch(one) and not is_device(one) for one in ids)
    assert len({one.casefold() for one in ids}) == len({natural_key(one) for one in ids}) == len(written)
    assert identifiers(written, "talk") == found


@given(names)
def test_any_names_are_people(written: list[str]) -> None:
    found = people_named(written)
    assert len({person.id for person in found.values()}) == len(written)
    for person in found.values():
        assert "@" not in person.name
        assert person.id == (fold(person.name) or person.name)
        assert (fold(person.id) or person.id) == person.id
    assert people_named(reversed(written)) == found


def test_people_keep_their_names() -> None:
    found = people_named(["Zoé", "Ada Lovelace", "ada  lovelace", "me@example.org", "\x07"])
    assert [(name, person.id, person.name) for name, person in found.items()] == [
        ("\x07", "?", "?"),
        ("Ada Lovelace", "ada lovelace", "Ada Lovelace"),
        ("Zoé", "zoe", "Zoé"),
        ("ada  lovelace", "ada lovelace (2)", "ada lovelace (2)"),
        ("me@example.org", "me(at)example.org", "me(at)example.org"),
    ]
