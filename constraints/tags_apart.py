"""Talks that share a tag do not run in parallel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Language, Message, message
from scheduler.language.text import keyword_key
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.verdicts import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each pair of talks that share a tag of some weight has one requirement, in the order of the event."""
    return tuple(Requirement("tags_apart", pair) for pair in _weights(event))


@remembered
def _weights(event: Event) -> Mapping[tuple[str, str], int]:
    """Return the summed weight of the tags that two talks share, if it is above 0, by pair in the order of the event.

    Case, accents and spaces make no difference between tags.
    """
    stated = {keyword_key(tag): weight for tag, weight in event.tags}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, talk in enumerate(event.talks):
        for tag in dict.fromkeys(map(keyword_key, talk.tags)):
            numbers[tag].append(number)
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for tag, tagged in numbers.items():
        for pair in combinations(tagged, 2):
            weights[pair] += stated.get(tag, 1)
    talks = event.talks
    return {(talks[a].id, talks[b].id): weight for (a, b), weight in sorted(weights.items()) if weight}


def post(model: TimetableModel) -> None:
    """The spans of two talks that share a tag are disjoint, unless the pair's slack, which counts its weight, is 1."""
    for pair, weight in _weights(model.event).items():
        talk, other = (model.event.talk[name] for name in pair)
        slack = model.slack(Requirement("tags_apart", pair), weight)
        model.disjoint(model.span_of(talk), model.span_of(other), 0, ~slack)


def post_slots(model: PresetModel) -> None:
    """Two talks that share a tag are in no slots and places that overlap in time, unless the pair's slack is 1."""
    meeting = [pair for slot, other in model.meeting() for pair in dict.fromkeys(((slot, other), (other, slot)))]
    weights = _weights(model.event)
    for names in model.that_may_meet(weights):
        talk, other = model.event.talk[names[0]], model.event.talk[names[1]]
        pairs.keep_apart(model, (talk, other), meeting, _at_once, Requirement("tags_apart", names), weights[names])


def _at_once(hours: Hours, other: Hours) -> Verdict:
    """Return "breaks" if the two spans overlap, else "fine"."""
    return "breaks" if hours[0] < other[1] and other[0] < hours[1] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that share a tag with another one."""
    return (event.talk[name] for pair in _weights(event) for name in pair)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of talks that share a minute counts the summed weight of the tags that they share."""
    stated = {keyword_key(tag): weight for tag, weight in event.tags}
    tags = {talk.id: {keyword_key(tag): tag for tag in talk.tags} for talk in event.talks}
    rank = {talk.id: number for number, talk in enumerate(event.talks)}
    tagged = [item for item in items.talks(programme) if tags.get(item.id)]
    violations = []
    for meeting in items.meeting(tagged):
        first, second = sorted(meeting, key=lambda item: rank[item.id])
        shared = tags[first.id].keys() & tags[second.id].keys()
        weight = sum(stated.get(tag, 1) for tag in shared)
        if weight and first.id != second.id:
            text = Message.each(partial(_text, event, (first, second), [tags[first.id][tag] for tag in sorted(shared)]))
            violations.append(Violation("tags_apart", weight, (first.id, second.id), text))
    return tuple(violations)


def _text(event: Event, talks: tuple[Item, Item], tags: Sequence[str], language: Language) -> str:
    """The sentence of a pair in parallel, made where somebody reads it: a conference may have thousands."""
    first, second = talks
    return message(
        "Les exposés {talk} ({first}) et {other} ({second}) sont en parallèle et ont en commun : {tags}.",
        "Talks {talk} ({first}) and {other} ({second}) run in parallel and have in common: {tags}.",
        talk=phrases.talk(event, first.id),
        first=phrases.when(event, first),
        other=phrases.talk(event, second.id),
        second=phrases.when(event, second),
        tags=phrases.listed(tags),
    ).to(language)


def say(event: Event, requirement: Requirement) -> Message:
    talk, other = (event.talk[name] for name in requirement.subjects)
    also = set(map(keyword_key, other.tags))
    return message(
        "Les exposés {talk} et {other}, qui ont en commun {tags}, ne doivent pas être en parallèle.",
        "Talks {talk} and {other}, which have {tags} in common, must not run in parallel.",
        talk=phrases.talk(event, talk.id),
        other=phrases.talk(event, other.id),
        tags=phrases.listed([phrases.title(tag) for tag in talk.tags if keyword_key(tag) in also]),
    )


RULE = Rule(
    name="tags_apart",
    kind="adjustable",
    title=message(fr="Étiquettes séparées", en="Tags apart"),
    meaning=message(
        fr="deux exposés en parallèle n'ont pas d'étiquette en commun (colonne `étiquettes` ; majuscules, accents et "
        "espaces ne comptent pas)",
        en="two talks in parallel share no tag (column `tags`; capitals, accents and spaces make no difference)",
    ),
    unit=message(
        fr="poids des étiquettes en commun d'une paire d'exposés, 1 chacune si `[tags]` d'event.toml n'en dit rien",
        en="weight of the tags that a pair of talks shares, 1 each where `[tags]` of event.toml says nothing",
    ),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("tags", "talks.tags"),
    sees_inside=sees_inside,
    relaxations=("rule",),
)
