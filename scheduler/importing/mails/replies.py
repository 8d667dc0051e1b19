"""What of a mail's text is the sender's own: quoted mails, signatures and forwarded mails are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler.documents.lines import Line
from scheduler.importing.mails.headers import address_in, without_addresses
from scheduler.importing.mails.letter import Letter
from scheduler.importing.mails.sent_dates import said_moment
from scheduler.language.text import clean_line, fold

_FORWARD = re.compile(
    r"[-_\s]*(?:(?:debut du|begin|anfang der|inizio|inicio del)\s+)?"
    r"(?:forwarded message|message transfere|original message forwarded|weitergeleiteten? nachricht|"
    r"messaggio inoltrato|mensaje reenviado)\s*:?[-_:\s]*"
)
_ORIGINAL = re.compile(r"[-_ ]{3,}\s*(?:message d'origine|message original|original message|reply message)\s*[-_ ]{3,}")
_WROTE = re.compile(r"^(?:le|on|am|el|il)\b.{4,240}(?:a ecrit|wrote|ecrivait|schrieb|escribio|ha scritto)\b.{0,80}:$")
#: The same on one line, in whatever language it begins.
_ADDRESS_WROTE = re.compile(r"^.{0,200}@.{0,120}(?:a ecrit|wrote) ?:$")
_HEADER = re.compile(
    r"(?P<name>de|from|von|envoye|sent|date|a|to|pour|cc|objet|subject|sujet|reply-to)\s*:\s*(?P<value>.*)"
)
_SENDER = re.compile(r"\*?(?:de|from|von)\*?\s*:")
_FORWARDS = re.compile(r"^\s*(?:tr|fw|fwd|wg|i|transfert)\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$")
_QUOTED = re.compile(r"^\s*>")
#: The lines over which « Le … a écrit : » may be broken, and those of the header of a mail that is quoted.
_BROKEN, _HEADERS = 3, 8
#: The lines of a text that are looked at; a proposal has some hundred.
MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class OwnText:
    """The numbers of the lines that are the sender's own words, and the mail that the text forwards, if it does."""

    own: tuple[int, ...]
    forwarded: Letter | None = None


def own_text(letter: Letter) -> OwnText:
    """The lines of the mail that its sender wrote for it.

    Where it forwards a mail in its text, that one is given with the rest of the lines.
    """
    folded = [fold(line.text[:400]) for line in letter.lines[:MOST_LINES]]
    end, forwards = _end(letter, folded)
    before, lines = folded[:end], letter.lines[:end]
    own: list[int] = []
    for at, line in enumerate(lines):
        if _SIGNATURE.match(line.text.lstrip("\xa0")):
            break
        if broken := _wrote(before, at):
            own += _behind(lines, at + broken)
            break
        if not _QUOTED.match(line.text):
            own.append(at)
    return OwnText(_unsigned(letter, own), _forwarded(letter, end) if forwards else None)


def _end(letter: Letter, folded: Sequence[str]) -> tuple[int, bool]:
    """The number of lines before a mail begins that is quoted without marks, or forwarded, and whether it is that.

    A signature or marked quotes may stand before one that is forwarded.
    """
    for at, text in enumerate(folded):
        if _FORWARD.fullmatch(text):
            return at, True
        if _opens_mail(folded, at):
            return at, _FORWARDS.match(letter.subject) is not None
        if (broken := _wrote(folded, at)) and not _is_marked(letter.lines, at + broken):
            break
    return len(folded), False


def _is_marked(lines: Sequence[Line], first: int) -> bool:
    """True if the quote that begins there is marked line by line, so that what is behind it is known as such."""
    begun = next((line.text for line in lines[first : first + _HEADERS] if line.text.strip()), "")
    return _QUOTED.match(begun) is not None


def _unsigned(letter: Letter, own: Sequence[int]) -> tuple[int, ...]:
    """The same lines without those at the end that say nothing but the sender's name, or a part of it."""
    name = set(fold(letter.name).split())
    end = len(own)
    while end and set(fold(letter.lines[own[end - 1]].text.strip(" .,-–—")).split()) <= name:
        end -= 1
    return tuple(own[:end])


def _behind(lines: Sequence[Line], first: int) -> list[int]:
    """The lines that answer between the quoted ones; none where nothing is marked as quoted."""
    rest = range(first, min(len(lines), MOST_LINES))
    if not any(_QUOTED.match(lines[at].text) for at in rest):
        return []
    signed = next((at for at in rest if _SIGNATURE.match(lines[at].text)), rest.stop)
    return [at for at in range(first, signed) if not _QUOTED.match(lines[at].text)]


def _wrote(folded: Sequence[str], at: int) -> int:
    """The number of lines that say who wrote what follows; 0 where none does."""
    if _ADDRESS_WROTE.match(folded[at].strip()):
        return 1
    for count in range(1, _BROKEN + 1):
        if _WROTE.match(" ".join(folded[at : at + count]).strip()):
            return count
    return 0


def _opens_mail(folded: Sequence[str], at: int) -> bool:
    """True where a mail begins that is quoted without marks: its title, or the lines of its header."""
    if _ORIGINAL.fullmatch(folded[at].strip()):
        return True
    if not _SENDER.match(folded[at]):
        return False
    names = [match["name"] for line in folded[at : at + 6] if (match := _HEADER.fullmatch(line.lstrip("* ")))]
    return bool({"objet", "subject", "sujet"} & set(names)) and len(names) >= 3


def _forwarded(letter: Letter, at: int) -> Letter:
    """The mail that the lines from `at` on forward, with the header that stands there."""
    behind = letter.lines[at + (0 if _opens_header(letter.lines[at]) else 1) :]
    lines = list(map(_unquoted, behind)) if _is_marked(behind, 0) else behind
    headers: dict[str, str] = {}
    begin = 0
    for number, line in enumerate(lines[: _HEADERS + 4]):
        match = _HEADER.fullmatch(fold(line.text).lstrip("* "))
        if match:
            headers[match["name"]] = clean_line(line.text.partition(":")[2].strip("* "))
            begin = number + 1
        elif headers and line.text.strip():
            break
    sender = headers.get("de") or headers.get("from") or headers.get("von") or ""
    subject = headers.get("objet") or headers.get("subject") or headers.get("sujet") or letter.subject
    sent = said_moment(headers.get("date") or headers.get("envoye") or headers.get("sent") or "")
    inner = replace(
        letter,
        name=without_addresses(sender.replace("mailto:", "")).strip("\"'<>[] "),
        address=address_in(sender),
        sent=sent or letter.sent,
        undated=sent is None,
        subject=subject,
        identity=f"{letter.identity}#" if letter.identity else "",
        answers=(),
        lines=tuple(lines[begin:]),
        carried=(),
    )
    return inner.forwarded_by(letter, (line.text for line in letter.lines[:at]))


def _opens_header(line: Line) -> bool:
    return bool(_HEADER.fullmatch(fold(line.text).lstrip("* ")))


def _unquoted(line: Line) -> Line:
    return replace(line, cells=(re.sub(r"^\s*> ?", "", line.cells[0]), *line.cells[1:]))
