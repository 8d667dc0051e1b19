"""The sentences of a contradiction: one for each requirement, or for many requirements of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.cli.report.unproved import unverified
from scheduler.language.message import Language, Message, message

if TYPE_CHECKING:
    from scheduler.domain.errors import Impossible
    from scheduler.domain.event import Event
    from scheduler.domain.requirement import Requirement

#: The number of requirements of one kind up to which each has its own sentence.
_LISTED = 5
#: The number of sentences printed of a contradiction that is not proved minimal.
_UNVERIFIED = 12
#: What may show fewer of them.
_MORE_TIME = message(" ; --time-limit laisse plus de temps", "; --time-limit gives more time")


def contradiction_lines(
    event: Event, impossible: Impossible, language: Language, number: int | None = None, *, stopped: bool = False
) -> Iterator[str]:
    """The lines of a contradiction; what people said since comes first.

    Parameters
    ----------
    number : the number of the contradiction where there are several.
    stopped : True if the search was interrupted.
    """
    title = (
        message("Contradiction {number}. ", "Contradiction {number}. ", number=number) if number else Message("", "")
    )
    minimal = impossible.minimal
    if minimal:
        head = message(
            "{which}Ces exigences se contredisent ; sans l’une quelconque d’entre elles, les autres iraient ensemble :",
            "{which}These requirements contradict each other; without any one of them the others would go together:",
            which=title,
        )
    else:
        head = message(
            "{which}Ces exigences se contredisent (peut-être pas toutes : {why}) :",
            "{which}These requirements contradict each other (perhaps not all of them: {why}):",
            which=title,
            why=unverified(stopped),
        )
    yield head.to(language)
    yield from (f"  – {each.text.to(language)}" for each in impossible.said)
    lines = list(requirement_lines(event, impossible.requirements, language))
    printed = len(lines) if minimal or len(lines) <= _UNVERIFIED + 1 else _UNVERIFIED
    yield from lines[:printed]
    if lines[printed:]:
        more = message(
            "  – … et {count} autres (--json les donne toutes{hint}).",
            "  – … and {count} others (--json gives all of them{hint}).",
            count=len(lines) - printed,
            hint=Message("", "") if stopped else _MORE_TIME,
        )
        yield more.to(language)


def requirement_lines(event: Event, requirements: Sequence[Requirement], language: Language) -> Iterator[str]:
    """The sentences of the requirements, one a line."""
    from constraints import say

    together: set[Requirement] = set()
    for rule, part, all_say in _ALIKE:
        alike = [requirement for requirement in requirements if (requirement.rule, requirement.part) == (rule, part)]
        if len(alike) > _LISTED:
            together.update(alike)
            yield f"  – {all_say(event, alike).to(language)}"
    yield from (
        f"  – {say(event, requirement, requirements).to(language)}"
        for requirement in requirements
        if requirement not in together
    )


def _all_placed(event: Event, placed: Sequence[Requirement]) -> Message:
    from constraints import phrases

    talks = [event.talk[requirement.subjects[0]] for requirement in placed]
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
        talks=phrases.listed([requirement.subjects[0] for requirement in waiting]),
    )


#: Rule and part of the requirements that share a sentence, and the function that makes it.
_ALIKE: tuple[tuple[str, str, Callable[[Event, Sequence[Requirement]], Message]], ...] = (
    ("placed", "", _all_placed),
    ("asked", "waits", _all_wait),
)
