"""Talks that follow each other in a session share as many keywords as possible (a level)."""

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
from scheduler.language.text import keyword_key

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is minus the number of keywords that neighbouring talks share."""
    shared = []
    for candidates in model.candidates.values():
        talks = candidates[0].talks if candidates else ()
        keywords = {talk.id: {keyword_key(word) for word in talk.keywords} for talk in talks}
        pairs = {}
        for talk, other in combinations(talks, 2):
            common = len(keywords[talk.id] & keywords[other.id])
            if common:
                pairs[talk.id, other.id] = _neighbours(model, candidates, talk, other)
                shared.append(common * pairs[talk.id, other.id])
        _bound(model, candidates, pairs)
    return lambda: -sum(shared)


def _neighbours(model: TimetableModel, candidates: Sequence[Candidate], talk: Talk, other: Talk) -> BoolLiteral:
    """Return a literal that is 1 only if the two talks are neighbours in some session."""
    together = model.cp.new_bool_var(f"{talk.id}~{other.id}")
    if model.cells is not None:
        _next_to(model, together, talk, other)
        return together
    for session in candidates:
        for place, row in enumerate(session.place):
            beside = [session.place[p][other.id] for p in (place - 1, place + 1) if 0 <= p < len(session.place)]
            model.cp.add_bool_or(~together, ~row[talk.id], *beside)
    return together


def _next_to(model: TimetableModel, together: BoolLiteral, talk: Talk, other: Talk) -> None:
    """Where `together` is 1, one of the two starts `gap` minutes after the other, in the session of both."""
    first = model.cp.new_bool_var("")
    gap = model.event.talk_settings.gap
    for earlier, later, literal in ((talk, other, first), (other, talk, ~first)):
        after = model.start_of(earlier) + (earlier.duration + gap)
        model.cp.add(model.start_of(later) == after).only_enforce_if(together, literal)
    for session in model.sessions:
        model.cp.add_bool_or(~together, ~session.holds[talk.id], session.holds[other.id])


def _bound(model: TimetableModel, candidates: Sequence[Candidate], pairs: dict[tuple[str, str], BoolLiteral]) -> None:
    """A talk has at most two neighbours, and a session of n talks at most n − 1 pairs of neighbours.

    Both follow from the rest of the model; they help the solver to prove bounds.
    """
    if not pairs:
        return
    talks = candidates[0].talks
    for talk in talks:
        model.cp.add(sum(literal for pair, literal in pairs.items() if talk.id in pair) <= 2)
    model.cp.add(sum(pairs.values()) <= len(talks) - sum(session.present for session in candidates))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of talks that follow each other in a session counts minus the number of keywords that they share.

    Keywords are sets; case, accents and spaces make no difference.
    """
    words = {talk.id: {keyword_key(word): word for word in talk.keywords} for talk in event.talks}
    violations = []
    for session in programme.sessions:
        for talk, other in pairwise(session.talks):
            shared = sorted(words.get(talk, {}).keys() & words.get(other, {}).keys())
            if shared:
                text = message(
                    "{talk} et {other} ont en commun : {words}.",
                    "{talk} and {other} have in common: {words}.",
                    talk=talk,
                    other=other,
                    words=phrases.listed([words[talk][word] for word in shared]),
                )
                violations.append(Violation("coherence", -len(shared), (talk, other), text))
    return tuple(violations)


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
