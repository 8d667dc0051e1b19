"""Lower bounds on `balance` and `coherence` where sessions are chosen among all possible ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, permutations

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.constructing.blocks import Block
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.language.text import keyword_key
from scheduler.model.counting.session_sizes import cuts
from scheduler.model.types import Term
from scheduler.search.allotting.possible import PossibleSession

#: The possible sessions, each with a literal that is true if it is held.
Chosen = Mapping[PossibleSession, IntVar]
#: Ways to cut the talks of an axis into sessions, and talks of a session: with more, they are not looked at one by one.
_MOST_CUTS, _MOST_TALKS = 200, 6


def balance(cp: CpModel, event: Event, chosen: Chosen) -> Term:
    """The talks of the largest session of each axis without those of the smallest."""
    differences: list[Term] = []
    for axis in event.used_axes:
        by_size: dict[int, list[IntVar]] = defaultdict(list)
        for session, literal in chosen.items():
            if session.axis == axis:
                by_size[session.talks].append(literal)
        talks = len(event.talks_of(axis))
        every = [*islice(cuts(talks, sorted(by_size)), _MOST_CUTS + 1)]
        if len(every) <= _MOST_CUTS:
            differences.append(_difference(cp, by_size, every))
    return sum(differences)


def _difference(cp: CpModel, by_size: Mapping[int, Sequence[IntVar]], every: Sequence[tuple[int, ...]]) -> Term:
    """The difference in one of the ways to cut the talks of an axis, of which one is chosen."""
    ways = [cp.new_bool_var("") for _ in every]
    cp.add_exactly_one(ways)
    counts = [Counter(cut) for cut in every]
    for talks, literals in by_size.items():
        number = sum(count[talks] * literal for count, literal in zip(counts, ways, strict=True))
        cp.add(sum(literals) == number)
    return sum((cut[-1] - cut[0]) * literal for cut, literal in zip(every, ways, strict=True))


def coherence(event: Event, chosen: Chosen) -> Term:
    """Minus the most keywords that neighbours share in each session, in any order of its talks."""
    words = {talk.id: frozenset(keyword_key(word) for word in talk.keywords) for talk in event.talks}
    known: dict[frozenset[Block], int] = {}
    for session in chosen:
        blocks = frozenset(session.blocks)
        if blocks not in known:
            known[blocks] = _shared([talk for block in session.blocks for talk in block.talks], words)
    return -sum(known[frozenset(session.blocks)] * literal for session, literal in chosen.items())


def _shared(talks: Sequence[Talk], words: Mapping[str, frozenset[str]]) -> int:
    """The most keywords that neighbours share where the talks are in some order, or more."""
    common = {(a.id, b.id): len(words[a.id] & words[b.id]) for a, b in permutations(talks, 2)}
    if not any(common.values()):
        return 0
    if len(talks) > _MOST_TALKS:  # each but the last shares with the next one at most what it shares with any
        best = sorted(max(common[a.id, b.id] for b in talks if b is not a) for a in talks)
        return sum(best[1:])
    orders = permutations([talk.id for talk in talks])
    return max(sum(common[pair] for pair in pairwise(order)) for order in orders)
