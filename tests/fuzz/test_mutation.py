"""An input is changed a little, in the units of its format; the same source of chance gives the same input."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz import mutation
from tests.fuzz.mutation import mutated, mutated_archive, packed, unpacked

TEXT = b'id,title,"a, b"\nT1,One,\n'
MEMBERS = {"a.xml": b"<a><b x='1'>one</b></a>", "b/c.xml": b"<c/>"}


def test_texts_change_and_keep_most_of_their_words() -> None:
    changed = [mutated(TEXT, Random(seed), [b"other"], (b"word",)) for seed in range(300)]
    assert changed == [mutated(TEXT, Random(seed), [b"other"], (b"word",)) for seed in range(300)]
    assert len(set(changed)) > 200
    assert sum(b"title" in data for data in changed) > 100
    assert any(b"word" in data for data in changed)
    assert any(b"other" in data for data in changed)
    assert mutated(b"", Random(0), [], ()) is not None


def test_a_word_of_nothing_is_changed_as_any_other() -> None:
    changed = {mutated(b"a", Random(seed), [], (b"",)) for seed in range(4000)}  # some change what was put in before
    assert b"" in changed
    assert len(changed) > 100


def test_an_input_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "LARGEST", 100)
    data = b"x " * 60
    assert {len(mutated(data, Random(seed), [data], ())) for seed in range(50)} >= {100}
    assert all(len(mutated(data, Random(seed), [data], ())) <= 100 for seed in range(50))


def test_most_archives_stay_archives_with_a_changed_member() -> None:
    data = packed(MEMBERS)
    assert unpacked(data) == MEMBERS
    changed = [unpacked(mutated_archive(data, Random(seed), [data], ())) for seed in range(200)]
    assert sum(bool(members) for members in changed) > 150
    assert any(set(members) == {"a.xml"} for members in changed)
    assert any(members.get("a.xml") not in (None, MEMBERS["a.xml"]) for members in changed)
    assert unpacked(b"no archive") == {}
    assert mutated_archive(b"", Random(1), [], ())
