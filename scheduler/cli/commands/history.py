"""`journee undo` and `journee redo`: the last change of the folder taken back, and made again."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.cli.console import Console, command_line
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Message, message
from scheduler.language.place_names import place_name

if TYPE_CHECKING:
    from scheduler.services.undoing import Entry, Moved


def undo(console: Console, folder: Path, yes: bool, as_list: bool) -> int:
    from scheduler.services import undoing

    _must_be_an_event(folder)
    if as_list:
        return _list(console, folder)
    none = message("Il n’y a rien à annuler dans {folder}.", "There is nothing to undo in {folder}.", folder=folder)
    done = message("Annulé : ", "Undone: ")
    redo_it = command_line("redo", folder)
    again = message("Pour le refaire : {command}", "To do it again: {command}", command=redo_it)
    agree = partial(_agree, console) if sys.stdin.isatty() else None
    moved = undoing.undo(folder, anyway=yes, agree=agree)
    return _reported(console, moved, "undone", done, (none, again))


def _agree(console: Console, text: Message) -> None:
    """Returns if the user wants to undo what a release contains. Raises click.Abort if not."""
    from click import confirm

    question = message("{text}. Annuler le changement ?", "{text}. Undo the change?", text=text)
    confirm(question.to(console.language), default=False, abort=True, err=True)


def redo(console: Console, folder: Path, yes: bool) -> int:
    from scheduler.services import undoing

    _must_be_an_event(folder)
    none = message("Il n’y a rien à refaire dans {folder}.", "There is nothing to do again in {folder}.", folder=folder)
    done = message("Refait : ", "Done again: ")
    again = message("Pour l’annuler : {command}", "To undo it: {command}", command=command_line("undo", folder))
    return _reported(console, undoing.redo(folder, anyway=yes), "redone", done, (none, again))


def _must_be_an_event(folder: Path) -> None:
    """Raises InputError if the folder is no event folder."""
    if not (folder / "event.toml").is_file():
        text = message(
            "ce n’est pas un dossier d’événement : donnez celui qui contient event.toml",
            "this is no event folder: give the one that holds event.toml",
        )
        raise InputError([Problem(place_name(folder), None, None, None, text)])


def _reported(console: Console, moved: Moved | None, key: str, done: Message, notices: tuple[Message, Message]) -> int:
    none, again = notices
    if moved is None:
        console.answer({key: None, "files": [], "remarks": []})
        console.result([none.to(console.language)])
        return 0
    remarks = [remark.to(console.language) for remark in moved.remarks]
    console.answer({key: _object(moved.entry, console), "files": list(moved.files), "remarks": remarks})
    console.result([f"{done.to(console.language)}{_line(moved.entry, console)}"])
    console.result(f"  {name}" for name in moved.files)
    console.result(remarks)
    console.result([again.to(console.language)])
    return 0


def _list(console: Console, folder: Path) -> int:
    """Prints every change in the history, newest first; undone changes are marked."""
    from scheduler.services.undoing import history

    kept = history(folder)
    console.answer(
        {
            "done": [_object(entry, console) for entry in reversed(kept.done)],
            "undone": [_object(entry, console) for entry in kept.undone],
        }
    )
    mark = message("(annulé) ", "(undone) ").to(console.language)
    console.result(f"{mark}{_line(entry, console)}" for entry in reversed(kept.undone))
    console.result(_line(entry, console) for entry in reversed(kept.done))
    return 0


def _line(entry: Entry, console: Console) -> str:
    return f"{entry.label.to(console.language)} ({entry.command}, {entry.time[:16]})"


def _object(entry: Entry, console: Console) -> dict[str, Any]:
    return {
        "number": entry.number,
        "time": entry.time,
        "command": entry.command,
        "text": entry.label.to(console.language),
        "files": [file.name for file in entry.files],
    }
