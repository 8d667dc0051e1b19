"""The table of proposals of an event folder: `proposals/proposals.csv`, or a workbook in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import InputError, JourneeError, Problem
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.written import csv_text, text_of
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.reading.columns.kinds import PROPOSAL_COLUMNS, PROPOSALS
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.tables import read_table

FOLDER = "proposals"
#: The file that is made where there is no table yet.
FILE = f"{FOLDER}/{PROPOSALS.name}.csv"
_BOM = b"\xef\xbb\xbf"
#: The signs at the beginning of a cell by which spreadsheets run it.
_RUN = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A row of the table: its number and its cells by English names of columns."""

    row: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id of the proposal."""
        return self.cells["id"]


@dataclass(frozen=True, slots=True)
class ProposalTable:
    """The table as it stands in the folder; `headers` as they are written in it. Without a file: nothing."""

    file: str = FILE
    data: bytes = b""
    rows: tuple[ProposalRow, ...] = ()
    headers: Mapping[str, str] | None = None

    @property
    def by_id(self) -> Mapping[str, ProposalRow]:
        """The rows by the ids of their proposals."""
        return {row.id: row for row in self.rows}


def none_yet() -> Problem:
    """The mistake of a folder without proposals."""
    text = message(
        "Pas de propositions : reprenez d’abord les courriels reçus", "No proposals: first take in the mails that came"
    )
    return Problem(FILE, None, None, None, text, options=("journee import mails SOURCE… DIR",))


def proposal_table(folder: Path) -> ProposalTable:
    """The table of the folder. Raises InputError where it cannot be read, or there are two."""
    place = folder / FOLDER
    if not place.is_dir():
        return ProposalTable()
    report = Report()
    files = find_table(list_folder(place, report) or [], PROPOSALS.name, PROPOSALS.french)
    if len(files) > 1:
        text = message("deux tableaux de propositions : n'en gardez qu'un", "two tables of proposals: keep one of them")
        report.mistake(Spot(f"{FOLDER}/{files[1]}"), None, text)
    table = read_table(place / files[0], PROPOSALS, report) if len(files) == 1 else None
    if table is not None:
        _report_ids(table.rows, report)
    if report.mistakes:
        raise InputError([_in_folder(mistake) for mistake in report.mistakes])
    if table is None:
        return ProposalTable()
    rows = tuple(
        ProposalRow(
            row.place.row or 0, {key: unguarded(text_of(row.raw[key])).strip() for key in row.raw if row.has(key)}
        )
        for row in table.rows
        if row.has("id")
    )
    return ProposalTable(f"{FOLDER}/{files[0]}", (place / files[0]).read_bytes(), rows, dict(table.place.headers))


def _in_folder(problem: Problem) -> Problem:
    """The problem with the folder in the name of its file."""
    return problem if problem.file.startswith(f"{FOLDER}/") else replace(problem, file=f"{FOLDER}/{problem.file}")


def _report_ids(rows: Iterable[object], report: Report) -> None:
    """A row without an id, and an id that stands twice, are reported."""
    from scheduler.reading.fields import Fields

    seen: set[str] = set()
    for row in rows:
        assert isinstance(row, Fields)
        id = text_of(row.raw.get("id")).strip().casefold()
        if not id:
            text = message(
                "l'identifiant manque : écrivez-en un, P99 par exemple", "the id is missing: write one, as P99"
            )
            report.mistake(row.spot("id"), None, text)
        elif id in seen:
            report.mistake(row.spot("id"), id, message("cet identifiant est déjà pris", "this id is taken already"))
        seen.add(id)


def table_digest(folder: Path) -> str:
    """A name for the table as it is now; "" where it cannot be read."""
    try:
        return hashlib.sha256(proposal_table(folder).data).hexdigest()[:24]
    except JourneeError:
        return ""


def rules_of(folder: Path) -> Rules:
    """What the event asks of proposals; its talks need not be there yet. Raises InputError for a wrong event.toml."""
    draft = read_event_file(folder, Report())
    if draft is None:
        read_folder(folder)
        return Rules()
    return Rules(
        call=draft.call,
        axes=tuple(item.value for item in draft.axes),
        days=draft.days,
        language=draft.language,
    )


def new_table(rows: Sequence[Mapping[str, str]], separator: str) -> bytes:
    """The bytes of a new table with those rows."""
    cells = [{key: guarded(text) for key, text in row.items()} for row in rows]
    return _BOM + csv_text(tuple(PROPOSAL_COLUMNS), cells, separator).encode("utf-8", "replace")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs: an apostrophe stands before `=`, `+`, `-`, `@`."""
    return f"'{text}" if text.startswith(_RUN) else text


def unguarded(text: str) -> str:
    """The text of a cell without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUN) else text
