"""What authors answer to decisions about when they can come: shown first, then written where it is agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.domain.windows import written
from scheduler.editing import Edit, planned
from scheduler.importing.mails.answers import Answer
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.headers import address_in
from scheduler.importing.written import text_of
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.report import Report, Wrong
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.reading.spoken.availability import hours
from scheduler.reading.tables import Table, read_table
from scheduler.reading.understood import Understood
from scheduler.services.editing import apply_plans, reporting_failures
from scheduler.services.proposal_table import ProposalTable, proposal_table, rules_of
from scheduler.storage.lock import writing
from scheduler.storage.transaction import Transaction, commit

_COMMAND = "import"
_COLUMN = "available"


@dataclass(frozen=True, slots=True)
class HoursChange:
    """A cell `available` of the talk or proposal `id`, in the row of that number, before and after."""

    file: str
    row: int
    key: str
    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """An answer about the proposal `id`: what was `said` and what it changes; `why` nothing is changed, else None."""

    id: str
    sender: str
    said: str
    changes: tuple[HoursChange, ...] = ()
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class _Tables:
    proposals: ProposalTable
    talks: Table | None
    talks_file: str
    rules: Rules


def arrived(folder: Path, answers: Sequence[Answer]) -> tuple[Arrived, ...]:
    """What the answers say and would change; nothing is written. Raises InputError where a table cannot be read."""
    tables = _tables(folder)
    return tuple(_arrived(answer, tables) for answer in answers)


def take(folder: Path, answers: Sequence[Arrived], *, anyway: bool = False) -> None:
    """The cells hold what the answers say, as one change that `undo` takes back.

    Raises FolderChanged where a cell has another value by now, InputError, EnvironmentFailure.
    """
    changes = [change for answer in answers for change in answer.changes]
    label = message("Disponibilités reçues : {count}", "Availability that came: {count}", count=len(changes))
    files = dict.fromkeys(change.file for change in changes)
    sources = {file: (folder / file).read_bytes() for file in files}
    plans = planned(sources, [Edit(c.file, c.row, c.key, c.after) for c in changes])
    if any("/" not in file for file in files):
        apply_plans(folder, plans, _COMMAND, label, anyway=anyway)
        return
    from scheduler.editing import applied, contents

    with writing(folder, _COMMAND), reporting_failures():
        changed = applied(contents(folder, files), plans)
        commit(folder, Transaction(_COMMAND, label, changed, anyway=anyway))


def _tables(folder: Path) -> _Tables:
    report = Report()
    draft = read_event_file(folder, Report())
    files = find_table(list_folder(folder, report) or [], TALKS.name, TALKS.french)
    kind = TALKS.with_stated(draft.columns) if draft else TALKS
    talks = read_table(folder / files[0], kind, Report()) if files else None
    if report.mistakes:
        raise InputError(report.mistakes)
    return _Tables(proposal_table(folder), talks, files[0] if files else "", rules_of(folder))


def _arrived(answer: Answer, tables: _Tables) -> Arrived:
    row = tables.proposals.by_id.get(answer.id)
    said = answer.statements[0] if answer.statements else ""
    if row is None:
        text = message("aucune proposition n'a ce numéro", "no proposal has this number")
        return Arrived(answer.id, answer.sender, said, why=text)
    if fold(address_in(answer.sender)) not in fold(row.cells.get("address", "")).replace(";", " ").split():
        text = message(
            "elle vient d'une autre adresse que la proposition ; écrivez vous-même ce qu'elle dit",
            "it comes from another address than the proposal; write yourself what it says",
        )
        return Arrived(answer.id, answer.sender, said, why=text)
    understood = next(((text, hours_) for text in answer.statements if (hours_ := _hours(text, tables.rules))), None)
    if understood is None:
        text = message(
            "« {said} » n'est pas compris ; écrivez les heures dans available",
            "“{said}” is not understood; write the hours into available",
            said=said[:200],
        )
        return Arrived(answer.id, answer.sender, said, why=text)
    changes = tuple(c for c in _changes(answer.id, understood[1], tables) if c.before.split() != c.after.split())
    same = None if changes else message("c'est déjà écrit", "this is written already")
    return Arrived(answer.id, answer.sender, understood[0], changes, same)


def _changes(id: str, after: str, tables: _Tables) -> Iterator[HoursChange]:
    """The cells of the talk that the proposal became, else of the proposal itself."""
    if tables.talks is not None:
        for row in tables.talks.rows:
            names = {text_of(row.raw.get(key)) for key in ("reference", "id")}
            if id in names and row.place.row is not None:
                key = tables.talks.place.headers.get(_COLUMN, _COLUMN)
                before = text_of(row.raw.get(_COLUMN))
                yield HoursChange(tables.talks_file, row.place.row, key, text_of(row.raw.get("id")), before, after)
                return
    proposal = tables.proposals.by_id[id]
    key = (tables.proposals.headers or {}).get(_COLUMN, _COLUMN)
    yield HoursChange(tables.proposals.file, proposal.row, key, id, proposal.cells.get(_COLUMN, ""), after)


def _hours(text: str, rules: Rules) -> str:
    """The hours in the contract's own form, else "".

    A wish, and what means any time, stay in their words, which the table understands.
    """
    for wish in (False, True):
        try:
            read = hours(rules.days, wish=wish)(text)
        except Wrong:
            continue
        stated = read.written if isinstance(read, Understood) else written(read)
        return text if wish or not stated else stated
    return ""
