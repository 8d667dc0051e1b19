"""People present, chair and speak only inside their windows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from constraints import items, parts, phrases, poster_times
from constraints.chaired_axes import chaired_axes
from constraints.duty_slots import chaired
from constraints.items import Item
from constraints.rule import Rule
from constraints.stays import depends_on_order, requirement_on
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import fitting_hours
from scheduler.model.preset.windows import covers, not_within, splits, within

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each person with windows and a commitment has one requirement."""
    return tuple(
        requirement_on(event, "person_available", person.id)
        for person in event.people
        if person.available and parts.part_in(event, person.id).fr
    )


def post(model: TimetableModel) -> None:
    """Each talk, session to chair and plenary of a person lies inside one of his or her windows, unless slack is 1."""
    event = model.event
    for person in event.people:
        if not person.available:
            continue
        requirement = requirement_on(event, "person_available", person.id)
        for talk in event.presented(person.id):
            hours = model.starts_within(person.available, talk.duration)
            model.within(model.start_of(talk), hours, ~model.slack(requirement), model.is_held(talk))
        for session in model.sessions:
            if session.axis is not None and person.id in event.axis[session.axis].chairs_of(session.number):
                keep_session(model, session, person, model.slack(requirement))
        for plenary in model.plenaries:
            known = event.plenary[plenary.id]
            if person.id in known.people:
                hours = model.starts_within(person.available, known.duration)
                model.within(plenary.start, hours, ~model.slack(requirement), plenary.present)
        poster_times.keep_presence(model, person, requirement)


def keep_session(model: TimetableModel, session: Candidate, person: Person, slack: BoolLiteral) -> None:
    """The session lies inside one of the person's windows, unless `slack` is 1."""
    inside = []
    for start, end in model.spans(person.available):
        here = model.cp.new_bool_var(f"{session.name} in {person.id} {start}")
        model.cp.add(session.start >= start).only_enforce_if(here)
        model.cp.add(session.end <= end).only_enforce_if(here)
        inside.append(here)
    model.cp.add_bool_or(~session.present, slack, *inside)


def post_slots(model: PresetModel) -> None:
    """Each talk, session to chair and plenary of a person outside his or her windows costs 1."""
    event, chairing = model.event, chaired_axes(model.event)
    for person in _limited(event):
        requirement, fits = requirement_on(event, "person_available", person.id), within(person.available)
        for talk in event.presented(person.id):
            fitting_hours.keep(model, talk, fits, requirement)
        closed_slots = not_within(event.slots, person.available)
        if depends_on_order(requirement):
            for duty, slot in product(chaired(model, person), closed_slots):
                model.price(requirement, 1, duty.inside(model, slot))
            closed_slots = ()
        for axis, slot in product(chairing.get(person.id, ()), closed_slots):
            for session in model.sessions[axis, slot.id]:
                model.price(requirement, 1, session)
        for pause in model.plenaries:
            plenary = event.plenary[pause.id]
            if person.id not in plenary.people:
                continue
            if not plenary.fixed:
                hours = model.starts_within(person.available, plenary.duration)
                model.within(pause.start, hours, ~model.slack(requirement), pause.present)
            elif not covers(person.available, plenary.day, plenary.earliest, plenary.end):
                model.price(requirement, 1, pause.present)
        poster_times.keep_presence(model, person, requirement)


@remembering(2)
def _limited(event: Event) -> tuple[Person, ...]:
    """Return the people who have windows."""
    return tuple(person for person in event.people if person.available)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of people whose windows hold a part of some slot."""
    limited = {person.id for person in event.people if splits(event, person.available)}
    chaired_axes = {axis.id for axis in event.axes if axis.numbered and not limited.isdisjoint(axis.every_chair)}
    return (talk for talk in event.talks if talk.axis in chaired_axes or not limited.isdisjoint(talk.speakers))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of a person and an item (talk, session chaired, plenary) that no window holds whole counts 1.

    A chair who presents in the session chaired has two items. A presenter of posters who is there at none of the times
    at which they are shown counts 1, unless he or she speaks in one of these plenaries.
    """
    return _of_people(event, programme, event.people)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    return _of_people(event, programme, items.people_in(event, programme, sessions))


def _of_people(event: Event, programme: Programme, people: Iterable[Person]) -> tuple[Violation, ...]:
    """Return the violations of these people."""
    commitments = items.commitments(event, programme)
    shown = items.poster_times(event, programme) if event.posters else ()
    violations: list[Violation] = []
    for person in people:
        if person.available:
            violations += [
                Violation("person_available", 1, (person.name, item.id), _text(event, person, item))
                for item in commitments.get(person.id, ())
                if not items.covered(item, person.available)
            ]
            if _misses_posters(person, [p for p in event.posters if person.id in p.speakers], shown, commitments):
                text = _poster_text(event, person, shown)
                violations.append(Violation("person_available", 1, (person.name, shown[0].id), text))
    return tuple(violations)


def _misses_posters(
    person: Person, posters: Sequence[Talk], shown: Sequence[Item], commitments: Mapping[str, Sequence[Item]]
) -> bool:
    """True if the person has posters, which are shown, and is there at none of these times."""
    if not posters or not shown or not set(shown).isdisjoint(commitments.get(person.id, ())):
        return False
    return not any(items.covered(item, person.available) for item in shown)


def _poster_text(event: Event, person: Person, shown: Sequence[Item]) -> Message:
    times = [
        message("{item} ({when})", "{item} ({when})", item=phrases.item(event, item), when=phrases.when(event, item))
        for item in shown
    ]
    return message(
        "{person} présente {posters} pendant {times}, mais n'est là {only}.",
        "{person} presents {posters} during {times}, but is there {only}.",
        person=person.name,
        posters=parts.posters([poster.id for poster in event.posters if person.id in poster.speakers]),
        times=Message(fr=" ou ".join(time.fr for time in times), en=" or ".join(time.en for time in times)),
        only=phrases.only(event, person.available),
    )


def _text(event: Event, person: Person, item: Item) -> Message:
    verb = {
        "talk": message("présente", "presents"),
        "session": message("modère", "chairs"),
        "plenary": message("intervient dans", "speaks in"),
    }[item.kind]
    if item.kind == "plenary" and person.id not in event.plenary[item.id].speakers:
        verb = message("modère", "chairs")
    return message(
        "{person} {does} {item} {when}, mais n'est là {only}.",
        "{person} {does} {item} {when}, but is there {only}.",
        person=person.name,
        does=verb,
        item=phrases.item(event, item),
        when=phrases.when(event, item),
        only=phrases.only(event, person.available),
    )


def say(event: Event, requirement: Requirement) -> Message:
    person = event.person[requirement.subjects[0]]
    return message(
        "{person} n'est là {only} ({part}).",
        "{person} is there {only} ({part}).",
        person=person.name,
        only=phrases.only(event, person.available),
        part=parts.part_in(event, person.id),
    )


RULE = Rule(
    name="person_available",
    kind="adjustable",
    title=message(fr="Disponibilités des personnes", en="Availability of people"),
    meaning=message(
        fr="présenter, modérer (toute la session), intervenir en plénière ou la modérer tient tout entier dans l'une "
        "des plages de la personne ; présenter un poster, l'un des moments où les posters sont montrés",
        en="presenting, chairing (the whole session), speaking in a plenary or chairing it lies wholly in one of the "
        "person's windows; of a poster's presenter, one of the times at which posters are shown",
    ),
    unit=message(fr="personne et élément", en="person and item"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=(
        "axes.chairs",
        "axes.session_chairs",
        "axes.session_discussants",
        "breaks.posters",
        "people.available",
        "plenaries.chairs",
        "plenaries.posters",
        "plenaries.speakers",
        "posters.id",
        "posters.speakers",
        "talks.speakers",
    ),
    sees_inside=sees_inside,
    relaxations=("person_hours", "chair"),
    helped_by_talks=depends_on_order,
    measure_in=measure_in,
)
