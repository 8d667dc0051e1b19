"""Why the board does not do what it is asked, and the code by which programs know each failure."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.board.words import BUSY, FAULT, NOT_THERE
from scheduler.domain.errors import (
    CheckFailed,
    Contradiction,
    FolderChanged,
    InputError,
    JourneeError,
    NoAnswer,
)
from scheduler.language.message import Message, message
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.open_files import OpenElsewhere


class Refusal(JourneeError):
    """A request that the board refuses: `code` is for programs, `status` that of HTTP."""

    code, status = "failed", 409


class NotUnderstood(Refusal):
    """A request is none that the pages of the board make."""

    code, status = "not_understood", 400

    def __init__(self) -> None:
        text = message(
            "Cette demande n’est pas de celles que fait cette page : rechargez-la. Rien n’a été écrit",
            "This request is none that this page makes: load it again. Nothing was written",
        )
        super().__init__(text)


class TooLarge(Refusal):
    """A body has more bytes than may be."""

    code, status = "too_large", 413

    def __init__(self, largest: int) -> None:
        text = message(
            "C’est trop gros : {size} ko au plus. Rien n’a été écrit",
            "This is too large: {size} KB at most. Nothing was written",
            size=largest // 1024,
        )
        super().__init__(text)


class NotThere(Refusal):
    """There is nothing at an address."""

    code, status = "not_there", 404

    def __init__(self) -> None:
        super().__init__(NOT_THERE)


class Stale(Refusal):
    """A page speaks of what is no longer known: files as they were read, an answer, a file that was handed over."""

    code = "stale"

    def __init__(self, text: Message | None = None) -> None:
        old = message(
            "Cette page est ancienne : rechargez-la avant d’écrire. Rien n’a été écrit",
            "This page is old: load it again before you write. Nothing was written",
        )
        super().__init__(text or old)


class NoRow(Refusal):
    """No row, or no single one, of the table as it was read is the one that is meant."""

    code = "no_row"

    def __init__(self, file: str, name: str) -> None:
        text = message(
            "{file} : aucune ligne, ou plus d’une, n’est « {name} ». Rien n’a été écrit",
            "{file}: no row, or more than one, is “{name}”. Nothing was written",
            file=file,
            name=name,
        )
        super().__init__(text)


class EmptyRow(Refusal):
    """A row without any value is to be added."""

    code = "empty_row"

    def __init__(self) -> None:
        text = message(
            "Cette ligne est vide : écrivez au moins un titre ou un nom. Rien n’a été écrit",
            "This row is empty: write at least a title or a name. Nothing was written",
        )
        super().__init__(text)


class SearchRuns(Refusal):
    """A search has the folder, or the worker, to itself."""

    code = "busy"

    def __init__(self) -> None:
        super().__init__(BUSY)


class Fault(Refusal):
    """The program has met with a fault of its own."""

    code, status = "fault", 500

    def __init__(self) -> None:
        super().__init__(FAULT)


#: The codes of failures that are not the board's own, the narrower before the wider.
_CODES: Mapping[type[JourneeError], str] = {
    OpenElsewhere: "open_elsewhere",
    LockHeld: "locked",
    FolderChanged: "changed",
    InputError: "mistakes",
    Contradiction: "contradiction",
    CheckFailed: "broken",
    NoAnswer: "no_answer",
}


def code_of(error: JourneeError) -> str:
    """The word by which programs know the failure; "failed" for one that has none of its own, as of the disk."""
    if isinstance(error, Refusal):
        return error.code
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), "failed")
