"""Unmet wishes: what prevents each wish that a programme does not meet, and why it splits axes."""

from __future__ import annotations

import time
from collections import Counter
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
from scheduler.explanation.missing_chairs import missing_chairs
from scheduler.explanation.what_if import Consequence, what_if
from scheduler.language.level_amounts import amount, plain_amount
from scheduler.language.message import Message, message
from scheduler.model.session_counts import session_counts
from scheduler.search.control import Budget
from scheduler.search.result import Progress, Tell


@dataclass(frozen=True, slots=True)
class Reason:
    """An unmet wish of a talk, a split axis, or a session without a chair, with its reason.

    Attributes
    ----------
    subject
        The id of the talk, axis or session.
    text, because
        A sentence that states it, and one that states the reason.
    consequence
        The consequence of meeting it; None: the reason is known without a search.
    people
        The names of those whose wish it is.
    """

    kind: Literal["wish", "axis", "chair"]
    subject: str
    text: Message
    because: Message
    consequence: Consequence | None = None
    people: tuple[str, ...] = ()


#: A function that computes the consequence of a what-if.
_Oracle = Callable[[WhatIf], Consequence]
#: Seconds: the least time for one wish or axis.
_MIN_SECONDS = 0.5


def reasons(
    event: Event,
    programme: Programme,
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[Reason, ...]:
    """The reason of each talk with an unmet wish, of each axis in several sessions, of each session without a chair.

    Budget None: a minute; where it is stopped, the reasons so far are returned.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    unmet = rule("preferences").measure(event, programme)
    sessions = Counter(session.axis for session in programme.sessions)
    split = [axis.id for axis in event.axes if sessions[axis.id] > 1]
    subjects: list[Violation | str] = [*unmet, *split]
    answer: list[Reason] = []
    for number, subject in enumerate(subjects):
        part = budget.share(1 / (len(subjects) - number)).at_least(_MIN_SECONDS)

        def oracle(question: WhatIf, part: Budget = part) -> Consequence:
            return what_if(event, programme, [question], part, workers=workers)

        if isinstance(subject, str):
            reason = _axis(event, programme, subject, oracle)
        else:
            reason = _wish(event, programme, subject, oracle)
        if budget.stopped:
            break
        answer.append(reason)
        if progress is not None:
            seconds = time.monotonic() - begun
            progress(Progress("wishes", len(answer), len(subjects), seconds, answer=reason))
    without = missing_chairs(event, programme)
    return (*answer, *(Reason("chair", session, text, because) for session, text, because in without))


def _wish(event: Event, programme: Programme, unmet: Violation, oracle: _Oracle) -> Reason:
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
    consequence = oracle(WhatIf(kind="wish", subject=name, windows=windows))
    return Reason("wish", name, text, _because(event, programme, consequence, "preferences"), consequence, people)


def wishing(event: Event, programme: Programme, talk: Talk) -> tuple[str, ...]:
    """The names of those whose wish the programme does not meet: of all speakers where the talk's own row states it."""
    placed = programme.talk[talk.id]

    def missed(windows: Sequence[Window]) -> bool:
        spans = spans_on(windows, placed.day)
        return bool(windows) and not any(a <= placed.start and placed.end <= b for a, b in spans)

    of_talk = missed(talk.preferred)
    people = [event.person[speaker] for speaker in talk.speakers]
    return tuple(person.name for person in people if of_talk or missed(person.preferred))


def wished(event: Event, talk: Talk) -> tuple[Window, ...]:
    """The windows in which every list of wishes of the talk is met: that of its row, and that of each speaker."""
    lists = [talk.preferred, *(event.person[person].preferred for person in talk.speakers)]
    met: list[Window] = []
    for day in event.days:
        spans: Sequence[tuple[int, int]] = [(0, DAY)]
        for windows in filter(None, lists):
            wanted = spans_on(windows, day.date)
            spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in wanted if max(a, c) < min(b, d)]
        met += [Window(start=start, end=end, day=day.date) for start, end in spans]
    return tuple(met)


def _axis(event: Event, programme: Programme, axis: str, oracle: _Oracle) -> Reason:
    sessions = [session for session in programme.sessions if session.axis == axis]
    text = message(
        "{axis} est en {count} sessions ({when}).",
        "{axis} is in {count} sessions ({when}).",
        axis=phrases.opening(phrases.axis(event, axis)),
        count=len(sessions),
        when=phrases.listed([phrases.during(event, s.day, s.start, s.end) for s in sessions]),
    )
    counts = session_counts(event, axis, max_talks=event.setting("session_size") == "hard")
    if not event.slots and counts.lower_bound >= len(sessions):
        because = message(
            "Il n’en faut pas moins : {talks} exposés, {most} au plus par session.",
            "It takes no fewer: {talks} talks, at most {most} in a session.",
            talks=counts.talks,
            most=event.session_settings.max_talks,
        )
        return Reason("axis", axis, text, because)
    consequence = oracle(WhatIf(kind="sessions", subject=axis, most=len(sessions) - 1))
    return Reason("axis", axis, text, _because(event, programme, consequence, None), consequence)


def _because(event: Event, programme: Programme, consequence: Consequence, level: str | None) -> Message:
    """The sentence that states the reason: the cost of the consequence; `level` is that of the wishes."""
    if consequence.status == "infeasible":
        return message("C'est impossible :", "This is impossible:")
    if consequence.status == "unknown":
        return message("Le temps a manqué pour dire pourquoi.", "There was no time to say why.")
    worse = consequence.worse
    if worse and worse[0].then > worse[0].now:
        first = worse[0]
        return message(
            "Ce qui s'y oppose : « {level} » passerait de {now} à {then}.",
            "What stands in the way: “{level}” would go from {now} to {then}.",
            level=rule(first.name).title,
            now=plain_amount(first.name, first.now),
            then=Message(amount(first.name, first.then, "fr"), amount(first.name, first.then, "en")),
        )
    assert consequence.programme is not None
    now, then = (
        {v.subjects[0] for v in rule("preferences").measure(event, p)} for p in (programme, consequence.programme)
    )
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
