"""Mails and documents taken in as proposals, which somebody reads through before they become talks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.editing import Edit, Plan, applied, planned
from scheduler.editing.planned import AddedRow
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.doubts import carried, worded
from scheduler.importing.mails.marked_text import marked_text
from scheduler.importing.mails.proposal import Proposal
from scheduler.importing.mails.reading import Mailbox
from scheduler.importing.merging import Change, Conflict, Merged, merged
from scheduler.importing.new_folder import folder_of
from scheduler.language.message import Language, Message, message
from scheduler.services.completions import completed
from scheduler.services.editing import reporting_failures
from scheduler.services.event_answers import with_event
from scheduler.services.mailbox_state import MailboxState, digest, keep_state, kept_state
from scheduler.services.proposal_table import (
    FOLDER,
    ProposalTable,
    guarded,
    new_table,
    proposal_table,
    rules_of,
)
from scheduler.services.source_answers import Answering
from scheduler.services.source_reading import read_mailbox
from scheduler.storage.drives import set_permissions
from scheduler.storage.event_folder import refuse_occupied, write_new
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

_COMMAND = "import"


@dataclass(frozen=True, slots=True)
class Received:
    """What an import of mails did: the proposals with their ids, and what became of the table.

    `told`: what is to be completed, and texts that were left as somebody had changed them.
    """

    mailbox: Mailbox
    ids: Mapping[str, str]
    merged: Merged
    told: tuple[Message, ...] = ()


def import_mails(
    sources: Sequence[Path],
    folder: Path,
    name: str,
    asked: Asked,
    answering: Answering | None = None,
    also: frozenset[str] = frozenset(),
) -> Received:
    """`proposals/` of the folder has a row and a text for each proposal in the mails and documents.

    `answering` is asked what a new folder needs and mails do not say. Cells that somebody changed stay, rows that were
    deleted do not come back (`asked.again`: the ids that do). `also`: the files of mails that are proposals although
    nothing in them says so. Raises InputError with every mistake, EnvironmentFailure, FolderChanged; then nothing was
    written.
    """
    if not (folder / EVENT).is_file():
        refuse_occupied(folder)
        rules = Rules(language=asked.language, also=also)
        box = read_mailbox(sources, rules)
        return _begun(box, with_event(Imported(name), (), answering), folder, name, asked)
    rules = replace(rules_of(folder), ids=frozenset(proposal_table(folder).by_id), also=also)
    box = read_mailbox(sources, rules)
    with writing(folder, _COMMAND), reporting_failures():
        return _merged(box, rules, folder, name, asked)


def _begun(box: Mailbox, imported: Imported, folder: Path, name: str, asked: Asked) -> Received:
    """A new folder with the proposals and an event.toml to be completed."""
    ids = _new_ids(box.proposals, {}, ())
    language: Language = asked.language
    files, told = folder_of(imported, (), asked, folder.resolve().name, dt.date.today())
    rows = {p.key: _cells(p, ids[p.key], language) for p in box.proposals}
    texts = {f"{FOLDER}/{ids[p.key]}.txt": marked_text(p, language).encode("utf-8", "replace") for p in box.proposals}
    state = MailboxState(rows, {ids[p.key]: digest(texts[f"{FOLDER}/{ids[p.key]}.txt"]) for p in box.proposals})
    table = new_table([{**row, "status": "submitted"} for row in rows.values()], ";" if language == "fr" else ",")
    place = f"{SOURCES}/{name}.json"
    result = Merged(added=tuple(rows))
    if not asked.dry_run:
        head = {EVENT: files[EVENT], f"{FOLDER}/proposals.csv": table}
        write_new(folder, {**head, **texts, place: state.encoded()})
        set_permissions(folder / place, 0o600)
    return Received(box, ids, result, told=told)


@dataclass(frozen=True, slots=True)
class _Compared:
    """What the mails say beside the table: `theirs` are rows by key, `wanted` those whose texts are kept."""

    ids: Mapping[str, str]
    theirs: Mapping[str, Mapping[str, str]]
    result: Merged
    wanted: tuple[Proposal, ...]
    told: tuple[Message, ...]


def _merged(box: Mailbox, rules: Rules, folder: Path, name: str, asked: Asked) -> Received:
    table, state = proposal_table(folder), kept_state(folder, name)
    if table.headers is None:  # taken back, or thrown away as a whole: it begins anew
        state = MailboxState({}, state.texts)
    language: Language = "en" if rules.language == "en" else "fr"
    news = _compared(box, rules, table, state, asked)
    result = news.result
    if asked.dry_run:
        return Received(box, news.ids, result, told=news.told)
    texts, left = _texts(news.wanted, news.ids, state, folder, language)
    files: dict[str, bytes | None] = {**texts}
    new_rows = [{**news.theirs[key], "status": "submitted"} for key in result.added]
    if result.added or result.changes:
        files[table.file] = _written(table, result.changes, new_rows, ";" if language == "fr" else ",")
    kept = {key: row for key, row in news.theirs.items() if key not in result.deleted}
    digests = {_id(path): digest(data) for path, data in texts.items()}
    content = MailboxState({**state.rows, **kept}, {**state.texts, **digests}).encoded()
    if files:
        files[f"{SOURCES}/{name}.json"] = content  # what undo takes back was never imported
        label = message("Import de courriels : {count}", "Import of mails: {count}", count=len(new_rows))
        commit(folder, Transaction(_COMMAND, label, files, anyway=asked.anyway))
    keep_state(folder, name, content)
    return Received(box, news.ids, result, told=(*news.told, *left))


def _compared(box: Mailbox, rules: Rules, table: ProposalTable, state: MailboxState, asked: Asked) -> _Compared:
    """What becomes of the table, and of the texts."""
    language: Language = "en" if rules.language == "en" else "fr"
    known = {key: row["id"] for key, row in state.rows.items() if row.get("id") in table.by_id}
    ids = _new_ids(box.proposals, {key: row.get("id", "") for key, row in state.rows.items()}, table.by_id)
    theirs: dict[str, Mapping[str, str]] = {p.key: _cells(p, ids[p.key], language) for p in box.proposals}
    ours = {row.id: row.cells for row in table.rows}
    more = completed(box.completions, {**state.rows, **theirs}, ours, rules)
    theirs |= more.cells
    known, ids = {**known, **more.ids}, {**ids, **more.ids}
    result = replace(merged(state.rows, ours, theirs, known, {}), gone=())
    result = _settled(result, ids, asked)
    wanted = [p for p in (*box.proposals, *more.taken) if p.about or p.key in known or p.key in result.added]
    return _Compared(ids, theirs, result, tuple(wanted), more.told)


def _settled(result: Merged, ids: Mapping[str, str], asked: Asked) -> Merged:
    """What the options say of conflicts and of rows that were deleted; doubts are carried over, one by one."""
    doubts = [conflict for conflict in result.conflicts if conflict.column == "check"]
    looked_at = [Change(c.talk, c.column, c.ours, carried(c.base, c.ours, c.theirs)) for c in doubts]
    result = replace(
        result,
        changes=(*result.changes, *(change for change in looked_at if change.before != change.after)),
        conflicts=tuple(conflict for conflict in result.conflicts if conflict not in doubts),
    )
    taken = [c for c in result.conflicts if "" in asked.theirs or f"{c.talk}.{c.column}" in asked.theirs]
    again = [key for key in result.deleted if ids[key] in asked.again]
    rest: list[Conflict] = [conflict for conflict in result.conflicts if conflict not in taken]
    return replace(
        result,
        added=(*result.added, *again),
        deleted=tuple(key for key in result.deleted if key not in again),
        changes=(*result.changes, *(Change(c.talk, c.column, c.ours, c.theirs) for c in taken)),
        conflicts=tuple(rest),
    )


def _written(
    table: ProposalTable, changes: Sequence[Change], rows: Sequence[Mapping[str, str]], separator: str
) -> bytes:
    """The table with the changes and the new rows; all its other bytes stay."""
    if table.headers is None or (not table.rows and not changes and table.file.endswith(".csv")):
        return new_table(rows, separator)
    headers = table.headers
    edits = [
        Edit(table.file, table.by_id[c.talk].row, headers.get(c.column, c.column), guarded(c.after)) for c in changes
    ]
    plans: list[Plan] = list(planned({table.file: table.data}, edits))
    plans += [AddedRow(table.file, {key: guarded(text) for key, text in row.items() if key in headers}) for row in rows]
    return applied({table.file: table.data}, plans)[table.file]


def _texts(
    proposals: Sequence[Proposal], ids: Mapping[str, str], state: MailboxState, folder: Path, language: Language
) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    """The new and changed texts by path; a text that somebody has changed here stays, with a remark."""
    texts: dict[str, bytes] = {}
    left: list[Message] = []
    for proposal in proposals:
        id = proposal.about or ids[proposal.key]
        path, data = f"{FOLDER}/{id}.txt", marked_text(proposal, language).encode("utf-8", "replace")
        place = folder / path
        present = place.read_bytes() if place.is_file() and not place.is_symlink() else None
        if present is not None and data in present and (proposal.about or present.startswith(data)):
            continue
        if present is not None and digest(present) != state.texts.get(id):
            left.append(
                message(
                    "{path} : vous l’avez modifié, il reste tel quel", "{path}: you changed it, it stays", path=path
                )
            )
            continue
        before = texts.get(path, present or b"") if proposal.about else b""
        texts[path] = before + b"\n" * bool(before) + data
    return texts, tuple(left)


def _cells(proposal: Proposal, id: str, language: Language) -> dict[str, str]:
    """The row of the proposal without its status, which is the organiser's."""
    return {"id": id, **proposal.cells, "check": worded(proposal.doubts, language)}


def _new_ids(
    proposals: Sequence[Proposal], former: Mapping[str, str], taken: Mapping[str, object] | tuple[()]
) -> dict[str, str]:
    """The id of each proposal by key: as before, else the next free one of P01, P02 …"""
    used = {id.casefold() for id in (*former.values(), *taken)}
    ids: dict[str, str] = {}
    number = 1
    for proposal in proposals:
        if former.get(proposal.key):
            ids[proposal.key] = former[proposal.key]
            continue
        while f"p{number:02}" in used:
            number += 1
        ids[proposal.key] = f"P{number:02}"
        used.add(f"p{number:02}")
    return ids


def _id(path: str) -> str:
    return path.removeprefix(f"{FOLDER}/").removesuffix(".txt")
