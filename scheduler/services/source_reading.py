"""What others exported is read in a process with limits: whatever it holds, there is an answer or one sentence."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.domain.event import Event
from scheduler.importing.asked import Asked
from scheduler.importing.formats import WHOLE, importer
from scheduler.importing.imported import Imported
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.reading import Mailbox, NoProposal, mailbox
from scheduler.importing.recognition import recognised
from scheduler.language.message import Language, Message, message
from scheduler.language.place_names import place_name
from scheduler.processes.limited import limit
from scheduler.processes.standing import Standing, answer_all


class Limits(NamedTuple):
    """What reading a source may take: bytes of memory, seconds, and bytes of what was read."""

    memory: int = 1 << 30
    seconds: int = 50
    answer: int = 64 << 20


_LIMITS = Limits()
_READER = Standing(__name__)


def read_source(format: str, sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the sources say as that format. Raises InputError with every mistake, or EnvironmentFailure."""
    read: Imported = _read("source", (format, sources, asked), sources)
    return read


def format_of(sources: Sequence[Path], asked: Asked) -> str:
    """The format of the files, `table` where they are of no system that is known. Raises InputError."""
    format: str = _read("format", (sources, asked), sources)
    return format


def read_whole(format: str, source: Path, language: Language) -> tuple[Event, Sequence[Message]]:
    """The event of a file in one of `WHOLE`, and what is otherwise in it. Raises InputError, or EnvironmentFailure."""
    read: tuple[Event, Sequence[Message]] = _read("event", (format, source, language), [source])
    return read


def read_mailbox(sources: Sequence[Path], rules: Rules) -> Mailbox:
    """What the mails and documents hold. Raises InputError with every mistake, NoProposal, EnvironmentFailure."""
    box: Mailbox | tuple[Sequence[Problem], Sequence[tuple[str, str]]] = _read("mailbox", (sources, rules), sources)
    if isinstance(box, Mailbox):
        return box
    raise NoProposal(*box)


def _read(work: str, values: tuple[object, ...], sources: Sequence[Path]) -> Any:
    """What the work of that name returns. Raises what it raises, and InputError where it takes too much."""
    answer = _READER.answered(pickle.dumps((os.getcwd(), work, values, _LIMITS)), _LIMITS.seconds + 5)
    kind, said = pickle.loads(answer or _NONE)
    match kind:
        case "read":
            return said
        case "mistakes":
            raise InputError(*said)
        case "failure":
            raise EnvironmentFailure(said)
        case "unforeseen":
            raise InputError([_unforeseen(sources, said)])
    raise InputError([_too_much(sources)])


def _too_much(sources: Sequence[Path]) -> Problem:
    """The mistake of sources that take too much; of several, any may be the one."""
    text = message(
        "la lecture demande trop de mémoire ou de temps (au plus 1 Go et une minute) : {what}",
        "reading it takes too much memory or time (1 GB and a minute at most): {what}",
        what=_ONE if len(sources) == 1 and not sources[0].is_dir() else _SEVERAL,
    )
    return Problem(place_name(sources[0]), None, None, None, text.capitalised())


_ONE = message("exportez de nouveau, pour cet événement seul", "export it again, for this event alone")
_SEVERAL = message(
    "donnez moins de fichiers à la fois, vous saurez lequel est en cause",
    "give fewer files at a time, and you will know which it is",
)


def _mailbox(sources: Sequence[Path], rules: Rules) -> object:
    """What the mails hold; where they hold no proposal, the arguments of NoProposal."""
    try:
        return mailbox(sources, rules)
    except NoProposal as error:
        return error.mistakes, error.letters


_WORKS: dict[str, Callable[..., object]] = {
    "source": lambda format, sources, asked: importer(format)(sources, asked),
    "format": recognised,
    "event": lambda format, source, language: WHOLE[format](source, language),
    "mailbox": _mailbox,
}


def serve() -> None:
    """Answers each question on standard input with what a source says, or with what is wrong with it."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads would take its share of the memory
    answer_all(_answer, _LIMITS.memory, _LIMITS.seconds)


def _answer(question: bytes) -> bytes:
    folder, work, values, limits = pickle.loads(question)
    limit(limits.memory, limits.seconds)
    os.chdir(folder)
    try:
        answer = pickle.dumps(_done(work, values))
    except MemoryError:
        return _NONE
    return answer if len(answer) <= limits.answer else _NONE


def _done(work: str, values: Sequence[object]) -> tuple[str, object]:
    try:
        return "read", _WORKS[work](*values)
    except InputError as error:
        return "mistakes", (error.mistakes, error.remarks)
    except EnvironmentFailure as error:
        return "failure", error.text
    except MemoryError:
        raise
    except Exception as error:  # bytes that no importer has foreseen: the file is refused, the program goes on
        return "unforeseen", type(error).__name__


def _unforeseen(sources: Sequence[Path], error: str) -> Problem:
    text = message(
        "ce contenu ne se lit pas ({error}) : ouvrez le fichier dans le tableur et enregistrez-le en .xlsx, "
        "puis donnez-le comme table",
        "this content cannot be read ({error}): open the file in a spreadsheet and save it as .xlsx, "
        "then give it as table",
        error=error,
    )
    return Problem(place_name(sources[0]), None, None, None, text.capitalised())


#: What is answered where reading took too much.
_NONE = pickle.dumps(("", None))
