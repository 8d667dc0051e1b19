"""Which texts of many are nearly the same, without comparing each with all others.

Two texts that differ in at most k letters (left out or put in) have a piece in common: of k + 1 pieces of one, each
difference touches one at most (Li, Deng, Wang, Feng: Pass-Join, 2011).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

#: Pieces of texts of one length, by number and letters, with the positions of the texts.
_Pieces = Mapping[tuple[int, str], Sequence[int]]


def near_pairs(texts: Sequence[str], alike: float) -> Iterator[tuple[int, int]]:
    """The positions of each two texts whose similarity is at least `alike` percent, each pair once.

    The similarity is the share of the letters of both that stay where one is made of the other.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        by_length[len(text)].append(at)
    lengths = sorted(by_length)
    for number, short in enumerate(lengths):
        pieces: dict[int, _Pieces] = {}
        for long in lengths[number:]:
            differences = int((short + long) * (100 - alike) / 100 + 1e-9)
            if long - short > differences:
                break
            if differences not in pieces:
                pieces[differences] = _pieces([(at, texts[at]) for at in by_length[short]], short, differences)
            for at in by_length[long]:
                candidates = _candidates(texts[at], pieces[differences], short, differences)
                if short == long:
                    candidates = {other for other in candidates if other < at}
                yield from ((other, at) for other in _alike(texts, at, sorted(candidates), alike))


def _cuts(length: int, differences: int) -> list[tuple[int, int]]:
    """Start and end of each piece of a text of that length, one more than there may be differences."""
    count = differences + 1
    sizes = [length // count + (number < length % count) for number in range(count)]
    ends = list(accumulate(sizes))
    return list(zip([0, *ends], ends, strict=False))


def _pieces(texts: Sequence[tuple[int, str]], length: int, differences: int) -> _Pieces:
    pieces: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(_cuts(length, differences)):
        for at, text in texts:
            pieces[number, text[start:end]].append(at)
    return pieces


def _candidates(text: str, pieces: _Pieces, length: int, differences: int) -> set[int]:
    """The texts of that length, not longer than `text`, with a piece that stands nearly at its place in `text`.

    Before the piece at most so many letters are put in, or left out, as the difference of the lengths allows.
    """
    more = len(text) - length
    shifts = range(-((differences - more) // 2), (differences + more) // 2 + 1)
    candidates: set[int] = set()
    for number, (start, end) in enumerate(_cuts(length, differences)):
        for shift in shifts:
            if start + shift >= 0 and end + shift <= len(text):
                candidates.update(pieces.get((number, text[start + shift : end + shift]), ()))
    return candidates


def _alike(texts: Sequence[str], at: int, candidates: Sequence[int], alike: float) -> Iterator[int]:
    from rapidfuzz import fuzz, process

    others = [texts[other] for other in candidates]
    found = process.extract(texts[at], others, scorer=fuzz.ratio, score_cutoff=alike, limit=None)
    return (candidates[number] for _, _, number in found)
