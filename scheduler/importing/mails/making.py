"""A proposal made of a mail and the documents with it, or of a document alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scheduler.importing.mails.call_rules import Rules, lacking, late, unknown
from scheduler.importing.mails.cells import filled
from scheduler.importing.mails.letter import Enclosure, Letter
from scheduler.importing.mails.parts import DEEPEST, TooDeep
from scheduler.importing.mails.proposal import Proposal, ReadText
from scheduler.importing.mails.replies import own_text
from scheduler.importing.mails.several import apart
from scheduler.importing.mails.texts import Unread, read_document, with_parts
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.language.typography import moment

#: What a mail may add to a proposal that was received.
_COMPLETING = frozenset({"title", "axis", "affiliations", "keywords", "abstract", "biography"})
#: The number of characters from which a document is a proposal even where nothing in it has a label.
_ENOUGH = 200


@dataclass(frozen=True, slots=True)
class _Material:
    """What a proposal is made of; `count` is the number of proposals in its mail."""

    file: str
    letter: Letter | None
    texts: tuple[ReadText, ...]
    unread: tuple[Unread, ...]
    further: tuple[str, ...] = ()
    count: int = 1


def proposals_in(letter: Letter, rules: Rules, depth: int = 0) -> Iterator[Proposal]:
    """The proposals of the mail and of those that it forwards, from outside; a mail without one gives none.

    `depth`: how many have forwarded it. Raises TooDeep where that has no end.
    """
    if depth > DEEPEST:
        raise TooDeep
    own = own_text(letter)
    is_named = letter.file in rules.also and not own.forwarded and not letter.carried
    sent = replace(letter, enclosures=()) if own.forwarded else letter  # the files are of the mail that is forwarded
    material = _material(sent, own.own, document=is_named)
    parted = apart(material.texts)
    for texts in parted:
        yield _proposal(replace(material, texts=texts, count=len(parted)), rules)
    if not parted and (is_named or _is_proposal(material)):
        yield _proposal(material, rules)
    for inner in (*letter.carried, *([own.forwarded] if own.forwarded else [])):
        yield from proposals_in(inner, rules, depth + 1)


def completion_in(letter: Letter, id: str, rules: Rules) -> Proposal | None:
    """What the mail adds to the proposal `id`: cells that it states itself. None where it adds nothing."""
    material = _material(letter, own_text(letter).own)
    fields = {part.field for text in material.texts for part in text.parts if part.text and not part.further}
    stated: set[str] = {field for field in fields if field in _COMPLETING}
    if not stated and not material.unread:
        return None
    whole = _proposal(material, rules)
    missing = set(lacking(filled(material.texts, letter, rules).cells, rules))
    return replace(
        whole,
        cells={key: text for key, text in whole.cells.items() if key in stated},
        doubts=tuple(doubt for doubt in whole.doubts if doubt not in missing),
        about=id,
        sender=letter.address,
    )


def proposal_of(file: Enclosure, rules: Rules) -> Proposal | Unread | None:
    """The proposal that a document alone is; None where it is no document or says too little."""
    read = read_document(file, "")
    if not isinstance(read, ReadText):
        return read
    material = _Material(file.name, None, (read,), ())
    return _proposal(material, rules) if _is_proposal(material) else None


def _material(letter: Letter, own: Sequence[int], *, document: bool = False) -> _Material:
    """What a mail holds; of a text that is read as a `document` title and abstract are guessed too."""
    body = with_parts("", letter.lines, own, letter.name, document=document)
    body = replace(body, cut=body.cut or letter.cut)
    read = [(file.name, read_document(file, letter.name)) for file in letter.enclosures]
    texts = tuple(text for _, text in read if isinstance(text, ReadText))
    unread = tuple(text for _, text in read if isinstance(text, Unread))
    further = tuple(name for name, text in read if text is None)
    return _Material(letter.file, letter, (body, *texts), unread, further)


def _is_proposal(material: _Material) -> bool:
    labelled = {part.field for text in material.texts for part in text.parts if not part.guessed and part.text}
    long = any(text.name and sum(len(line.text) for line in text.lines) >= _ENOUGH for text in material.texts)
    return bool({"title", "abstract"} & labelled) or long or bool(material.unread)


def _proposal(material: _Material, rules: Rules) -> Proposal:
    letter = material.letter
    row = filled(material.texts, letter, rules)
    sent = letter.sent if letter and not letter.undated else None
    files = [text.name for text in material.texts if text.name] + [item.name for item in material.unread]
    cells = {**row.cells, "date": f"{sent:%Y-%m-%d}" if sent else "", "files": "; ".join([*files, *material.further])}
    doubts = (
        *lacking(row.cells, rules),
        *row.doubts,
        *unknown(row.cells, rules),
        *late(sent, rules, mailed=letter is not None),
        *_of_files(material),
    )
    return Proposal(
        key=_key(row.cells, material),
        file=material.file,
        sent=letter.sent if letter else None,
        identity=letter.identity if letter else "",
        cells={key: text for key, text in cells.items() if text},
        doubts=tuple(dict.fromkeys(doubts)),
        texts=material.texts,
        header=_header(letter, sent, (*files, *material.further), material.file),
    )


def _of_files(material: _Material) -> Iterator[Message]:
    """What there is to say of the documents of a proposal, and of who passed it on."""
    if material.count > 1:
        yield message("{count} propositions dans ce courriel", "{count} proposals in this mail", count=material.count)
    documents = [text for text in material.texts if text.name]
    count = len(documents) + len(material.unread)
    if count == 2:
        yield message("deux pièces jointes", "two attached files")
    elif count > 2:
        yield message("{count} pièces jointes", "{count} attached files", count=count)
    for item in material.unread:
        yield message("pièce non lue : {name} ({why})", "file not read: {name} ({why})", name=item.name, why=item.why)
    yield from _of_ends(material.texts)
    if any(text.printed for text in documents):
        yield message("texte tiré d'un PDF : à relire", "text from a PDF: to be read through")
    if material.letter and material.letter.through:
        yield message("transmis par {name}", "forwarded by {name}", name=material.letter.through)


def _of_ends(texts: Sequence[ReadText]) -> Iterator[Message]:
    """Which texts go on behind what was read of them."""
    for text in texts:
        if text.cut and text.name:
            yield message(
                "pièce trop longue, sa fin n'est pas lue : {name}",
                "file too long, its end is not read: {name}",
                name=text.name,
            )
        elif text.cut:
            yield message("courriel trop long : sa fin n'est pas lue", "mail too long: its end is not read")


def _header(
    letter: Letter | None, sent: dt.datetime | None, files: Sequence[str], file: str
) -> list[tuple[Message, str | Message]]:
    rows: list[tuple[Message, str | Message]] = [(message("Source", "Source"), file)]
    if letter:
        rows += [
            (message("De", "From"), letter.sender),
            (message("Transmis par", "Forwarded by"), letter.through),
            (message("Mot joint", "Covering note"), letter.covering),
            (message("Date", "Date"), Message.each(partial(moment, sent)) if sent else ""),
            (message("Objet", "Subject"), letter.subject),
            (message("Pièces", "Files"), "; ".join(files)),
        ]
    return [(name, text) for name, text in rows if text]


def _key(cells: Mapping[str, str], material: _Material) -> str:
    """By what the same proposal is known again: the first author and the title, else the mail, else the words."""
    author = cells.get("speakers", "").partition(";")[0] or cells.get("address", "")
    if author and cells.get("title"):
        return f"{' '.join(sorted(fold(author).split()))} / {fold(cells['title'])}"
    if material.letter and material.letter.identity:
        return material.letter.identity
    words = "\n".join(line.text for text in material.texts for line in text.lines)
    return hashlib.sha256(f"{material.file}\n{words}".encode("utf-8", "replace")).hexdigest()[:24]
