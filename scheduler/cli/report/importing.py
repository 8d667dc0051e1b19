"""What an import tells in one block: what is there, left out, left aside, guessed, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scheduler.cli.console import command_line
from scheduler.importing.imported import Lost
from scheduler.importing.merging import Change, Conflict
from scheduler.importing.talk_cells import people_of
from scheduler.language.message import Language, Message, message
from scheduler.language.text import shortened
from scheduler.services.import_sentences import guessed, left_aside, left_out, talk_column
from scheduler.services.importing import Outcome


def told(outcome: Outcome, folder: Path, dry_run: bool) -> Iterator[Message]:
    """The sentences of the block, in order."""
    people = {who for talk in outcome.talks for who in people_of(talk)}
    yield message(
        "Dans la source : exposés {talks}, personnes {people}, axes {axes}, salles {rooms}",
        "In the source: talks {talks}, people {people}, axes {axes}, rooms {rooms}",
        talks=len(outcome.talks),
        people=len(people),
        axes=len(outcome.imported.axes),
        rooms=len(outcome.imported.rooms),
    )
    yield from left_aside(outcome)
    yield from _merged(outcome, dry_run)
    yield from guessed(outcome)
    if outcome.imported.options:
        yield message(
            "Pour en décider autrement : {options}",
            "To decide otherwise: {options}",
            options=", ".join(outcome.imported.options),
        )
    yield from outcome.told
    for options in outcome.repairs:
        yield message(
            "Le programme est publié ; tapez ensuite {command}",
            "The programme is published; type next {command}",
            command=command_line("repair", folder, *options),
        )
    if outcome.merged is None and dry_run:
        yield message(
            "Rien n’est écrit : sans --dry-run, {folder} en sera fait",
            "Nothing is written: without --dry-run, {folder} will be made of it",
            folder=folder,
        )
    elif outcome.merged is None:
        yield message(
            "{folder} est prêt : relisez event.toml, puis {command}",
            "{folder} is ready: read event.toml through, then {command}",
            folder=folder,
            command=command_line("check", folder),
        )


def answer(outcome: Outcome, folder: Path, language: Language) -> dict[str, Any]:
    """The same as one object."""
    merged = outcome.merged
    return {
        "folder": str(folder),
        "talks": len(outcome.talks),
        "added": list(merged.added) if merged else [talk.reference for talk in outcome.talks],
        "changed": change_objects(merged.changes) if merged else [],
        "gone": [talk for talk, _ in merged.gone] if merged else [],
        "kept": list(merged.deleted) if merged else [],
        "conflicts": conflict_objects(merged.conflicts) if merged else [],
        "left_out": dict(left_out(outcome)),
        "lost": lost_objects(outcome.imported.lost, language),
        "guessed": [guess.to(language) for guess in outcome.imported.guesses],
        "options": list(outcome.imported.options),
        "told": [text.to(language) for text in outcome.told],
        "questions": [],
    }


def change_objects(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Cells that took the value of the source."""
    return [{"talk": c.talk, "column": c.column, "before": c.before, "after": c.after} for c in changes]


def conflict_objects(conflicts: Sequence[Conflict]) -> list[dict[str, Any]]:
    """Cells that were changed here and there."""
    return [{"talk": c.talk, "column": c.column, "ours": c.ours, "theirs": c.theirs, "base": c.base} for c in conflicts]


def lost_objects(lost: Sequence[Lost], language: Language) -> list[dict[str, Any]]:
    """What was left aside, without what is of no use."""
    return [
        {"what": each.what.to(language), "count": each.count, "reason": each.reason}
        for each in lost
        if each.reason != "useless"
    ]


def _merged(outcome: Outcome, dry_run: bool) -> Iterator[Message]:
    merged = outcome.merged
    if merged is None:
        return
    if not (merged.added or merged.changes or merged.gone or merged.conflicts):
        yield message("Rien n’a changé dans la source depuis le dernier import", "Nothing has changed in the source")
    if dry_run:
        yield message("Ce qui serait écrit :", "What would be written:")
    for key in merged.added:
        yield message("nouveau : {id}", "new: {id}", id=outcome.keys.get(key, key))
    for change in merged.changes:
        yield message(
            "{talk}, {column} : {before} → {after}",
            "{talk}, {column}: {before} → {after}",
            talk=change.talk,
            column=talk_column(change.column),
            before=short(change.before),
            after=short(change.after),
        )
    for talk, word in merged.gone:
        yield message("{talk} n’y est plus : {word}", "{talk} is no longer there: {word}", talk=talk, word=word)
    for conflict in merged.conflicts:
        yield conflict_line(conflict, talk_column(conflict.column), message("la source", "the source"))
    yield from map(deleted_line, merged.deleted)


def deleted_line(key: str) -> Message:
    """That a row which somebody deleted stays away, and how to take it again."""
    return message(
        "{key} : vous avez supprimé sa ligne, qui ne revient pas (--again {key} la reprend)",
        "{key}: you deleted its row, which does not come back (--again {key} takes it)",
        key=key,
    )


def conflict_line(conflict: Conflict, column: Message, place: Message, longest: int = 60) -> Message:
    """That a cell of the `column` was changed here and in the `place`, and how to take the value from there."""
    return message(
        "Conflit, votre valeur reste ({talk}, {column}) : « {ours} » ici, « {theirs} » dans {place} ; "
        "pour prendre la sienne : --theirs {cell}",
        "Conflict, your value stays ({talk}, {column}): “{ours}” here, “{theirs}” in {place}; "
        "to take {place}’s: --theirs {cell}",
        talk=conflict.talk,
        column=column,
        cell=f"{conflict.talk}.{conflict.column}",
        ours=short(conflict.ours, longest),
        theirs=short(conflict.theirs, longest),
        place=place,
    )


def short(text: str, longest: int = 60) -> str:
    """The text on one line of at most that many characters; a dash for none."""
    return shortened(text, longest) or "–"
