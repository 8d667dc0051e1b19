"""Sessions have a chair, few people chair more than once, and few chair what they present in (a level)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING

from constraints import items, phrases, proposals_slots, session_lists
from constraints.proposals import propose, stated, without_chair
from constraints.rule import Rule, nothing
from scheduler.domain.chairing import potential_chairs
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import nth_sessions

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term

#: The cost of a session without a chair, of each session beyond the first that somebody chairs, and of a chair who
#: presents in the session that he or she chairs.
WITHOUT, AGAIN, OWN = 10_000, 100, 1


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is that of sessions without a chair, of people who chair again, and of chairs who present there.

    It proposes a chair for each session that has none.
    """
    propose(model)
    chairing: dict[str, list[BoolLiteral]] = {}
    without: Term = 0
    own: Term = 0
    for session in model.sessions:
        proposed = model.proposals.get(session.name, {})
        if not stated(model, session):
            without = without + without_chair(model, session)
        leading = {**dict.fromkeys(stated(model, session), session.present), **proposed}
        for person, literal in leading.items():
            chairing.setdefault(person, []).append(literal)
            own = own + sum(_presents(model, session, person, literal))
    again = [_beyond_the_first(model, literals) for literals in chairing.values() if len(literals) > 1]
    return lambda: WITHOUT * without + AGAIN * sum(again) + OWN * own


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """The cost is that of sessions without a chair, of people who chair again, and of chairs who present there.

    It proposes a chair for each session that has none.
    """
    proposals_slots.propose(model)
    chairing: dict[str, list[BoolLiteral]] = {}
    without: list[Term] = []
    own: list[BoolLiteral] = []
    for key in proposals_slots.sessions(model):
        given, proposed = proposals_slots.stated(model.event, key), model.proposals.get(key, {})
        held = nth_sessions.exists(model, *key)
        if not given:
            without.append(proposals_slots.without_chair(model, key))
        for person, literal in {**dict.fromkeys(given, held), **proposed}.items():
            chairing.setdefault(person, []).append(literal)
            presents = proposals_slots.present_there(model, key, person, literal)
            own += [] if presents is None else [presents]
    again = [_beyond_the_first(model, literals) for literals in chairing.values() if len(literals) > 1]
    return lambda: WITHOUT * sum(without) + AGAIN * sum(again) + OWN * sum(own)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that chairs present or discuss, and those of the axes that people are stated to chair."""
    if "chairs" not in event.levels:
        return ()
    people = {person.id for person in potential_chairs(event)}
    people |= {person for axis in event.axes for person in (*axis.every_chair, *chain(*axis.chair_from))}
    axes = {axis.id for axis in event.axes if people.intersection(axis.everybody)}
    return (talk for talk in event.talks if talk.axis in axes or people.intersection(talk.speakers + talk.discussants))


def _presents(model: TimetableModel, session: Candidate, person: str, literal: BoolLiteral) -> list[BoolLiteral]:
    """Return a literal, if need be, that is 1 if the person chairs the session and presents a talk of it."""
    talks = [session.holds[talk.id] for talk in model.event.presented(person) if talk.id in session.holds]
    if not talks:
        return []
    presents = model.cp.new_bool_var(f"{person} presents in {session.name}")
    for holds in talks:
        model.cp.add_bool_or(presents, ~literal, ~holds)
    return [presents]


def _beyond_the_first(model: TimetableBase, literals: list[BoolLiteral]) -> Term:
    """Return the number of true literals beyond the first."""
    again = model.cp.new_int_var(0, len(literals) - 1, "")
    model.cp.add(again >= sum(literals) - 1)
    return again


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """A session without a chair counts 10,000; who chairs more than once, 100 for each session beyond the first; a
    chair who presents in the session that he or she chairs, 1.

    Chairs are those that the event states for the session, else those that the programme proposes.
    """
    violations, chaired = [], Counter[str]()
    for session, people in zip(programme.sessions, items.leaders(event, programme), strict=True):
        name = phrases.session(session.id, session.axis)
        if not people:
            text = message("{session} n'a pas de modération.", "{session} has no chair.", session=phrases.opening(name))
            violations.append(Violation("chairs", WITHOUT, (session.id,), text))
        chaired.update(people)
        presenting = {person for talk in session.talks if talk in event.talk for person in event.talk[talk].speakers}
        for person in presenting.intersection(people):
            who = phrases.person(event, person)
            text = message(
                "{person} modère {session} et y présente.",
                "{person} chairs {session} and presents in it.",
                person=who,
                session=name,
            )
            violations.append(Violation("chairs", OWN, (who, session.id), text))
    for person, count in chaired.items():
        if count > 1:
            who = phrases.person(event, person)
            text = message(
                "{person} modère {count} sessions.", "{person} chairs {count} sessions.", person=who, count=count
            )
            violations.append(Violation("chairs", AGAIN * (count - 1), (who,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="chairs",
    kind="level",
    title=message(fr="Qui modère", en="Who chairs"),
    meaning=message(
        fr="aussi peu de sessions que possible sont sans modération, puis aussi peu de personnes que possible modèrent "
        "plusieurs fois, puis présentent dans la session qu'elles modèrent ; le programme propose qui, parmi les "
        "personnes dont `préside` vaut `oui`",
        en="as few sessions as possible have no chair, then as few people as possible chair more than once, then "
        "present in the session that they chair; the programme proposes whom, among the people whose `chairs` is `yes`",
    ),
    unit=message(
        fr="10 000 par session sans modération, 100 par session de plus d'une même personne, 1 par personne qui y "
        "modère et y présente",
        en="10,000 for a session without a chair, 100 for each further session of one person, 1 for a chair who "
        "presents in the session",
    ),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    sees_inside=sees_inside,
    reads=(*session_lists.READS, "plenaries.room"),
)
