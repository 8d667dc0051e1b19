"""What an author answers to a decision: when he or she can come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scheduler.importing.mails.letter import Letter
from scheduler.importing.mails.replies import own_text
from scheduler.importing.mails.sections import FAREWELL, joined, labelled_parts
from scheduler.language.text import clean_line, fold

#: The mark that the letters of decisions have at the end of their subject.
_MARK = re.compile(r"\[([A-Za-z0-9][A-Za-z0-9_.-]{0,63})\]\s*$")
_REPLY = re.compile(r"^\s*(?:re|rep|aw|sv|antw|r)\s*:", re.IGNORECASE)
_GREETING = re.compile(r"(?:bonjour|bonsoir|madame|monsieur|chere?s?|hello|dear|hi)\b.{0,60}[,.!]?")
#: The words up to which the whole answer may be one statement of hours.
_SHORT = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the letter about the proposal `id`: what it states of hours, the likeliest first."""

    file: str
    id: str
    sender: str
    statements: tuple[str, ...]


def about(letter: Letter, ids: Collection[str]) -> str:
    """The id, among `ids`, of the proposal about whose letter the mail is an answer; "" for any other mail."""
    mark = _MARK.search(letter.subject)
    answers = mark is not None and (_REPLY.match(letter.subject) or letter.answers)
    return mark[1] if mark is not None and answers and mark[1] in ids else ""


def answer_in(letter: Letter, id: str, *, completes: bool) -> Answer | None:
    """What the mail about the proposal `id` says of hours; None for one that `completes` the proposal and says none."""
    labelled = labelled_parts(letter.lines, own_text(letter).own)
    if completes and not any(part.field == "available" for part in labelled):
        return None
    return Answer(letter.file, id, letter.sender, tuple(dict.fromkeys(filter(None, _statements(letter)))))


def _statements(letter: Letter) -> Iterator[str]:
    """What a label states, then the first paragraph, then the whole text without greetings."""
    own = own_text(letter).own
    parts = labelled_parts(letter.lines, own)
    yield from (clean_line(part.text) for part in parts if part.field == "available" and not part.guessed)
    rest = [letter.lines[at] for at in own if not _is_courtesy(letter.lines[at].text)]
    paragraphs = joined(rest).split("\n")
    yield from (clean_line(text).rstrip(".!") for text in paragraphs if len(text) <= _SHORT)
    whole = clean_line(joined(rest))
    if len(whole) <= _SHORT:
        yield whole.rstrip(".!")


def _is_courtesy(text: str) -> bool:
    plain = fold(text.strip()[:300])
    return bool(_GREETING.fullmatch(plain) or FAREWELL.fullmatch(plain))
