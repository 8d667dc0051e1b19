"""A document is read in a process with limits: its lines, or what it was refused for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping

from scheduler.documents.lines import Form, Line, Locked, Refusal, TooLarge
from scheduler.documents.open_text import open_lines
from scheduler.documents.portable import portable_lines
from scheduler.documents.rich_text import rich_lines
from scheduler.documents.word import word_lines
from scheduler.processes.standing import Standing, answer_all

#: The bytes of memory and the seconds that reading may take.
_MEMORY, _SECONDS = 1 << 29, 15
#: The characters that a document may have: a proposal has some thousands.
_LONGEST = 400_000
_READERS: Mapping[Form, Callable[[bytes], Iterator[Line]]] = {
    "docx": word_lines,
    "odt": open_lines,
    "rtf": rich_lines,
    "pdf": portable_lines,
}
_READER = Standing(__name__)


def document_lines(data: bytes, form: Form) -> tuple[Line, ...] | Refusal:
    """The lines of the document, or why it is not read."""
    answer = _READER.answered(pickle.dumps((form, data)), _SECONDS)
    if answer is None:
        return Refusal.TOO_LARGE
    read: tuple[Line, ...] | Refusal = pickle.loads(answer)
    return read


def serve() -> None:
    """Answers each document on standard input with its lines, or with why it is not read."""
    answer_all(lambda question: pickle.dumps(_read(*pickle.loads(question))), _MEMORY, _SECONDS)


def _read(form: Form, data: bytes) -> tuple[Line, ...] | Refusal:
    try:
        return _bounded(_READERS[form](data))
    except ModuleNotFoundError:
        return Refusal.MISSING
    except Locked:
        return Refusal.LOCKED
    except (TooLarge, MemoryError):
        return Refusal.TOO_LARGE
    except BaseException:  # any bytes: readers raise whatever they like
        return Refusal.UNREADABLE


def _bounded(lines: Iterator[Line]) -> tuple[Line, ...] | Refusal:
    read, length = [], 0
    for line in lines:
        length += len(line.text) + 1
        if length > _LONGEST:
            return Refusal.TOO_LARGE
        read.append(line)
    return tuple(read) if any(line.text.strip() for line in read) else Refusal.SILENT
