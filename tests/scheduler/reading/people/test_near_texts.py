"""The pairs that are found are those of comparing every two texts, by the letters that stay."""

from __future__ import annotations

from itertools import combinations
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.reading.people import near_texts
from scheduler.reading.people.near_texts import near_pairs

LETTERS = st.text(alphabet="ab ", max_size=24)


def longest_common(first: str, second: str) -> int:
    """The length of the longest subsequence of both."""
    row = [0] * (len(second) + 1)
    for letter in first:
        before = row
        row = [0]
        for at, other in enumerate(second):
            row.append(before[at] + 1 if letter == other else max(before[at + 1], row[at]))
    return row[-1]


def alike(first: str, second: str, percent: int) -> bool:
    both = len(first) + len(second)
    return 200 * longest_common(first, second) >= percent * both


@st.composite
def families(draw: st.DrawFn) -> list[str]:
    """Texts, and others that are made of them by a few letters left out or put in."""
    texts = draw(st.lists(LETTERS, min_size=1, max_size=5))
    for _ in range(draw(st.integers(0, 8))):
        text = draw(st.sampled_from(texts))
        for _ in range(draw(st.integers(0, 5))):
            at = draw(st.integers(0, len(text)))
            text = text[:at] + text[at + 1 :] if draw(st.booleans()) else text[:at] + "c" + text[at:]
        texts.append(text)
    return texts


@given(families(), st.sampled_from([60, 80, 90, 100]), st.sampled_from([0, 3, 100]))
@settings(max_examples=150)
def test_the_pairs_are_those_of_comparing_every_two(texts: list[str], percent: int, crowd: int) -> None:
    """However few texts are a crowd, of which each is compared with all."""
    with mock.patch.object(near_texts, "_CROWD", crowd):
        found = list(near_pairs(texts, percent))
    pairs = {(min(pair), max(pair)) for pair in found}
    assert len(pairs) == len(found)
    assert pairs == {
        (first, second)
        for first, second in combinations(range(len(texts)), 2)
        if alike(texts[first], texts[second], percent)
    }
