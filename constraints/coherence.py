"""The level of the keywords that neighbouring talks share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.language.text import fold

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    shared = []
    for candidates in model.candidates.values():
        talks = candidates[0].talks if candidates else ()
        keywords = {talk.id: {fold(word) for word in talk.keywords} for talk in talks}
        pairs = {}
        for one, other in combinations(talks, 2):
            common = len(keywords[one.id] & keywords[other.id])
            if common:
                pairs[one.id, other.id] = _neighbours(model, candidates, one, other)
                shared.append(common * pairs[one.id, other.id])
        _bound(model, candidates, pairs)
    return lambda: -sum(shared)


def _neighbours(model: TimetableModel, candidates: Sequence[Candidate], one: Talk, other: Talk) -> BoolLiteral:
    """A literal that only two neighbours can make true."""
    together = model.cp.new_bool_var(f"{one.id}~{other.id}")
    for session in candidates:
        for place, row in enumerate(session.place):
            beside = [session.place[p][other.id] for p in (place - 1, place + 1) if 0 <= p < len(session.place)]
            model.cp.add_bool_or(~together, ~row[one.id], *beside)
    return together


def _bound(model: TimetableModel, candidates: Sequence[Candidate], pairs: dict[tuple[str, str], BoolLiteral]) -> None:
    """What the solver does not see by itself: two neighbours a talk at most, one pair fewer than talks a session."""
    if not pairs:
        return
    talks = candidates[0].talks
    for talk in talks:
        model.cp.add(sum(literal for pair, literal in pairs.items() if talk.id in pair) <= 2)
    model.cp.add(sum(pairs.values()) <= len(talks) - sum(session.present for session in candidates))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Minus the number of keywords shared by each two talks that follow each other in the list of a session.

    Keywords are sets; case, accents and spaces at the ends or doubled make no difference.
    """
    words = {talk.id: {fold(word): word for word in talk.keywords} for talk in event.talks}
    found = []
    for session in programme.sessions:
        for one, other in pairwise(session.talks):
            shared = sorted(words.get(one, {}).keys() & words.get(other, {}).keys())
            if shared:
                text = message(
                    "{one} et {other} ont en commun : {words}.",
                    "{one} and {other} have in common: {words}.",
                    one=one,
                    other=other,
                    words=phrases.listed([words[one][word] for word in shared]),
                )
                found.append(Violation("coherence", -len(shared), (one, other), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="coherence",
    kind="level",
    title=message(fr="Cohérence", en="Coherence"),
    meaning=message(
        fr="les exposés qui se suivent dans une session ont autant de mots-clés en commun que possible",
        en="talks that follow each other in a session share as many keywords as possible",
    ),
    unit=message(fr="mot-clé en commun, compté négativement", en="shared keyword, counted negatively"),
    requirements=nothing,
    post=post,
    measure=measure,
    say=say,
    where="free",
    reads=("talks.keywords",),
)
