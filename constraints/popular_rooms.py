"""Of two talks the one for which more people are expected is not in the smaller room; only in preset sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset.pair_counts import any_of

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each talk for which more people are expected than for another has one requirement."""
    least = min((talk.audience for talk in event.talks if talk.audience is not None), default=0)
    popular = (talk for talk in event.talks if talk.audience is not None and talk.audience > least and event.slots)
    return tuple(Requirement("popular_rooms", (talk.id,)) for talk in popular)


# ── posts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

#: By capacity, a literal that is true if the talk is in a room of it; rooms without one are compared with none.
Sizes = Mapping[int, "BoolLiteral"]


def post_slots(model: PresetModel) -> None:
    """A talk costs 1 for each less popular one in a larger room; a model that does not tell rooms counts nothing.

    Beside a settled talk that is a price of the other's rooms. (Where talks are settled, no requirement is dropped.)
    """
    if not model.knows("rooms"):
        return
    talks = [talk for talk in model.event.talks if talk.audience is not None]
    sizes = {talk.id: _sizes(model, talk) for talk in talks}
    open_ = [talk for talk in talks if model.settled_talk(talk) is None]
    beyond = cache(partial(_beyond, model, sizes))
    for talk in open_:
        above = [_reversal(model, sizes, (less.id, talk.id), beyond) for less in open_ if _less_popular(less, talk)]
        if above:
            model.price(Requirement("popular_rooms", (talk.id,)), 1, sum(above))
    if len(open_) < len(talks):
        _post_beside_settled(model, talks, sizes)


def _less_popular(talk: Talk, other: Talk) -> bool:
    """True if fewer people are expected for the talk than for the other; the audience of both is known."""
    return (talk.audience or 0) < (other.audience or 0)


def _sizes(model: PresetModel, talk: Talk) -> Sizes:
    """The capacities of the rooms in which the talk may be."""
    literals: dict[int, list[BoolLiteral]] = defaultdict(list)
    settled = model.settled_talk(talk)
    for slot in model.open_slots(talk):
        for room in model.open_rooms(talk.axis, slot, talk.places) if settled is None else (settled[1],):
            here, capacity = model.in_room(talk, slot, room), model.event.room[room].capacity
            if capacity is not None and not model.is_false(here):
                literals[capacity].append(here)
    return {capacity: any_of(model, each) for capacity, each in sorted(literals.items())}


def _beyond(model: PresetModel, sizes: Mapping[str, Sizes], talk: str, size: int, above: bool) -> BoolLiteral:
    """A literal that is true if the talk is in a room of `size` or more, or of less."""
    return any_of(model, [each for other, each in sizes[talk].items() if (other >= size) is above])


def _reversal(
    model: PresetModel,
    sizes: Mapping[str, Sizes],
    talks: tuple[str, str],
    beyond: Callable[[str, int, bool], BoolLiteral],
) -> BoolLiteral:
    """A literal that is true where the first talk has a larger room than the second."""
    literal = model.cp.new_bool_var("")
    for size in [size for size in sizes[talks[0]] if size > min(sizes[talks[1]], default=size)]:
        model.cp.add_bool_or(literal, ~beyond(talks[0], size, True), ~beyond(talks[1], size, False))
    return literal


def _post_beside_settled(model: PresetModel, talks: Iterable[Talk], sizes: Mapping[str, Sizes]) -> None:
    """Prices the pairs of which one talk is settled, or both, by the rooms of a talk."""
    settled = {talk.id for talk in talks if model.settled_talk(talk) is not None}
    held = [(talk.audience or 0, *sizes[talk.id]) for talk in talks if talk.id in settled and sizes[talk.id]]
    for talk in talks:
        people = talk.audience or 0
        for size, literal in sizes[talk.id].items():
            number = sum(other < people and room > size for other, room in held)
            if talk.id not in settled:
                number += sum(other > people and room < size for other, room in held)
            if number:
                model.price(Requirement("popular_rooms", (talk.id,)), 1, number * literal)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks whose audience is known."""
    return (talk for talk in event.talks if talk.audience is not None)


# ── measure ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts the talks with a smaller audience that are in larger rooms."""
    compared: list[tuple[str, str, int, int]] = []
    for item in items.talks(programme) if event.slots else ():
        talk, room = event.talk.get(item.id), event.room.get(item.room or "")
        if talk is not None and room is not None and talk.audience is not None and room.capacity is not None:
            compared.append((talk.id, room.id, talk.audience, room.capacity))
    violations = []
    for name, place, audience, capacity in compared:
        above = [other for other, _, people, seats in compared if people < audience and seats > capacity]
        if above:
            text = message(
                "L'exposé {talk}, qui attend {audience} personnes, est dans {room} ({capacity} places), et des exposés "
                "qui en attendent moins sont dans de plus grandes salles : {above}.",
                "Talk {talk}, which expects {audience} people, is in {room} (capacity {capacity}), and talks that "
                "expect fewer are in larger rooms: {above}.",
                talk=phrases.talk(event, name),
                audience=audience,
                room=phrases.room(event, place),
                capacity=capacity,
                above=phrases.listed(above),
            )
            violations.append(Violation("popular_rooms", len(above), (name,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    (talk,) = requirement.subjects
    return message(
        "L'exposé {talk} ({audience} personnes attendues) ne doit pas être dans une salle plus petite qu'un exposé qui "
        "en attend moins.",
        "Talk {talk} ({audience} people expected) must not be in a smaller room than a talk that expects fewer.",
        talk=phrases.talk(event, talk),
        audience=event.talk[talk].audience,
    )


RULE = Rule(
    name="popular_rooms",
    kind="adjustable",
    title=message(fr="Grandes salles aux exposés attendus", en="Larger rooms for popular talks"),
    meaning=message(
        fr="de deux exposés, celui qui attend le plus de personnes (colonne `public`) n'est pas dans la salle la plus "
        "petite (`capacity`), quels que soient leurs jours et leurs heures",
        en="of two talks, the one that expects more people (column `audience`) is not in the room of smaller "
        "`capacity`, whatever their days and hours",
    ),
    unit=message(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post_slots=post_slots,
    measure=measure,
    say=say,
    where="slots",
    reads=("rooms.capacity", "talks.audience"),
    sees_inside=sees_inside,
    relaxations=("rule",),
    everywhere=True,
)
