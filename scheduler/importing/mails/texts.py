"""The texts of a mail and of the documents with it, each with its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from scheduler.documents.apart import document_lines
from scheduler.documents.libraries import unreadable_forms
from scheduler.documents.lines import Form, Line, Refusal
from scheduler.importing.mails.guesses import guessed_parts
from scheduler.importing.mails.letter import Enclosure
from scheduler.importing.mails.parts import LONGEST, decoded_text, plain_lines
from scheduler.importing.mails.proposal import Part, ReadText
from scheduler.importing.mails.replies import MOST_LINES
from scheduler.importing.mails.sections import labelled_parts
from scheduler.language.message import Message, message

_TYPES: Mapping[str, Form] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/pdf": "pdf",
}
#: What is told of a document that is not read.
REFUSED: Mapping[Refusal, Message] = {
    Refusal.UNREADABLE: message("abîmé, ou d'un autre format que son nom", "damaged, or no such document"),
    Refusal.TOO_LARGE: message("trop gros une fois ouvert", "too large once it is opened"),
    Refusal.LOCKED: message("protégé par un mot de passe", "protected by a password"),
    Refusal.SILENT: message("sans texte (des images ?)", "without text (pictures?)"),
    Refusal.MISSING: message(
        "il manque une bibliothèque : pip install 'journee[mails]'",
        "a library is missing: pip install 'journee[mails]'",
    ),
}
_OLD = message("ancien format de Word : demandez un .docx", "Word’s old format: ask for a .docx")


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that is not read, and why."""

    name: str
    why: Message


def unreadable_documents() -> tuple[str, ...]:
    """The endings of documents that this installation cannot read, for want of a library."""
    return tuple(f".{form}" for form in unreadable_forms())


def form_of(file: Enclosure) -> Form | None:
    """What kind of document the file is, by its first bytes, its name or its type; None for none that is read."""
    ending = file.name.rpartition(".")[2].casefold()
    head = file.data[:1024].lstrip()
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        known = next((form for form in ("docx", "odt") if form == ending), None) or _TYPES.get(file.kind)
        return known if known in ("docx", "odt") else None
    return next((form for form in get_args(Form) if form == ending), None)


def read_document(file: Enclosure, sender: str) -> ReadText | Unread | None:
    """The document with its parts, or why it is not read; None for a file that is no document."""
    form = form_of(file)
    if form is None:
        return _plain(file, sender)
    lines = document_lines(file.data, form)
    if isinstance(lines, Refusal):
        return Unread(file.name, REFUSED[lines])
    return with_parts(file.name, lines, range(len(lines)), sender, printed=form == "pdf", document=True)


def _plain(file: Enclosure, sender: str) -> ReadText | Unread | None:
    """A text file; an old document of Word is not read."""
    if file.name.casefold().endswith(".doc") or file.kind == "application/msword":
        return Unread(file.name, _OLD)
    if file.name.casefold().endswith((".txt", ".md")) and b"\0" not in file.data:
        text = decoded_text(file.data, "")
        lines = plain_lines(text[:LONGEST])
        read = with_parts(file.name, lines, range(len(lines)), sender, document=True)
        return replace(read, cut=read.cut or len(text) > LONGEST)
    return None


def with_parts(
    name: str, lines: Sequence[Line], numbers: Sequence[int], sender: str, *, document: bool, printed: bool = False
) -> ReadText:
    """The text of those lines with its parts; the name "" is the mail's own text.

    `document`: title and abstract are guessed where no label states them.
    """
    numbers = numbers[:MOST_LINES]
    labelled = labelled_parts(lines, numbers)
    guessed = guessed_parts(lines, numbers, labelled, sender, document=document)
    seen: set[str] = set()
    parts: list[Part] = []
    for part in (*labelled, *guessed):
        again = part.field in seen and not part.guessed and part.field != "speakers"
        parts.append(Part(part.field, part.text, part.lines, part.guessed, further=again))
        seen.add(part.field)
    used = set(numbers)
    unread = tuple(at for at, line in enumerate(lines) if at not in used and line.text.strip())
    ordered = tuple(sorted(parts, key=lambda part: part.lines[:1]))
    return ReadText(name, tuple(lines), ordered, unread, printed, cut=len(lines) > MOST_LINES)
