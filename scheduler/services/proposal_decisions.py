"""A proposal is corrected and decided upon, as one change of its row that undo takes back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scheduler.domain.errors import FolderChanged, Problem
from scheduler.editing import Edit, applied, contents, planned
from scheduler.importing.mails.doubts import looked_at
from scheduler.language.message import Language, Message, message
from scheduler.reading.columns.kinds import PROPOSAL_COLUMNS, PROPOSALS
from scheduler.services.editing import reporting_failures
from scheduler.services.proposal_review import digest_of
from scheduler.services.proposal_table import ProposalRow, ProposalTable, guarded, proposal_table, rules_of
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

#: What may be decided by one press.
Verdict = Literal["accepted", "rejected", "incomplete", "submitted"]
#: The word of each verdict in the column `status`, where the headers of the table are French, and else.
_WORDS: Mapping[Verdict, Message] = {
    "accepted": message("accepté", "accepted"),
    "rejected": message("refusé", "rejected"),
    "incomplete": message("à compléter", "to complete"),
    "submitted": message("proposé", "submitted"),
}
VERDICTS: Collection[str] = _WORDS.keys()
#: The columns that somebody corrects beside the source.
CORRECTED = (
    "title",
    "axis",
    "speakers",
    "affiliations",
    "address",
    "keywords",
    "abstract",
    "biography",
    "available",
    "status",
)
#: The columns whose line breaks count.
LONG = ("abstract", "biography")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What somebody says of the proposal `id`, whose row was shown as the one that `seen` names.

    `cells` are the columns as they shall be, `looked_at` the numbers of doubts of the cell `check` that are settled.
    """

    id: str
    seen: str
    cells: Mapping[str, str] = field(default_factory=dict)
    looked_at: frozenset[int] = frozenset()
    verdict: Verdict | None = None


def decide(folder: Path, said: Verdicts, command: str, *, anyway: bool = False) -> bool:
    """The row has what was said of it; all other bytes of the table stay. False where nothing had to be changed.

    Raises FolderChanged where the row is another one by now, InputError, EnvironmentFailure; then nothing was written.
    """
    with writing(folder, command), reporting_failures():
        table, rules = proposal_table(folder), rules_of(folder)
        row = table.by_id.get(said.id)
        if row is None or digest_of(row) != said.seen:
            raise FolderChanged([Problem(table.file, None, None, said.id, _CHANGED.capitalised())])
        changes = _changes(row, said, table)
        now = {**row.cells, **changes}
        language: Language = "en" if rules.language == "en" else "fr"
        check = looked_at(now, changes.keys(), said.looked_at, rules, language)
        if check != row.cells.get("check", "") and (changes.keys() - {"status"} or said.looked_at):
            changes["check"] = check
        if not changes:
            return False
        headers = table.headers or {}
        edits = [Edit(table.file, row.row, headers.get(key, key), guarded(text)) for key, text in changes.items()]
        data = {EVENT: (folder / EVENT).read_bytes(), table.file: table.data}
        files = applied(contents(folder, data), planned(data, edits))
        commit(folder, Transaction(command, _label(said, changes), files, anyway=anyway, read=data))
        return True


def _changes(row: ProposalRow, said: Verdicts, table: ProposalTable) -> dict[str, str]:
    """The cells that shall have other words than they have: white space alone is no change."""
    wanted = {key: _tidy(key, text) for key, text in said.cells.items() if key in CORRECTED}
    changes = {key: text for key, text in wanted.items() if text != _tidy(key, row.cells.get(key, ""))}
    if said.verdict is not None:
        is_french = PROPOSALS.tongue(table.headers or {}) == "fr"
        changes["status"] = _WORDS[said.verdict].to("fr" if is_french else "en")
    if changes.get("status") == row.cells.get("status", ""):
        del changes["status"]
    return changes


def _tidy(key: str, text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() if key in LONG else " ".join(text.split())


def _label(said: Verdicts, changes: Mapping[str, str]) -> Message:
    columns = [key for key in changes if key not in ("status", "check")]
    if "status" in changes:
        return message(
            "Proposition {id} : {status}", "Proposal {id}: {status}", id=said.id, status=changes["status"] or "–"
        )
    if not columns:
        return message("Proposition {id} : vérifiée", "Proposal {id}: looked at", id=said.id)
    return message(
        "Proposition {id}, {columns} : corrigé",
        "Proposal {id}, {columns}: corrected",
        id=said.id,
        columns=Message(", ".join(PROPOSAL_COLUMNS[key] for key in columns), ", ".join(columns)),
    )


_CHANGED = message(
    "cette proposition a changé depuis que la page l'a montrée : relisez-la",
    "this proposal has changed since the page showed it: read it again",
)
