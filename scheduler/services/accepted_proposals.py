"""Proposals that are accepted become talks: new ones are added, what changed since is taken, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.editing import Edit, applied, planned
from scheduler.importing.asked import Asked
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import Layout, axes_of, with_axes
from scheduler.importing.mails.decided import CARRIED, UNKNOWN, decision_of, talks_of
from scheduler.importing.new_folder import base_of
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.importing.talk_cells import cells_of, columns_of, ids_of, with_speakers
from scheduler.importing.written import table_file
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.services.editing import reporting_failures
from scheduler.services.imported_cells import at_source
from scheduler.services.importing import Outcome
from scheduler.services.incoming import has_own_table
from scheduler.services.mailbox_state import keep_state
from scheduler.services.merging import merge_into
from scheduler.services.proposal_table import FILE, ProposalTable, proposal_table, rules_of
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

_COMMAND = "import"
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
    return _first_talks(folder, imported, talks, table, asked)


def _report_statuses(table: ProposalTable) -> None:
    """Raises InputError where there is no table, or a status is not understood."""
    if not table.rows:
        text = message(
            "pas de propositions : journee import mails SOURCE… DIR les y met",
            "no proposals: journee import mails SOURCE… DIR puts them there",
        )
        raise InputError([Problem(FILE, None, None, None, text.capitalised())])
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


def _first_talks(
    folder: Path, imported: Imported, talks: tuple[ImportedTalk, ...], table: ProposalTable, asked: Asked
) -> Outcome:
    """The folder has a table of talks with the accepted proposals, in the place of the example where there is one."""
    rules = rules_of(folder)
    axes = {axis.title: axis.id for axis in rules.axes} | {axis.id: axis.id for axis in rules.axes}
    imported, talks = with_axes(imported, talks, asked, needed=bool(rules.axes))
    lacking = [axis.title for axis in axes_of(imported, talks) if axis.title not in axes]
    made = identifiers([*axes.values(), *lacking], "axe")
    new = {title: made[title] for title in lacking}
    example = find_table(list_folder(folder, Report()) or [], TALKS.name, TALKS.french)
    language = "en" if rules.language == "en" else "fr"
    tables = _tables(talks, {**axes, **new}, asked, language)
    files: dict[str, bytes | None] = {**dict.fromkeys(example), **tables}
    with writing(folder, _COMMAND), reporting_failures():
        if new:
            edits = [
                Edit(EVENT, None, f"axes[{number}]", {"id": id, "title": title})
                for number, (title, id) in enumerate(new.items(), start=len(rules.axes) + 1)
            ]
            now = {EVENT: (folder / EVENT).read_bytes()}
            files |= applied(now, planned(now, edits))
        try:
            read_folder(folder, files)
        except InputError as error:
            raise InputError([_where_proposed(problem, talks, table) for problem in error.mistakes]) from None
        if not asked.dry_run:
            label = message("Propositions reprises : {count}", "Proposals taken in: {count}", count=len(talks))
            commit(folder, Transaction(_COMMAND, label, files, anyway=asked.anyway))
            keep_state(folder, SOURCE, base_of(imported, talks, _layout(imported, talks, {**axes, **new}), asked))
    told = (_REPLACED,) if example else ()
    return Outcome(imported, talks, None, told=told)


def _where_proposed(problem: Problem, talks: Sequence[ImportedTalk], table: ProposalTable) -> Problem:
    """The mistake of a row of the table of talks, which is not written, at the proposal that the row was made of."""
    there = at_source(problem, talks) if problem.file.startswith(f"{TALKS.name}.") else problem
    if there is problem:
        return problem
    key = next((key for key, ours in CARRIED.items() if ours == problem.column), problem.column or "")
    column = (table.headers or {}).get(key, problem.column)
    return replace(there, column=column)


_REPLACED = message(
    "Les exposés d'exemple du début laissent leur place à ceux-ci",
    "The example talks of the beginning give way to these",
)


def _layout(imported: Imported, talks: Sequence[ImportedTalk], axes: dict[str, str]) -> Layout:
    layout = Layout(imported, talks)
    layout.axes = axes
    return layout


def _tables(
    talks: Sequence[ImportedTalk], axes: dict[str, str], asked: Asked, language: str
) -> dict[str, bytes | None]:
    rows = [cells_of(talk, id, axes, asked) for talk, id in zip(talks, ids_of(talks), strict=True)]
    return {**table_file("talks", columns_of(rows), with_speakers(rows), ";" if language == "fr" else ",")}
