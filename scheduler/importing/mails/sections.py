"""The parts of a text that labels name, from each label to where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scheduler.documents.lines import Line
from scheduler.importing.mails.labels import label_in
from scheduler.importing.mails.proposal import Aside, Field, Part
from scheduler.language.text import clean_block, fold

#: Parts that go on until the next label; the others are a line, or a list.
_BLOCKS = ("abstract", "biography", "references")
_BULLET = re.compile(r"^\s*[-–—•*·▪►]\s*")
#: What ends a mail, folded.
FAREWELL = re.compile(
    r"(?:(?:bien|tres) )?(?:cordialement|a vous|a toi|sincerement|amicalement|respectueusement)\b.{0,40}|"
    r"(?:(?:best|kind|warm|with best|with kind) )?regards\b.{0,40}|(?:yours )?(?:sincerely|faithfully)\b.{0,40}|"
    r"(?:merci|avec mes|en vous|dans l'attente|je vous prie|veuillez (?:agreer|recevoir|croire)|je reste a)\b.{0,200}"
)
#: A sentence of the sender about when he or she can come, folded.
_WHEN = re.compile(
    r"(?=.*\b(?:je|j'|nous|i|we|i'm|i'll)\b)"
    r"(?=.*\b(?:disponib\w*|dispo|available|availability|libre|free|arriver\w*|repartir\w*|absent\w*"
    r"|(?:etre|suis|serai|serons|sommes|be|am|are) (?:\w+ )?present(?:e|s|es)?"
    r"|(?:peux|pourrai|pourrais|pouvons|pourrons|can|could)\b.{0,30}\b(?:venir|come|attend))\b).{0,300}"
)
#: The shortest line, in characters, that may be broken by the edge of the page.
_BROKEN = 55


@dataclass(slots=True)
class _Open:
    """The part that is being read."""

    kind: Field | Aside
    lines: list[int] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)
    listed: bool = False

    def part(self) -> Part:
        """The part as far as it was read."""
        return Part(self.kind, joined(self.texts, one_line=self.kind not in (*_BLOCKS, "keywords")), tuple(self.lines))


def labelled_parts(lines: Sequence[Line], numbers: Sequence[int]) -> list[Part]:
    """The parts that labels name among the lines of those numbers; of two of one kind the second is `further`."""
    parts: list[Part] = []
    current: _Open | None = None
    for at in numbers:
        line = lines[at]
        label = label_in(line)
        if label is not None:
            parts += [current.part()] if current else []
            current = _Open(label.field, [at], [Line((label.rest,), line.wrapped)] if label.rest else [])
            current.listed = not label.rest
        elif current and not _goes_on(current, line, lines, at):
            parts.append(current.part())
            current = None
            parts += _when(line, at)
        elif current:
            current.lines.append(at)
            current.texts.append(line)
        else:
            parts += _when(line, at)
    return [*parts, *([current.part()] if current else [])]


def _when(line: Line, at: int) -> list[Part]:
    """A sentence about when the sender can come: to be read, never understood by itself."""
    return [Part("available", line.text.strip(), (at,), guessed=True)] if says_when(line) else []


def says_when(line: Line) -> bool:
    """True for a sentence of the sender about when he or she can come."""
    return _WHEN.fullmatch(fold(line.text[:400])) is not None


def _goes_on(current: _Open, line: Line, lines: Sequence[Line], at: int) -> bool:
    """True if the line belongs to the part that is being read."""
    text = line.text.strip()
    if FAREWELL.fullmatch(fold(text[:300])):
        return False
    if current.kind in _BLOCKS:
        return not (line.wrapped and says_when(line))
    if not any(read.text.strip() for read in current.texts):
        return not text or len(current.lines) < 4
    before = lines[at - 1].text.strip()
    if current.kind == "keywords" and current.listed:
        return bool(text) and (bool(_BULLET.match(text)) or len(text) <= 60 or before.endswith((",", ";")))
    broken = len(before) >= _BROKEN or before.endswith((",", ";"))
    return bool(text) and bool(before) and line.wrapped and broken


def joined(lines: Sequence[Line], *, one_line: bool = False) -> str:
    """The text of the lines with a paragraph a line; lines of print are put together again."""
    longest = max((len(line.text) for line in lines if line.wrapped), default=0)
    paragraphs: list[str] = []
    open_ = False
    for line in lines:
        text = line.text.strip()
        if not text:
            open_ = False
        elif open_ and not _BULLET.match(text):
            paragraphs[-1] = _put_together(paragraphs[-1], text)
        else:
            paragraphs.append(text)
        open_ = bool(text) and line.wrapped and (one_line or len(line.text) >= max(_BROKEN, longest * 0.8))
    return clean_block("\n".join(paragraphs))


def _put_together(before: str, after: str) -> str:
    """Two lines of print as one: a word that was parted at the edge is whole again."""
    if re.search(r"[^\W\d_]{2}-$", before) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"
