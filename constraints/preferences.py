"""Talks are held at the hours that their speakers prefer (a level)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.model.preset import fitting_hours
from scheduler.model.preset.windows import splits, within_each

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """A talk costs 1 if its start is not in all its lists of preferred windows."""
    unmet = []
    for talk in model.event.talks:
        wishes = [talk.preferred, *(model.event.person[person].preferred for person in talk.speakers)]
        if any(wishes):
            hours = model.starts_within_each([windows for windows in wishes if windows], talk.duration)
            missed = model.cp.new_bool_var(f"{talk.id} unwished")
            model.within(model.start_of(talk), hours, ~missed)
            unmet.append(missed)
    return lambda: sum(unmet)


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """A talk costs 1 if its hours are not in all its lists of preferred windows."""
    unmet: list[Term] = []
    for talk in model.event.talks:
        lists = [talk.preferred, *(model.event.person[person].preferred for person in talk.speakers)]
        if any(lists):
            unmet.append(fitting_hours.misses(model, talk, within_each(*(windows for windows in lists if windows))))
    return lambda: sum(unmet)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks whose preferred windows, or whose speakers' windows, hold a part of some slot."""
    for talk in event.talks:
        wishes = (talk.preferred, *(event.person[speaker].preferred for speaker in talk.speakers))
        if any(splits(event, windows) for windows in wishes):
            yield talk


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk counts 1 if some list of preferred windows (its row's, each presenter's) does not hold it whole.

    Empty lists wish nothing; a talk counts once for any number of lists; windows that touch are one.
    """
    violations = []
    first = {item.id: item for item in reversed(items.talks(programme))}
    for talk in event.talks:
        item = first.get(talk.id)
        if item is None:
            continue
        missed = [windows for windows in _wishes(event, talk) if not items.covered(item, windows)]
        if missed:
            text = message(
                "L'exposé {talk} a lieu {when}, mais n'est souhaité {only}.",
                "Talk {talk} is held {when}, but is wished for {only}.",
                talk=phrases.talk(event, talk.id),
                when=phrases.when(event, item),
                only=phrases.only(event, missed[0]),
            )
            violations.append(Violation("preferences", 1, (talk.id,), text))
    return tuple(violations)


def _wishes(event: Event, talk: Talk) -> Iterator[tuple[Window, ...]]:
    """Return the lists of preferred windows of the talk and its speakers that are not empty."""
    people = [event.person[speaker] for speaker in talk.speakers if speaker in event.person]
    return (windows for windows in (talk.preferred, *(person.preferred for person in people)) if windows)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="preferences",
    kind="level",
    title=message(fr="Préférences", en="Preferences"),
    meaning=message(
        fr="aussi peu d'exposés que possible ont lieu hors des plages préférées de leur ligne ou de leurs intervenants",
        en="as few talks as possible are held outside the preferred windows of their row or of their speakers",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("people.preferred", "talks.preferred", "talks.speakers"),
    sees_inside=sees_inside,
    by_session=True,
)
