"""Talks that share a tag stand to each other as the tag asks: on one day, in one room, at one time, the easier first.

Only in preset sessions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.language.text import keyword_key
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.pair_counts import any_of, pairs_among
from scheduler.model.preset.verdicts import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each tag that two talks share has one requirement for each relation of some weight, in the order of `[tags]`."""
    return tuple(requirement for requirement, _, _ in _related(event))


@remembered
def _related(event: Event) -> Sequence[tuple[Requirement, int, list[Talk]]]:
    """The requirement of each relation of a tag, with its weight and the talks that have the tag."""
    tagged: dict[str, list[Talk]] = defaultdict(list)
    for talk in event.talks if event.tag_relations and event.slots else ():
        for tag in dict.fromkeys(map(keyword_key, talk.tags)):
            tagged[tag].append(talk)
    asked = ((tag, relation, weight, tagged.get(keyword_key(tag), [])) for tag, relation, weight in event.tag_relations)
    return [
        (Requirement("tags_related", (tag, relation)), weight, talks)
        for tag, relation, weight, talks in asked
        if weight and len(talks) > 1
    ]


# ── posts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def post_slots(model: PresetModel) -> None:
    """The pairs of talks of a tag that do not stand so cost its weight each; shallow models leave out what they must.

    Pairs that do are counted by day, room or minute, all others are the rest.
    """
    slots = model.event.slots
    late = [(slot, other) for slot in slots for other in slots if pairs.hours(slot)[1] > pairs.hours(other)[0]]
    for requirement, weight, talks in _related(model.event):
        relation = requirement.subjects[1]
        if relation == "order":
            _post_order(model, requirement, weight, talks, late)
        elif relation != "room":
            cells = _in_days(model, talks) if relation == "day" else _at_minutes(model, talks)
            if cells is not None:
                held = pairs_among(model, [model.is_held(talk) for talk in talks])
                model.price(requirement, weight, held - sum(_pairs_in(model, cells)))
        elif model.knows("rooms"):
            on_one_day = sum(_pairs_in(model, _in_days(model, talks)))
            model.price(requirement, weight, on_one_day - sum(_pairs_in(model, _in_rooms(model, talks))))


#: Literals by where or when they hold.
Cells = Mapping[object, "list[BoolLiteral]"]


def _pairs_in(model: PresetModel, cells: Cells) -> Iterator[Term]:
    """Yield the number of pairs in each cell."""
    return (pairs_among(model, literals) for literals in cells.values())


def _in_days(model: PresetModel, talks: Sequence[Talk]) -> Cells:
    """By day, a literal of each talk that may be held on it."""
    cells: dict[object, list[BoolLiteral]] = defaultdict(list)
    for talk in talks:
        slots: dict[object, list[BoolLiteral]] = defaultdict(list)
        for slot in model.open_slots(talk):
            slots[slot.day].append(model.in_slot(talk, slot))
        for day, literals in slots.items():
            cells[day].append(any_of(model, literals))
    return cells


def _in_rooms(model: PresetModel, talks: Sequence[Talk]) -> Cells:
    """By day and room, a literal of each talk that may be held there."""
    cells: dict[object, list[BoolLiteral]] = defaultdict(list)
    for talk in talks:
        places: dict[object, list[BoolLiteral]] = defaultdict(list)
        settled = model.settled_talk(talk)
        for slot in model.open_slots(talk):
            for room in model.open_rooms(talk.axis, slot, talk.places) if settled is None else (settled[1],):
                places[slot.day, room].append(model.in_room(talk, slot, room))
        for place, literals in places.items():
            cells[place].append(any_of(model, literals))
    return cells


def _at_minutes(model: PresetModel, talks: Sequence[Talk]) -> Cells | None:
    """By absolute minute, a literal of each talk that may start at it; None: the model does not tell places."""
    cells: dict[object, list[BoolLiteral]] = defaultdict(list)
    for talk in talks:
        minutes: dict[object, list[BoolLiteral]] = defaultdict(list)
        for slot in model.open_slots(talk):
            last = slot.places - talk.places
            if last > 0 and not model.knows("places"):
                return None
            for place in range(last + 1):
                start = model.at(talk, slot, place) if last > 0 else model.in_slot(talk, slot)
                minutes[pairs.minute(slot, place)].append(start)
        for minute, literals in minutes.items():
            cells[minute].append(any_of(model, literals))
    return cells


def _post_order(
    model: PresetModel,
    requirement: Requirement,
    weight: int,
    talks: Sequence[Talk],
    late: Sequence[tuple[Slot, Slot]],
) -> None:
    """Each pair whose more difficult talk starts before the easier one is over costs the weight.

    `late`: each slot with those that begin before it is over.
    """
    for easier, harder in permutations(talks, 2):
        if _is_easier(easier, harder):
            pairs.keep_apart(model, (easier, harder), late, _not_over, requirement, weight)


def _is_easier(talk: Talk, other: Talk) -> bool:
    """True if the talk is said to be easier than the other."""
    return talk.difficulty is not None and other.difficulty is not None and talk.difficulty < other.difficulty


def _not_over(easier: Hours, harder: Hours) -> Verdict:
    """Return "breaks" if the easier talk is not over when the other starts, else "fine"."""
    return "breaks" if easier[1] > harder[0] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of tags that relate them."""
    return (talk for _, _, talks in _related(event) for talk in talks)


# ── measure ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#: True of the items of two talks, which share a tag, that do not stand to each other as it asks.
Breaking = Callable[[Event, Item, Item], bool]


def _levels(event: Event, item: Item, other: Item) -> tuple[int, int]:
    """The difficulties of two talks; equal ones where one has none."""
    first, second = event.talk[item.id].difficulty, event.talk[other.id].difficulty
    return (0, 0) if first is None or second is None else (first, second)


def _disordered(event: Event, item: Item, other: Item) -> bool:
    first, second = _levels(event, item, other)
    return (first < second and item.last > other.first) or (first > second and other.last > item.first)


_BREAKING: dict[str, Breaking] = {
    "day": lambda _, item, other: item.day != other.day,
    "room": lambda _, item, other: item.day == other.day and item.room != other.room,
    "time": lambda _, item, other: item.first != other.first,
    "order": _disordered,
}

_SAID: dict[str, Message] = {
    "day": message("le même jour", "on one day"),
    "room": message("dans une même salle chaque jour", "in one room on each day"),
    "time": message("au même moment", "at the same time"),
    "order": message("du plus simple au plus difficile", "from the easiest to the most difficult"),
}


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each relation of a tag counts its weight for each pair of the tag's talks that do not stand so."""
    tagged: dict[str, list[Item]] = defaultdict(list)
    for item in items.talks(programme):
        if item.id in event.talk:
            for tag in {keyword_key(tag) for tag in event.talk[item.id].tags}:
                tagged[tag].append(item)
    violations = []
    for tag, relation, weight in event.tag_relations if event.slots else ():
        couples = combinations(tagged[keyword_key(tag)], 2) if weight else ()
        broken = sum(_BREAKING[relation](event, *couple) for couple in couples if couple[0].id != couple[1].id)
        if broken:
            text = message(
                "Paires d'exposés de l'étiquette {tag} qui ne sont pas {related} : {broken}.",
                "Pairs of talks with the tag {tag} that are not {related}: {broken}.",
                tag=phrases.title(tag),
                related=_SAID[relation],
                broken=broken,
            )
            violations.append(Violation("tags_related", weight * broken, (tag, relation), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    tag, relation = requirement.subjects
    return message(
        "Les exposés de l'étiquette {tag} doivent être {related}.",
        "Talks with the tag {tag} must be {related}.",
        tag=phrases.title(tag),
        related=_SAID[relation],
    )


RULE = Rule(
    name="tags_related",
    kind="adjustable",
    title=message(fr="Étiquettes liées", en="Tags related"),
    meaning=message(
        fr="les exposés qui ont une étiquette en commun (colonne `étiquettes`) sont entre eux comme `[tags]` "
        "d'event.toml le demande : le même jour (`day`), dans une même salle chaque jour (`room`), au même moment "
        "(`time`), du plus simple au plus difficile selon leur `niveau` (`order`)",
        en="talks that share a tag (column `tags`) stand to each other as `[tags]` of event.toml asks: on one day "
        "(`day`), in one room on each day (`room`), at the same time (`time`), from the easiest to the most difficult "
        "by their `difficulty` (`order`)",
    ),
    unit=message(
        fr="poids de l'étiquette, pour chaque paire d'exposés et chaque relation",
        en="weight of the tag, for each pair of talks and each relation",
    ),
    requirements=requirements,
    post_slots=post_slots,
    measure=measure,
    say=say,
    where="slots",
    reads=("tag_relations", "talks.tags", "talks.difficulty"),
    sees_inside=sees_inside,
    relaxations=("rule",),
    everywhere=True,
)
