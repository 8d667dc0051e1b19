"""Proposals that are accepted become talks: new ones are added, what changed since is taken, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.mails.decided import CARRIED, UNKNOWN, decision_of, talks_of
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.services.first_talks import Source, first_talks
from scheduler.services.imported_cells import at_source
from scheduler.services.importing import Outcome
from scheduler.services.merging import merge_into
from scheduler.services.our_talks import has_own_table
from scheduler.services.proposal_table import ProposalTable, none_yet, proposal_table
from scheduler.storage.lock import EVENT

#: The name of the source in `.journee/sources/`.
SOURCE = "proposals"


def import_proposals(folder: Path, asked: Asked) -> Outcome:
    """The talks of the folder have the proposals whose `status` is accepted, confirmed or tentative.

    Raises InputError, with every status that is not understood, EnvironmentFailure, FolderChanged; then nothing was
    written.
    """
    if not (folder / EVENT).is_file():
        read_folder(folder)
    table = proposal_table(folder)
    _report_statuses(table)
    every = talks_of(((row.row, row.cells) for row in table.rows), table.file)
    imported = Imported(SOURCE, talks=every)
    talks = tuple(talk for talk in every if talk.decision in SCHEDULED)
    if not talks and not (folder / ".journee" / "sources" / f"{SOURCE}.json").is_file():
        raise InputError([_none_accepted(table)])
    if has_own_table(folder):
        merged, repairs, keys = merge_into(folder, imported, talks, SOURCE, asked)
        return Outcome(imported, talks, merged, repairs=repairs, keys=keys)
    label = message("Propositions reprises : {count}", "Proposals taken in: {count}", count=len(talks))
    source = Source(SOURCE, label, lambda problem: _where_proposed(problem, talks, table))
    imported, talks, told = first_talks(folder, imported, talks, source, asked)
    return Outcome(imported, talks, None, told=told)


def _report_statuses(table: ProposalTable) -> None:
    """Raises InputError where there is no table, or a status is not understood."""
    if not table.rows:
        raise InputError([none_yet()])
    header = (table.headers or {}).get("status", "status")
    wrong = [
        Problem(table.file, row.row, header, row.cells["status"], UNKNOWN.capitalised())
        for row in table.rows
        if decision_of(row.cells.get("status", "")) is None
    ]
    if wrong:
        raise InputError(wrong)


def _none_accepted(table: ProposalTable) -> Problem:
    text = message(
        "aucune proposition n'est acceptée ({count} en tout) : écrivez accepté dans la colonne {column}",
        "no proposal is accepted ({count} in all): write accepted in the column {column}",
        count=len(table.rows),
        column=(table.headers or {}).get("status", "status"),
    )
    return Problem(table.file, None, None, None, text.capitalised())


def _where_proposed(problem: Problem, talks: Sequence[ImportedTalk], table: ProposalTable) -> Problem:
    """The mistake of a row of the table of talks, which is not written, at the proposal that the row was made of."""
    there = at_source(problem, talks)
    if there is problem:
        return problem
    key = next((key for key, ours in CARRIED.items() if ours == problem.column), problem.column or "")
    column = (table.headers or {}).get(key, problem.column)
    return replace(there, column=column)
