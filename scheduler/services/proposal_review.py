"""The proposals of a folder as somebody reads them through: each with its source and what has to be looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.address import Undeliverable, deliverable
from scheduler.importing.imported import Decision
from scheduler.importing.mails.call_rules import Rules, follows_from_cells, is_understood, shortcomings, unknown
from scheduler.importing.mails.decided import UNKNOWN, decision_of
from scheduler.importing.mails.doubts import doubts_in, field_guessed, field_of
from scheduler.importing.mails.passages import Source, sources_in
from scheduler.language.message import Message, message
from scheduler.reading.people.name_splitting import people_in
from scheduler.reading.report import Wrong
from scheduler.services.proposal_table import FOLDER, ProposalRow, ProposalTable, proposal_table, rules_of
from scheduler.storage.regular_files import leads_out, read_regular

#: The largest text of a proposal that is shown, in bytes.
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to be looked at in the column `key`, or in the whole proposal where it is "".

    `number`: its place from 0 in the cell `check`, from which it goes once somebody has looked; None for what the cells
    lack or what is wrong in them, which goes with them.
    """

    text: Message
    key: str = ""
    number: int | None = None
    guessed: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A proposal: its cells by columns, what was decided (None: words that mean nothing), and its doubts.

    `asked` is what its author would be asked to complete. `seen` names the row as it is now.
    """

    id: str
    row: int
    cells: Mapping[str, str]
    decision: Decision | None
    doubts: tuple[Doubt, ...]
    asked: tuple[Message, ...]
    seen: str

    def doubts_of(self, key: str) -> tuple[Doubt, ...]:
        """What there is to look at in a column, or with "" in the whole."""
        return tuple(doubt for doubt in self.doubts if doubt.key == key)


@dataclass(frozen=True, slots=True)
class Review:
    """The table of proposals with the rules of the call."""

    table: ProposalTable
    rules: Rules
    proposals: tuple[Reviewed, ...]

    def proposal(self, id: str) -> Reviewed | None:
        """The proposal of that id; None without one."""
        return next((proposal for proposal in self.proposals if proposal.id == id), None)


def review(folder: Path) -> Review:
    """The proposals of the folder in the order of their table. Raises InputError for what cannot be read."""
    table, rules = proposal_table(folder), rules_of(folder)
    return Review(table, rules, tuple(_reviewed(row, rules) for row in table.rows))


def source_of(folder: Path, id: str) -> tuple[Source, ...]:
    """The texts that the proposal was read from, as they stand beside the table; () where there are none."""
    name = f"{FOLDER}/{id}.txt"
    if "/" in id or "\\" in id or leads_out(folder, name):
        return ()
    try:
        data = read_regular(folder / name, _LARGEST)
    except (OSError, ValueError):
        return ()
    return sources_in(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def digest_of(row: ProposalRow) -> str:
    """By what it is known that a row is still as it was shown."""
    return hashlib.sha256("\0".join(f"{key}={row.cells[key]}" for key in sorted(row.cells)).encode()).hexdigest()[:24]


def _reviewed(row: ProposalRow, rules: Rules) -> Reviewed:
    lacks = tuple(shortcomings(row.cells, rules))
    doubts = (
        *_wrong(row.cells, rules),
        *(Doubt(lack.told, lack.key) for lack in lacks),
        *_noted(row.cells.get("check", "")),
    )
    asked = tuple(lack.asked for lack in lacks if lack.asked is not None)
    decision = decision_of(row.cells.get("status", ""))
    return Reviewed(row.id, row.row, row.cells, decision, doubts, asked, digest_of(row))


def _noted(cell: str) -> Iterator[Doubt]:
    """The doubts of the cell `check`, without those that the cells give by themselves."""
    for number, text in enumerate(doubts_in(cell)):
        if not follows_from_cells(text):
            yield Doubt(Message(text, text), field_of(text), number, guessed=bool(field_guessed(text)))


def _wrong(cells: Mapping[str, str], rules: Rules) -> Iterator[Doubt]:
    """What would be a mistake in the table of talks."""
    if decision_of(cells.get("status", "")) is None:
        yield Doubt(UNKNOWN.capitalised(), "status", wrong=True)
    yield from (Doubt(text, "axis", wrong=True) for text in unknown(cells, rules))
    try:
        people_in(cells.get("speakers", "").split(";"))
    except Wrong as error:
        yield Doubt(error.text, "speakers", wrong=True)
    for address in filter(None, map(str.strip, cells.get("address", "").split(";"))):
        try:
            deliverable(address)
        except Undeliverable as error:
            text = message("« {address} » : {why}", "“{address}”: {why}", address=address[:100], why=error.text)
            yield Doubt(text, "address", wrong=True)
    hours = cells.get("available", "")
    if hours and rules.days and not is_understood(hours, rules):
        text = message(
            "« {hours} » n'est pas compris : écrivez 09:00-12:00 par exemple",
            "“{hours}” is not understood: write 09:00-12:00 for example",
            hours=hours[:100],
        )
        yield Doubt(text, "available", wrong=True)
