"""Lines and objects of what `check --fix` has written; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.console import command_line
from scheduler.language.message import Language, Message, message
from scheduler.language.text import shortened
from scheduler.language.typography import colon, quoted

if TYPE_CHECKING:
    from scheduler.services.corrections import Rewriting

#: The number of characters of a value that a line shows.
_SHOWN = 120


def change_lines(changes: Sequence[Rewriting], folder: Path, language: Language) -> Iterator[str]:
    """Each change, and the command that takes them back; or that there is nothing to write."""
    if not changes:
        text = message("Rien à écrire : tout est en bonne forme", "Nothing to write: all is in the proper form")
        yield text.to(language)
        return
    yield from (change_line(change, language) for change in changes)
    written = message(
        "{count} valeur{s} écrite{s} ; pour revenir en arrière : {command}",
        "{count} value{s} written; to take back: {command}",
        count=len(changes),
        s="s" * (len(changes) > 1),
        command=command_line("undo", folder),
    )
    yield written.to(language)


def change_line(change: Rewriting, language: Language) -> str:
    """`talks.xlsx, ligne 4, Durée : « 20 min » → 20`."""
    place = change.place
    row = "" if place.row is None else message(", ligne {row}", ", row {row}", row=place.row).to(language)
    before = f"{colon(language)}{quoted(shortened(change.before, _SHOWN), language)}" if change.before else ""
    after = shortened(change.after, _SHOWN) or Message(fr="vide", en="empty").to(language)
    return f"{place.file}{row}, {place.column}{before} → {after}"


def change_objects(changes: Sequence[Rewriting]) -> list[dict[str, object]]:
    """The changes as `check --fix --json` prints them."""
    return [
        {
            "file": change.place.file,
            "row": change.place.row,
            "key": change.place.column,
            "from": change.before,
            "to": change.after,
        }
        for change in changes
    ]
