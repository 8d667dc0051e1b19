"""What an import tells of what it left aside and guessed, for the command line and the board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scheduler.importing.decision_names import DECISIONS
from scheduler.importing.imported import Lost
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.message import Message, message
from scheduler.reading.columns.kinds import PROPOSALS, TALKS
from scheduler.reading.columns.reports import field_name
from scheduler.services.importing import Outcome


def talk_column(key: str) -> Message:
    """What our table of talks calls a column, in each language."""
    return field_name(TALKS, key)


def proposal_column(key: str) -> Message:
    """The same of the table of proposals."""
    return field_name(PROPOSALS, key)


def left_aside(outcome: Outcome) -> Iterator[Message]:
    """The sentences on talks that were left out, and on all else of the source that was not taken over."""
    left = left_out(outcome)
    if left:
        text = _listed(
            [message("{what} {count}", "{what} {count}", count=n, what=DECISIONS[d]) for d, n in left.items()]
        )
        yield message("Laissés de côté : {left}", "Left out: {left}", left=text)
    yield from _lost(outcome.imported.lost)


def guessed(outcome: Outcome) -> Iterator[Message]:
    """A sentence for each guess."""
    for guess in outcome.imported.guesses:
        yield message("Deviné : {guess}", "Guessed: {guess}", guess=guess)


def left_out(outcome: Outcome) -> Mapping[str, int]:
    """How many talks were left out, by what was decided of them."""
    there = set(map(id, outcome.talks))
    return Counter(
        talk.decision for talk in outcome.imported.talks if id(talk) not in there and talk.decision not in SCHEDULED
    )


def _lost(lost: Sequence[Lost]) -> Iterator[Message]:
    private = [item for item in lost if item.reason == "private"]
    aside = [item for item in lost if item.reason == "aside"]
    if aside:
        text = _listed([_counted(item) for item in aside])
        yield message("Non repris : {lost}", "Not taken over: {lost}", lost=text)
    if private:
        text = _listed([_counted(item) for item in private])
        yield message("Privé, jamais repris : {lost}", "Private, never taken over: {lost}", lost=text)


def _counted(item: Lost) -> Message:
    if item.count == 1:
        return item.what
    return message("{what} ({count})", "{what} ({count})", what=item.what, count=item.count)


def _listed(texts: Sequence[Message]) -> Message:
    return Message(", ".join(text.fr for text in texts), ", ".join(text.en for text in texts))
