"""What stands in the way of the wishes that a programme does not meet, and why it splits an axis."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from constraints import phrases, rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Window, spans_on
from scheduler.explanation.what_if import Consequence, what_if
from scheduler.language.message import Message, message
from scheduler.search.control import Budget
from scheduler.search.result import Progress, Tell


@dataclass(frozen=True, slots=True)
class Reason:
    """A wish of a talk, or an axis, that is not as one would like it: what is so, and because of what.

    `people`: whose wish it is, by name. `consequence`: what would follow if it were otherwise; None where nothing
    needs to be asked to know.
    """

    kind: Literal["wish", "axis"]
    subject: str
    text: Message
    because: Message
    consequence: Consequence | None = None
    people: tuple[str, ...] = ()


#: Answers what follows where an event asks more.
_Asking = Callable[[WhatIf], Consequence]
#: Seconds that one wish, or one axis, has at least.
_LEAST = 0.5


def reasons(
    event: Event,
    programme: Programme,
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Reason, ...]:
    """One for each talk whose wishes are not met, and for each axis in several sessions; stopped, those that were
    found. Budget None: a minute.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    unmet = rule("preferences").measure(event, programme)
    split = [axis.id for axis in event.axes if sum(s.axis == axis.id for s in programme.sessions) > 1]
    every: list[Violation | str] = [*unmet, *split]
    found: list[Reason] = []
    for number, subject in enumerate(every):
        part = budget.share(1 / (len(every) - number)).at_least(_LEAST)

        def ask(one: WhatIf, part: Budget = part) -> Consequence:
            return what_if(event, programme, [one], part, workers=workers)

        if isinstance(subject, str):
            reason = _axis(event, programme, subject, ask)
        else:
            reason = _wish(event, programme, subject, ask)
        if budget.stopped:
            break
        found.append(reason)
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("wishes", len(found), len(every), seconds, answer=reason))
    return tuple(found)


def _wish(event: Event, programme: Programme, unmet: Violation, oracle: _Asking) -> Reason:
    name, text = unmet.subjects[0], unmet.text
    windows = wished(event, event.talk[name])
    people = wishing(event, programme, event.talk[name])
    listed = phrases.listed(people)
    text = message(
        "{text} ({people}).",
        "{text} ({people}).",
        text=Message(text.fr.removesuffix("."), text.en.removesuffix(".")),
        people=listed,
    )
    if not windows:
        because = message("Les souhaits des intervenants s'excluent.", "The speakers' wishes exclude each other.")
        return Reason("wish", name, text, because, people=people)
    follows = oracle(WhatIf(kind="wish", subject=name, windows=windows))
    return Reason("wish", name, text, _price(event, programme, follows, "preferences"), follows, people)


def wishing(event: Event, programme: Programme, talk: Talk) -> tuple[str, ...]:
    """The names of those whose wish the programme does not meet: all presenters', where the talk's own row has it."""
    placed = programme.talk[talk.id]

    def missed(windows: Sequence[Window]) -> bool:
        spans = spans_on(windows, placed.day)
        return bool(windows) and not any(a <= placed.start and placed.end <= b for a, b in spans)

    whole = missed(talk.preferred)
    people = [event.person[one] for one in talk.speakers]
    return tuple(one.name for one in people if whole or missed(one.preferred))


def wished(event: Event, talk: Talk) -> tuple[Window, ...]:
    """When every list of wishes of the talk (the row's, each presenter's) is met."""
    lists = [talk.preferred, *(event.person[person].preferred for person in talk.speakers)]
    found: list[Window] = []
    for day in event.days:
        spans: Sequence[tuple[int, int]] = [(0, DAY)]
        for windows in (one for one in lists if one):
            wanted = spans_on(windows, day.date)
            spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in wanted if max(a, c) < min(b, d)]
        found += [Window(start=start, end=end, day=day.date) for start, end in spans]
    return tuple(found)


def _axis(event: Event, programme: Programme, axis: str, oracle: _Asking) -> Reason:
    held = [session for session in programme.sessions if session.axis == axis]
    text = message(
        "L'axe {axis} est en {count} sessions ({when}).",
        "Axis {axis} is in {count} sessions ({when}).",
        axis=axis,
        count=len(held),
        when=phrases.listed([phrases.during(event, s.day, s.start, s.end) for s in held]),
    )
    follows = oracle(WhatIf(kind="sessions", subject=axis, most=len(held) - 1))
    return Reason("axis", axis, text, _price(event, programme, follows, None), follows)


def _price(event: Event, programme: Programme, follows: Consequence, level: str | None) -> Message:
    """What it would cost to have it otherwise, in a sentence."""
    if follows.status == "infeasible":
        return message("C'est impossible :", "This is impossible:")
    if follows.status == "unknown":
        return message(
            "Le temps a manqué pour dire pourquoi (--time-limit).", "There was no time to say why (--time-limit)."
        )
    worse = follows.worse
    if worse and worse[0].then > worse[0].now:
        first = worse[0]
        return message(
            "Ce qui s'y oppose : « {level} » passerait de {now} à {then}.",
            "What stands in the way: “{level}” would go from {now} to {then}.",
            level=rule(first.name).title,
            now=first.now,
            then=first.then,
        )
    assert follows.programme is not None
    now, then = ({v.subjects[0] for v in rule("preferences").measure(event, p)} for p in (programme, follows.programme))
    if level and then - now:
        return message(
            "Ce qui s'y oppose : {talks} n'aurait plus son souhait.",
            "What stands in the way: {talks} would lose theirs.",
            talks=phrases.listed(sorted(then - now)),
        )
    if worse:
        return message(
            "Rien : un meilleur programme existe (celui-ci n'est pas prouvé optimal).",
            "Nothing: there is a better programme (this one is not proved optimal).",
        )
    return message(
        "Rien : un programme aussi bon l'aurait ainsi.", "Nothing: an equally good programme would have it so."
    )
