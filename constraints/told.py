"""As few people as possible have to be notified of a change since another programme (a level)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from constraints import items, phrases, session_lists, unchanged
from constraints.items import Item
from constraints.rule import Rule, nothing
from constraints.told_posts import post, post_slots
from scheduler.domain.chairing import chooses
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.session_order import ordinals
from scheduler.language.message import Message, message

MEANING = message(
    fr="aussi peu de personnes que possible voient changer le début, la fin ou la salle de ce qu'elles présentent, "
    "modèrent ou discutent",
    en="for as few people as possible the start, end or room of something that they present, chair or discuss changes",
)


def measure(event: Event, programme: Programme, base: Programme) -> tuple[Violation, ...]:
    """Each person counts 1 if a talk, plenary or session chaired that both programmes have has changed, or if
    the sessions that were proposed to her or him have.

    People of talks that were cancelled or added since `base`, and stated chairs who came or went, are notified anyway
    and count 0. Where chairs are
    proposed, a session without a chair counts 1, as somebody has to be asked, unless it had none in `base`; its
    violation has the session and its axis as subjects.
    """
    anyway, before, proposals = _before(event, base)
    now, proposed = unchanged.duties(event, programme), (proposals, _proposals(event, programme))
    changed = (
        (
            person,
            [
                *_changed(event, before.get(person.id, {}), now.get(person.id, {})),
                *_proposed_otherwise(event, *(each.get(person.id, ()) for each in proposed)),
            ],
        )
        for person in event.people
        if person.id not in anyway
    )
    told = tuple(
        Violation(
            "told",
            1,
            (person.name,),
            message("{person} : {what}", "{person}: {what}", person=person.name, what=phrases.sentences(sentences)),
        )
        for person, sentences in changed
        if sentences
    )
    return (*told, *_lost_chairs(event, programme, base))


@remembered  # many programmes are compared with one
def _before(
    event: Event, base: Programme
) -> tuple[frozenset[str], Mapping[str, Mapping[str, Sequence[Item]]], Mapping[str, Sequence[Item]]]:
    """Return who is notified anyway, and by person the duties in `base` and the sessions proposed there."""
    return unchanged.told_anyway(event, base), unchanged.duties(event, base), _proposals(event, base)


def _lost_chairs(event: Event, programme: Programme, base: Programme) -> Iterator[Violation]:
    """Yield a violation for each session that has no chair, unless `base` has it without one."""
    if "chairs" not in event.levels:
        return
    known = zip(base.sessions, ordinals(event, base), strict=True)
    before = {(session.axis, number) for session, number in known if not session.chairs}
    now = zip(items.sessions(programme), items.leaders(event, programme), ordinals(event, programme), strict=True)
    for item, people, number in now:
        if not people and (item.axis, number) not in before:
            text = message(
                "{session} n'a plus de modération ({when}).",
                "{session} has no chair any more ({when}).",
                session=phrases.opening(phrases.session(item.id, item.axis)),
                when=phrases.when(event, item),
            )
            yield Violation("told", 1, (item.id, item.axis or ""), text)


def _changed(event: Event, before: Mapping[str, Sequence[Item]], now: Mapping[str, Sequence[Item]]) -> list[Message]:
    """Return a sentence for each commitment of a person that has changed."""
    return [
        _text(event, before[name], now[name])
        for name in before
        if name in now and [*map(unchanged.place, before[name])] != [*map(unchanged.place, now[name])]
    ]


def _proposals(event: Event, programme: Programme) -> Mapping[str, Sequence[Item]]:
    """Return the sessions that the programme proposes to each person, in the order of time."""
    by_person: dict[str, list[Item]] = {}
    if chooses(event):
        for item, person in session_lists.proposed(event, programme):
            by_person.setdefault(person, []).append(item)
    return {person: sorted(own, key=unchanged.place) for person, own in by_person.items()}


def _proposed_otherwise(event: Event, before: Sequence[Item], now: Sequence[Item]) -> Iterator[Message]:
    """Yield a sentence if the sessions of now differ from those before in axis, hours or room."""
    was, is_ = ([(item.axis or "", *unchanged.place(item)) for item in each] for each in (before, now))
    if sorted(was) != sorted(is_):
        nothing_to_chair = message("rien", "nothing")
        yield message(
            "à modérer : {now} (avant : {before})",
            "to chair: {now} (before: {before})",
            now=phrases.listed([phrases.where(event, item) for item in now]) if now else nothing_to_chair,
            before=phrases.listed([phrases.where(event, item) for item in before]) if before else nothing_to_chair,
        )


def _text(event: Event, before: Sequence[Item], now: Sequence[Item]) -> Message:
    name = phrases.item(event, now[0])
    if now[0].kind == "session":
        plural = len(now) > 1
        name = message(
            "les sessions de l'axe {axis}" if plural else "la session de l'axe {axis}",
            "the sessions of axis {axis}" if plural else "the session of axis {axis}",
            axis=now[0].axis,
        )
    return message(
        "{item} : {now} (avant : {before})",
        "{item}: {now} (before: {before})",
        item=name,
        now=phrases.listed([phrases.where(event, item) for item in now]),
        before=phrases.former(event, before[0], now[0])
        if len(before) == len(now) == 1
        else phrases.listed([phrases.where(event, item) for item in before]),
    )


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme) -> Rule:
    """Return the level that counts the people who have to be notified of changes from `base`."""
    return Rule(
        name="told",
        kind="level",
        title=message(fr="Personnes à prévenir", en="People to tell"),
        meaning=MEANING,
        unit=message(fr="personne", en="person"),
        requirements=nothing,
        post=partial(post, base=base),
        post_slots=partial(post_slots, base=base),
        measure=partial(measure, base=base),
        say=say,
    )
