"""The text beside a proposal read again: its passages, each with the field that was taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.importing.mails.marked_text import CLOSE, NAMES, OPEN, TEXT, name_of

_MARKS = (OPEN.strip(), CLOSE, TEXT.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a text. `label` is what the mark before them says, "" for lines that nothing was taken from.

    `field` is the column that they gave, "" where they gave none; `guessed` if that was guessed.
    """

    text: str
    label: str = ""
    field: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A text of a proposal by its `name`: the mail's own or that of a file; "" for where the proposal comes from."""

    name: str
    passages: tuple[Passage, ...]


def sources_in(text: str) -> tuple[Source, ...]:
    """The texts that `marked_text` wrote, one after the other, however somebody has changed them since.

    A mark that nobody knows leaves its lines as a passage of no field; one that nothing closes ends with its text.
    """
    texts: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        if line.startswith(TEXT):
            texts.append((line.removeprefix(TEXT).strip(), []))
        else:
            texts[-1][1].append(line)
    sources = (Source(name, tuple(_passages(lines))) for name, lines in texts)
    return tuple(source for source in sources if source.passages)


def _passages(lines: Sequence[str]) -> Iterator[Passage]:
    label, taken = "", list[str]()
    for line in lines:
        if line.startswith(OPEN) or line.rstrip() == CLOSE:
            yield from _passage(label, taken)
            label, taken = line.removeprefix(OPEN).strip() if line.startswith(OPEN) else "", []
        else:
            taken.append(line[1:] if line[:1] == " " and line[1:].startswith(_MARKS) else line)
    yield from _passage(label, taken)


def _passage(label: str, lines: Sequence[str]) -> Iterator[Passage]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        field, guessed = _FIELDS.get(label, ("", False))
        yield Passage(text, label, field, guessed)


def _fields() -> Iterator[tuple[str, tuple[str, bool]]]:
    """The field that each label names, and whether it says that it was guessed."""
    for field in NAMES.keys() - {"other", "private", "references"}:
        for guessed in (False, True):
            name = name_of(field, guessed=guessed, further=False)
            yield from ((text, (field, guessed)) for text in (name.fr, name.en))


_FIELDS: Mapping[str, tuple[str, bool]] = dict(_fields())
