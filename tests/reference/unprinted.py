"""A stand-in for printing makes each document the digest of its input, for tests that do not look into PDF files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

import exports.office
import exports.pdf
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def print_nothing(patch: pytest.MonkeyPatch) -> None:
    """PDF files have their usual names, and bytes that change with the event and the programme."""
    for name, function in STAND_INS.items():
        patch.setattr(exports.pdf, name, function)
    for name, function in DOCUMENTS.items():
        patch.setattr(exports.office, name, function)


def print_again(patch: pytest.MonkeyPatch) -> None:
    """PDF files are printed again, after `print_nothing`."""
    for name, function in PRINTING.items():
        patch.setattr(exports.pdf, name, function)
    for name, function in WRITING.items():
        patch.setattr(exports.office, name, function)


def _document(name: str) -> object:
    def document(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
        return _digest(name, repr(event), repr(programme), edition.label(event.language))

    return document


def _door_signs(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    rooms = {session.room for session in programme.sessions} | {plenary.room for plenary in programme.plenaries}
    for room in sorted(rooms & event.room.keys()):
        yield room, _digest(room, repr(event), repr(programme), edition.label(event.language))


def _chair_sheets(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    for session in programme.sessions:
        yield session.id, _digest(session.id, repr(event), repr(programme))


def _digest(*parts: str) -> bytes:
    return b"%PDF " + hashlib.sha256("\0".join(parts).encode()).hexdigest().encode()


STAND_INS = {
    **{name: _document(name) for name in ("programme_pdf", "booklet_pdf", "badges_pdf", "attendance_pdf")},
    "door_signs": _door_signs,
    "chair_sheets": _chair_sheets,
    "impose": lambda booklet, **binding: _digest("impose", booklet.hex(), repr(binding)),
}
#: Documents of Word, which take as long.
DOCUMENTS = {name: _document(name) for name in ("programme_docx", "booklet_docx")}
WRITING = {name: getattr(exports.office, name) for name in DOCUMENTS}
PRINTING = {name: getattr(exports.pdf, name) for name in STAND_INS}
