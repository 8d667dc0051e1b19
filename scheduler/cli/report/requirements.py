"""A contradiction in sentences: one for each requirement, one for many that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.language.message import Language, Message, message

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.requirement import Requirement

#: More requirements than these that are alike are said in one sentence.
_LISTED = 5
#: So many sentences are told of a set of which it was not verified that all are needed.
_UNVERIFIED = 12


def contradiction_lines(
    event: Event, asked: Sequence[Requirement], minimal: bool, language: Language, number: int | None = None
) -> Iterator[str]:
    """One set of requirements that cannot be met together; `number` where there are several."""
    which = (
        message("Contradiction {number}. ", "Contradiction {number}. ", number=number) if number else Message("", "")
    )
    if minimal:
        head = message(
            "{which}Ces exigences se contredisent ; sans l’une quelconque d’entre elles, les autres iraient ensemble :",
            "{which}These requirements contradict each other; without any one of them the others would go together:",
            which=which,
        )
    else:
        head = message(
            "{which}Ces exigences se contredisent (peut-être pas toutes : le temps a manqué pour le vérifier) :",
            "{which}These requirements contradict each other (perhaps not all of them: there was no time to verify "
            "it):",
            which=which,
        )
    yield head.to(language)
    lines = list(requirement_lines(event, asked, language))
    most = len(lines) if minimal or len(lines) <= _UNVERIFIED + 1 else _UNVERIFIED
    yield from lines[:most]
    if lines[most:]:
        more = message(
            "  – … et {count} autres (--json les donne toutes ; --time-limit laisse plus de temps).",
            "  – … and {count} others (--json gives all of them; --time-limit gives more time).",
            count=len(lines) - most,
        )
        yield more.to(language)


def requirement_lines(event: Event, asked: Sequence[Requirement], language: Language) -> Iterator[str]:
    """The requirements of a contradiction, a sentence a line."""
    from constraints import say

    together: set[Requirement] = set()
    for rule, part, all_say in _ALIKE:
        alike = [one for one in asked if (one.rule, one.part) == (rule, part)]
        if len(alike) > _LISTED:
            together.update(alike)
            yield f"  – {all_say(event, alike).to(language)}"
    yield from (f"  – {say(event, one).to(language)}" for one in asked if one not in together)


def _all_placed(event: Event, placed: Sequence[Requirement]) -> Message:
    from constraints import phrases

    talks = [event.talk[one.subjects[0]] for one in placed]
    return message(
        "Ces {count} exposés ({minutes} en tout) doivent être placés : {talks}.",
        "These {count} talks ({minutes} in all) must be placed: {talks}.",
        count=len(talks),
        minutes=phrases.places(sum(talk.places for talk in talks))
        if event.slots
        else phrases.minutes(sum(talk.duration for talk in talks)),
        talks=phrases.listed([talk.id for talk in talks]),
    )


def _all_wait(event: Event, waiting: Sequence[Requirement]) -> Message:
    from constraints import phrases

    what_ifs = {(what_if.kind, what_if.subject): what_if for what_if in event.what_ifs}
    return message(
        "Ces {count} exposés n'ont pas commencé et ne peuvent avoir lieu {only} : {talks}.",
        "These {count} talks have not begun and can be held {only}: {talks}.",
        count=len(waiting),
        only=phrases.only(event, what_ifs["waits", waiting[0].subjects[0]].windows),
        talks=phrases.listed([one.subjects[0] for one in waiting]),
    )


#: Rule and part of requirements that are said together, and how.
_ALIKE: tuple[tuple[str, str, Callable[[Event, Sequence[Requirement]], Message]], ...] = (
    ("placed", "", _all_placed),
    ("asked", "waits", _all_wait),
)
