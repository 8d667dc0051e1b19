"""The text of a proposal as a file beside its row: each part that was taken is marked, guessed ones as guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler.importing.mails.proposal import Part, Proposal, ReadText
from scheduler.language.message import Language, Message, message
from scheduler.language.text import clean_block

#: The beginnings of the lines that open and close a part, and with which a text begins.
OPEN, CLOSE, TEXT = ">>> ", "<<<", "═══ "
NAMES: Mapping[str, Message] = {
    "title": message("titre", "title"),
    "axis": message("axe", "axis"),
    "speakers": message("intervenants", "speakers"),
    "affiliations": message("affiliations", "affiliations"),
    "address": message("adresse", "address"),
    "keywords": message("mots-clés", "keywords"),
    "abstract": message("résumé", "abstract"),
    "biography": message("biographie", "biography"),
    "available": message("disponibilités", "availability"),
    "other": message("non repris", "not taken"),
    "private": message("privé, non repris", "private, not taken"),
    "references": message("bibliographie, non reprise", "bibliography, not taken"),
}
_UNREAD = message("cité ou signature, non lu", "quoted or signature, not read")
_OWN = message("Texte du courriel", "Text of the mail")


def marked_text(proposal: Proposal, language: Language) -> str:
    """The texts one after the other. A line `>>> titre` opens a part, a line `<<<` closes it.

    Lines of the texts that look like such marks are moved in by a space.
    """
    rows = [
        (name.to(language), text.to(language) if isinstance(text, Message) else text) for name, text in proposal.header
    ]
    head = [f"{name} : {text}" if language == "fr" else f"{name}: {text}" for name, text in rows]
    bodies = [line for text in proposal.texts for line in _marked(text, language)]
    return "\n".join([*head, *bodies]).rstrip() + "\n"


def _marked(text: ReadText, language: Language) -> Iterator[str]:
    if not any(line.text.strip() for line in text.lines):
        return
    yield f"\n{TEXT}{text.name or _OWN.to(language)}\n"
    begins = {part.lines[0]: part for part in text.parts if part.lines}
    ends = {part.lines[-1] for part in text.parts if part.lines}
    unread = set(text.unread)
    for at, line in enumerate(text.lines):
        if at in begins:
            yield f"{OPEN}{_named(begins[at]).to(language)}"
        if at in unread and at - 1 not in unread:
            yield f"{OPEN}{_UNREAD.to(language)}"
        yield from _safe(" | ".join(line.cells) if len(line.cells) > 1 else line.text)
        if at in ends or (at in unread and at + 1 not in unread):
            yield CLOSE


def _named(part: Part) -> Message:
    return name_of(part.field, guessed=part.guessed, further=part.further)


def name_of(field: str, *, guessed: bool, further: bool) -> Message:
    """The name of a part of that field behind the mark that opens it."""
    name = NAMES[field]
    if further:
        return message("{name} (en plus, non repris)", "{name} (further, not taken)", name=name)
    return message("{name} (deviné)", "{name} (guessed)", name=name) if guessed else name


def _safe(text: str) -> Iterator[str]:
    for line in clean_block(text).split("\n"):
        yield f" {line}" if line.startswith((OPEN.strip(), CLOSE, TEXT.strip())) else line
