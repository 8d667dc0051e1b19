"""As few breaks and placed plenaries as possible change their hours from another programme to this one (a level)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from constraints import phrases, unchanged
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause, TimetableBase
    from scheduler.model.types import Term


MEANING = message(
    fr="aussi peu de pauses, et de plénières placées par le calcul, que possible changent d'heure",
    en="as few breaks, and plenaries that are placed, as possible change their hours",
)


def post(model: TimetableBase, base: Programme) -> Callable[[], Term]:
    """The cost is the number of breaks and placed plenaries whose start or end differs from `base`."""
    days = model.event.days
    before: dict[tuple[str, str, date], PlacedBreak | PlacedPlenary] = {}
    before |= {("break", placed.id, placed.day): placed for placed in base.breaks}
    before |= {("plenary", placed.id, placed.day): placed for placed in base.plenaries if _placed(model.event, placed)}
    known = [
        (pause, before[pause.kind, pause.id, days[pause.day].date])
        for pause in (*model.breaks, *model.plenaries)
        if (pause.kind, pause.id, days[pause.day].date) in before
    ]
    moved = [_moved(model, pause, placed) for pause, placed in known]
    return lambda: sum(moved)


def _placed(event: Event, placed: PlacedPlenary) -> bool:
    """True if the event has the solver place the plenary."""
    plenary = event.plenary.get(placed.id)
    return plenary is not None and plenary.start is None


def _moved(model: TimetableBase, pause: Pause, placed: PlacedBreak | PlacedPlenary) -> Term:
    """Return a literal that is 0 only if the break has the start and the end of `placed`."""
    midnight = pause.day * DAY
    moved = model.cp.new_bool_var(f"{pause.id} moves")
    model.cp.add(pause.start == midnight + placed.start).only_enforce_if(~moved)
    model.cp.add(pause.end == midnight + placed.end).only_enforce_if(~moved)
    return moved


def measure(event: Event, programme: Programme, base: Programme) -> tuple[Violation, ...]:
    """Each break and placed plenary of both programmes counts 1 if its start or end differs."""
    violations = []
    for before, item in unchanged.common_breaks(event, base, programme):
        if (before.first, before.last) != (item.first, item.last):
            text = message(
                "{item} : {when} (avant : {before}).",
                "{item}: {when} (before: {before}).",
                item=phrases.opening(phrases.item(event, item)),
                when=phrases.when(event, item),
                before=phrases.former(event, before, item),
            )
            violations.append(Violation("breaks_moved", 1, (item.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme) -> Rule:
    """Return the level that counts the breaks that differ from `base`."""
    return Rule(
        name="breaks_moved",
        kind="level",
        title=message(fr="Pauses déplacées", en="Breaks moved"),
        meaning=MEANING,
        unit=message(fr="pause", en="break"),
        requirements=nothing,
        post=partial(post, base=base),
        post_slots=partial(post, base=base),
        measure=partial(measure, base=base),
        say=say,
    )
