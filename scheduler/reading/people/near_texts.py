"""Which texts of many are nearly the same, without comparing each with all others.

Two texts that differ in at most k letters (left out or put in) have a piece in common: of k + 1 pieces of one, each
difference touches one at most (Li, Deng, Wang, Feng: Pass-Join, 2011).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Pieces of texts of one length, by number and letters, with the positions of the texts.
_Pieces = Mapping[tuple[int, str], Sequence[int]]
#: Number, start and end of a piece, at a place where it may stand in another text.
_Places = Sequence[tuple[int, int, int]]
#: The largest number of letters of a text that is compared: longer ones are no names that somebody mistypes.
_LONGEST = 100
#: The number of texts that have a piece of a text, on average, from which the letters of all are compared at once, and
#: of the texts whose letters are.
_CROWD, _AT_ONCE = 100, 400
#: The number of classes of letters by which texts of a crowd are told apart.
_CLASSES = 32


def near_pairs(texts: Sequence[str], alike: float) -> Iterator[tuple[int, int]]:
    """The positions of each two texts whose similarity is at least `alike` percent, each pair once.

    The similarity is the share of the letters of both that stay where one is made of the other. Texts of more than a
    hundred letters are passed over.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if len(text) <= _LONGEST:
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
            places = _places(short, long, differences)
            pairs = _with_common_pieces(texts, by_length[long], places, pieces[differences], alike)
            if _is_crowded(pieces[differences], len(by_length[short])):
                pairs = _of_all(texts, by_length[short], by_length[long], differences, alike)
            yield from (pair for pair in pairs if short != long or pair[0] < pair[1])


def _is_crowded(pieces: _Pieces, count: int) -> bool:
    """True if a text shares its pieces with very many others: looking at each pair would take long."""
    return sum(len(having) ** 2 for having in pieces.values()) > _CROWD * count


def _with_common_pieces(
    texts: Sequence[str], long: Sequence[int], places: _Places, pieces: _Pieces, alike: float
) -> Iterator[tuple[int, int]]:
    """The pairs of a text with pieces and one of `long`."""
    for at in long:
        candidates = _candidates(texts[at], places, pieces)
        if candidates:
            yield from ((other, at) for other in _alike(texts, at, sorted(candidates), alike))


def _of_all(
    texts: Sequence[str], short: Sequence[int], long: Sequence[int], differences: int, alike: float
) -> Iterator[tuple[int, int]]:
    """The pairs of a text of `short` and one of `long`: of all pairs, those are compared that have alike letters.

    A letter that is left out or put in changes one class of letters by one, so that two texts differ at least in as
    many letters as there are bits in which they differ.
    """
    import numpy as np
    from rapidfuzz import fuzz

    letters = _letters([texts[at] for at in long])
    for start in range(0, len(short), _AT_ONCE):
        chunk = short[start : start + _AT_ONCE]
        rows = _letters([texts[at] for at in chunk])
        apart = np.bitwise_count(rows[:, None] ^ letters[None, :])
        for row, column in zip(*(apart <= differences).nonzero(), strict=True):
            pair = chunk[int(row)], long[int(column)]
            if fuzz.ratio(texts[pair[0]], texts[pair[1]], score_cutoff=alike):
                yield pair


def _letters(texts: Sequence[str]) -> NDArray[np.uint64]:
    """The bits of each text: of the classes of letters that it has, and of those that it has twice or more."""
    import numpy as np

    return np.fromiter((_bits(text) for text in texts), dtype=np.uint64, count=len(texts))


def _bits(text: str) -> int:
    having = twice = 0
    for letter in text:
        bit = 1 << ord(letter) % _CLASSES
        twice |= having & bit
        having |= bit
    return having | twice << _CLASSES


def _cuts(length: int, differences: int) -> list[tuple[int, int]]:
    """Start and end of each piece of a text of that length, one more than there may be differences."""
    count = differences + 1
    ends = list(accumulate(length // count + (number < length % count) for number in range(count)))
    return list(zip([0, *ends], ends, strict=False))


def _pieces(texts: Sequence[tuple[int, str]], length: int, differences: int) -> _Pieces:
    pieces: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(_cuts(length, differences)):
        for at, text in texts:
            pieces[number, text[start:end]].append(at)
    return dict(pieces)


def _places(short: int, long: int, differences: int) -> _Places:
    """Where the pieces of a text of the length `short` may stand in one of the length `long`.

    Before a piece at most so many letters are put in, or left out, as the difference of the lengths allows.
    """
    more = long - short
    shifts = range(-((differences - more) // 2), (differences + more) // 2 + 1)
    return [
        (number, start + shift, end + shift)
        for number, (start, end) in enumerate(_cuts(short, differences))
        for shift in shifts
        if start + shift >= 0 and end + shift <= long
    ]


def _candidates(text: str, places: _Places, pieces: _Pieces) -> set[int]:
    """The texts with a piece that stands nearly at its place in `text`."""
    candidates: set[int] = set()
    for number, start, end in places:
        having = pieces.get((number, text[start:end]))
        if having:
            candidates.update(having)
    return candidates


def _alike(texts: Sequence[str], at: int, candidates: Sequence[int], alike: float) -> Iterator[int]:
    from rapidfuzz import fuzz, process

    others = [texts[other] for other in candidates]
    found = process.extract(texts[at], others, scorer=fuzz.ratio, score_cutoff=alike, limit=None)
    return (candidates[number] for _, _, number in found)
