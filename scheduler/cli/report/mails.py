"""What an import of mails tells: the proposals with what has to be looked at, and hours that authors answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scheduler.cli.console import command_line
from scheduler.cli.report.importing import (
    change_objects,
    conflict_line,
    conflict_objects,
    deleted_line,
    lost_objects,
    short,
)
from scheduler.importing.mails.doubts import worded
from scheduler.language.counted import counted
from scheduler.language.message import Language, Message, message
from scheduler.services.availability_answers import Arrived
from scheduler.services.import_sentences import proposal_column
from scheduler.services.mailbox_import import Received

#: The largest number of characters of a value that is told.
_LONGEST = 70

#: The proposals that are listed one by one.
_LISTED = 40


def told(received: Received, folder: Path, dry_run: bool) -> Iterator[Message]:
    """The sentences of the block, in order."""
    box, merged = received.mailbox, received.merged
    yield message(
        "Propositions : {count}, dont {new}",
        "Proposals: {count}, {new}",
        count=len(box.proposals),
        new=counted(len(merged.added), ("nouvelle", "of them new"), ("nouvelles", "of them new")),
    )
    if dry_run:
        yield message("Rien n’est écrit (--dry-run)", "Nothing is written (--dry-run)")
    new = [proposal for proposal in box.proposals if proposal.key in merged.added]
    for proposal in new[:_LISTED]:
        yield _line(received.ids[proposal.key], proposal.cells.get("title", ""), proposal.doubts)
    if len(new) > _LISTED:
        more = counted(len(new) - _LISTED, ("autre", "other"))
        yield message("… et {more}", "… and {more}", more=more)
    yield from _merged(received)
    yield from _rest(received, folder)


def _merged(received: Received) -> Iterator[Message]:
    """What changed in rows that were there, and what stays as somebody wrote it."""
    merged = received.merged
    for change in merged.changes:
        yield message(
            "{id}, {column} : « {after} »",
            "{id}, {column}: “{after}”",
            id=change.talk,
            column=proposal_column(change.column),
            after=short(change.after, _LONGEST),
        )
    for conflict in merged.conflicts:
        yield conflict_line(conflict, proposal_column(conflict.column), message("le courriel", "the mail"), _LONGEST)
    yield from (deleted_line(received.ids[key]) for key in merged.deleted)


def _line(id: str, title: str, doubts: Sequence[Message]) -> Message:
    if not doubts:
        return message("{id} « {title} »", "{id} “{title}”", id=id, title=short(title, _LONGEST))
    return message(
        "{id} « {title} » – à vérifier : {doubts}",
        "{id} “{title}” – to be checked: {doubts}",
        id=id,
        title=short(title, _LONGEST),
        doubts=Message(worded(doubts, "fr"), worded(doubts, "en")),
    )


def _rest(received: Received, folder: Path) -> Iterator[Message]:
    for lost in received.mailbox.left:
        yield message(
            "Laissés de côté : {what} ({count})", "Left aside: {what} ({count})", what=lost.what, count=lost.count
        )
    if received.mailbox.letters:
        yield message(
            "Si l’un de ces courriels est une proposition : enregistrez son texte en .txt et importez-le de même, ou "
            "déposez-le dans le tableau de bord, où il se coche",
            "If one of these mails is a proposal: save its text as .txt and import that likewise, or drop it on the "
            "board, where it can be ticked",
        )
    yield from received.mailbox.told
    yield from received.told
    if received.mailbox.proposals:
        yield message(
            "Relisez {folder}, écrivez accepté ou refusé dans la colonne status, puis {command}",
            "Read {folder} through, write accepted or rejected in the column status, then {command}",
            folder=folder / "proposals",
            command=command_line("import", "proposals", folder),
        )


def asked_lines(answers: Sequence[Arrived]) -> Iterator[Message]:
    """What authors answered about their hours, and what would be written."""
    for item in answers:
        if item.why is not None:
            yield message(
                "{id}, réponse de {sender} : {why}",
                "{id}, answer of {sender}: {why}",
                id=item.id,
                sender=item.sender,
                why=item.why,
            )
        for change in item.changes:
            yield message(
                "{id}, {sender} : « {said} » → {file}, available : {before} → {after}",
                "{id}, {sender}: “{said}” → {file}, available: {before} → {after}",
                id=item.id,
                sender=item.sender,
                said=short(item.said, _LONGEST),
                file=change.file,
                before=change.before or "–",
                after=change.after,
            )


def answer(
    received: Received, answers: Sequence[Arrived], folder: Path, language: Language, *, written: bool
) -> dict[str, Any]:
    """The same as one object."""
    box, merged = received.mailbox, received.merged
    return {
        "folder": str(folder),
        "proposals": [
            {
                "id": received.ids[proposal.key],
                "title": proposal.cells.get("title", ""),
                "check": [doubt.to(language) for doubt in proposal.doubts],
                "source": proposal.file,
            }
            for proposal in box.proposals
        ],
        "added": [received.ids[key] for key in merged.added],
        "changed": change_objects(merged.changes),
        "conflicts": conflict_objects(merged.conflicts),
        "kept": [received.ids[key] for key in merged.deleted],
        "lost": lost_objects(box.left, language),
        "told": [text.to(language) for text in (*box.told, *received.told)],
        "availability": [_arrived(item, language) for item in answers],
        "written": written,
        "questions": [],
    }


def _arrived(item: Arrived, language: Language) -> dict[str, Any]:
    return {
        "proposal": item.id,
        "sender": item.sender,
        "said": item.said,
        "change": [{"file": c.file, "id": c.id, "before": c.before, "after": c.after} for c in item.changes],
        "why_not": item.why.to(language) if item.why else None,
    }
