"""What of a text without labels is likely: the title, the abstract, the biography, who the author is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from scheduler.documents.lines import Line
from scheduler.importing.mails.headers import address_in, without_addresses
from scheduler.importing.mails.proposal import Part
from scheduler.importing.mails.sections import FAREWELL, joined, says_when
from scheduler.language.text import clean_line, fold

#: Lengths in characters: of a title, and of the shortest paragraph of an abstract or a biography.
_TITLE, _PARAGRAPH = range(8, 260), 80
#: The length in characters from which a line that ends as a sentence is a paragraph and no title.
_SENTENCE = 120
_GREETING = re.compile(
    r"(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chere?s?|hello|dear|hi|salut)\b.{0,60}"
    r"|.{0,80}\b(?:ci-joint|ci-dessous|ci-apres|piece jointe|attached|enclosed|please find|veuillez trouver)\b.*"
)
#: Lines that name the occasion and not the talk.
_OCCASION = re.compile(
    r"(?:fiche|formulaire|proposition|appel a|reponse a|colloque|journees? d'etudes?|seminaire|conference|congres|"
    r"call for|proposal|submission form|abstract submission|workshop)\b.{0,120}"
)
_AFFILIATED = re.compile(r"^\s*(?:[,(–—-]|\()\s*(.+?)\)?\s*$")
#: A name at the beginning of a biography: « Ada Lind est … ».
DESCRIBED = re.compile(r"((?:[^\W\d_][\w'’.-]*\s+){1,3}[^\W\d_][\w'’-]*)(?=\s+(?:est|is)\s|,\s+[a-zà-ÿ])")
#: Words of the ranks of universities, which are no affiliation.
_RANKS = re.compile(
    r"^(?:mcf|pr|pu|dr|phd|ater|professeure?|doctorante?|maitre(?:sse)? de conferences(?: hdr)?|docteure?|"
    r"post-?doc\w*)\s*,\s*"
)


def guessed_parts(
    lines: Sequence[Line], numbers: Sequence[int], known: Sequence[Part], sender: str, *, document: bool
) -> list[Part]:
    """The likely parts among the lines of those numbers that are no part of the `known` ones.

    `sender`: the name of who wrote the mail, "" where nobody did. A mail's own text without any label is a letter and
    not a proposal: only a `document` has a title or an abstract without a label.
    """
    fields = {part.field for part in known if not part.guessed}
    free = _without([at for at in numbers if lines[at].text.strip()], known)
    parts: list[Part] = []
    if not document and not fields & {"title", "abstract"}:
        return parts
    if "title" not in fields and document:
        parts += _title(lines, free)
    free = _without(free, parts)
    author = list(_author(lines, free, sender, fields, document=document))
    parts += author
    free = _without(free, author)
    if "biography" not in fields:
        parts += _biography(lines, free, sender)
        free = _without(free, parts)
    if "abstract" not in fields and document:
        parts += _abstract(lines, free)
    if document and not sender and not any(part.field == "speakers" for part in (*known, *parts)):
        parts += _described((*known, *parts))
    if document and "address" not in fields:
        parts += _address(lines, numbers)
    return parts


def _described(parts: Sequence[Part]) -> Iterator[Part]:
    """The person of whom the biography speaks: « Ada Lind est … »."""
    text = next((part.text for part in parts if part.field == "biography"), "")
    name = DESCRIBED.match(text)
    if name:
        yield Part("speakers", name[1], (), guessed=True)


def _address(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[Part]:
    """The only address in the text."""
    found = {address: at for at in numbers if (address := address_in(lines[at].text))}
    if len(found) == 1:
        address, _ = found.popitem()
        yield Part("address", address, (), guessed=True)


def _without(free: Sequence[int], parts: Sequence[Part]) -> list[int]:
    taken = {at for part in parts for at in part.lines}
    return [at for at in free if at not in taken]


def _title(lines: Sequence[Line], free: Sequence[int]) -> list[Part]:
    """The first line that may be a title, with the next one where the edge of the page parts it."""
    for number, at in enumerate(free):
        text, plain = lines[at].text.strip(), fold(lines[at].text.strip())
        if len(text) not in _TITLE or _GREETING.fullmatch(plain) or _OCCASION.fullmatch(plain) or address_in(text):
            continue
        if len(text) >= _SENTENCE and text.endswith((".", "!", "?", "…")):
            continue
        rest = free[number + 1 : number + 2]
        broken = lines[at].wrapped and rest and rest[0] == at + 1 and text.endswith((":", ",", "-", "–"))
        taken = (at, *rest) if broken else (at,)
        return [Part("title", clean_line(joined([lines[at] for at in taken], one_line=True)), taken, guessed=True)]
    return []


def _author(
    lines: Sequence[Line], free: Sequence[int], sender: str, fields: Collection[str], *, document: bool
) -> Iterator[Part]:
    """The line with the author's name, and the affiliation behind it."""
    for at in free if document else ():
        text = clean_line(lines[at].text)
        if not 4 <= len(text) <= 250 or _OCCASION.fullmatch(fold(text)):
            continue
        name = _begins_with(text, sender) if sender else _named_before(text)
        if not name:
            continue
        if not sender and "speakers" not in fields:
            yield Part("speakers", name, (at,), guessed=True)
        behind = _AFFILIATED.match(without_addresses(text[len(name) :]))
        if behind and "affiliations" not in fields:
            rank = _RANKS.match(fold(behind[1]))
            affiliation = behind[1][rank.end() :] if rank else behind[1]
            yield Part("affiliations", affiliation.strip(" ,–-"), (at,), guessed=True)
        return


def _begins_with(text: str, name: str) -> str:
    """The beginning of the text that is the name, its words in whatever order; "" where it is none."""
    words = set(fold(name).split())
    head = " ".join(text.split()[: len(words)])
    return head.rstrip(",;(–-") if words and set(fold(head).rstrip(",;(–-").split()) == words else ""


def _named_before(text: str) -> str:
    """The name that stands before a bracket, a comma or a dash on a line of its own; "" where none does."""
    head = re.split(r"\s*[,(–—]|\s-\s", text, maxsplit=1)[0]
    words = head.split()
    named = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words if len(word) > 2)
    return head if named and head != text and not any(sign in head for sign in ".:?!") else ""


def _biography(lines: Sequence[Line], free: Sequence[int], sender: str) -> list[Part]:
    """The last paragraph that begins with the sender's name."""
    for at in reversed(free):
        if len(lines[at].text) >= _PARAGRAPH and sender and _begins_with(lines[at].text.strip(), sender):
            return [Part("biography", joined([lines[at]]), (at,), guessed=True)]
    return []


def _abstract(lines: Sequence[Line], free: Sequence[int]) -> list[Part]:
    """The longest run of paragraphs."""
    runs: list[list[int]] = [[]]
    for before, at in zip((-1, *free), free, strict=False):
        if not _is_prose(lines[at]):
            runs.append([])
            continue
        blank = all(not lines[between].text.strip() for between in range(before + 1, at))
        if not blank:
            runs.append([])
        runs[-1].append(at)
    best = max(runs, key=lambda run: sum(len(lines[at].text) for at in run))
    text = joined([lines[at] for at in _filled(best)])
    return [Part("abstract", text, tuple(best), guessed=True)] if len(text) >= _PARAGRAPH else []


def _filled(run: Sequence[int]) -> range | Sequence[int]:
    return range(run[0], run[-1] + 1) if run else ()


def _is_prose(line: Line) -> bool:
    plain = fold(line.text.strip()[:400])
    return not (_GREETING.fullmatch(plain) or FAREWELL.fullmatch(plain) or says_when(line))
