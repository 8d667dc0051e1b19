"""What somebody else did to the folder, as every page tells it until it has been seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from scheduler.board.doing import doing, writing_beside
from scheduler.board.folder_view import FolderView
from scheduler.board.outside import CellChange, FileChange
from scheduler.board.sheet import Sheet, sheets
from scheduler.board.table_parts import MOST
from scheduler.language.counted import counted
from scheduler.language.message import Language, Message, message
from scheduler.language.text import shortened
from scheduler.language.typography import hour, long_date
from scheduler.reading.event_toml.event_file import FILE as EVENT
from scheduler.reading.sheets.table_names import file_of
from scheduler.storage.history import History
from scheduler.storage.lock_holder import Holder
from scheduler.storage.open_files import open_files

#: The most cells of a file to which a notice has links.
_MOST = 8
#: The most characters of a cell that are told.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and links each with its text."""

    text: Message
    links: tuple[tuple[str, Message], ...] = ()


def notices_of(news: Sequence[FileChange], tables: Sequence[Sheet]) -> list[Notice]:
    """What was changed outside, file by file, with links to the cells of `tables`, the tables as they are now."""
    at = {sheet.file: (number, sheet) for number, sheet in enumerate(tables, 1)}
    return [Notice(_text(change), tuple(_links(change, at))) for change in news]


def marked(news: Sequence[FileChange]) -> frozenset[tuple[str, int, str]]:
    """The cells that were changed outside, by table, row and column."""
    return frozenset((cell.table, cell.row, cell.column) for change in news for cell in change.cells)


def _text(change: FileChange) -> Message:
    amounts = (
        (len(change.cells), ("cellule", "cell"), None),
        (change.added, ("ligne ajoutée", "row added"), ("lignes ajoutées", "rows added")),
        (change.removed, ("ligne supprimée", "row removed"), ("lignes supprimées", "rows removed")),
    )
    parts = [counted(*amount) for amount in amounts if amount[0]]
    if change.file == EVENT:
        return message("{file} a changé hors de cette page", "{file} has changed outside this page", file=EVENT)
    if change.is_whole or not parts:
        return message(
            "{file} a changé hors de cette page, en entier", "{file} was replaced outside this page", file=change.file
        )
    return message(
        "{file} a changé dans votre tableur : {what}",
        "{file} has changed in your spreadsheet: {what}",
        file=change.file,
        what=Message(", ".join(each.fr for each in parts), ", ".join(each.en for each in parts)),
    )


def _links(change: FileChange, at: Mapping[str, tuple[int, Sheet]]) -> Iterator[tuple[str, Message]]:
    if change.file == EVENT:
        yield "/event", message("Voir les réglages", "See the settings")
    for cell in change.cells[:_MOST]:
        number, sheet = at.get(cell.table, (0, None))
        if sheet is not None and cell.column in sheet.columns:
            row = f"t{number}-r{cell.row}"
            part = f"?at={row}" if len(sheet.rows) > MOST else ""
            yield f"/data{part}#{row}-{sheet.columns.index(cell.column) + 1}-cell", _cell(cell)


def _cell(cell: CellChange) -> Message:
    before, after = (shortened(text, _LONGEST) for text in (cell.before, cell.after))
    values = {"column": cell.column, "row": cell.row, "before": before, "after": after}
    if not before.strip():
        return message("{column} {row} : « {after} »", "{column} {row}: “{after}”", **values)
    if not after.strip():
        return message("{column} {row} : « {before} » est effacé", "{column} {row}: “{before}” is deleted", **values)
    return message(
        "{column} {row} : « {before} » devient « {after} »", "{column} {row}: “{before}” becomes “{after}”", **values
    )


def interrupted(holder: Holder) -> Notice:
    """What was being done when the program was cut off."""
    return Notice(
        message(
            "La dernière fois, Journée a été interrompu pendant {what} ({since}) : rien n’est écrit à moitié. Regardez "
            "si ce changement est fait ; sinon, refaites-le",
            "Last time Journée was cut off during {what} ({since}): nothing is half written. See whether that change "
            "is made; if not, make it again",
            what=doing(holder.command),
            since=holder.told_since,
        )
    )


def saved(history: History, today: date, language: Language) -> str:
    """« Enregistré à 14 h 02 », with the day if it was not `today`; "" before the first change."""
    if not history.done:
        return ""
    try:
        moment = datetime.fromisoformat(history.done[-1].time)
    except ValueError:
        return ""
    day = moment.date()
    when = Message(*(hour(moment.hour * 60 + moment.minute, each) for each in ("fr", "en")))
    if day == today:
        return message("Enregistré à {when}", "Saved at {when}", when=when).to(language)
    dated = Message(*(long_date(day, each, weekday=False) for each in ("fr", "en")))
    return message("Enregistré le {day} à {when}", "Saved on {day} at {when}", day=dated, when=when).to(language)


def held_open(names: Sequence[str], language: Language) -> list[tuple[str, str]]:
    """The files that a spreadsheet program holds, each with what that means."""
    return [(name, message(*_HELD, file=name).to(language)) for name in names]


def others_parts(view: FolderView, values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """What every page needs to tell how the folder was made, and what others did in it, or keep from being done."""
    news, holder = values["outside"], values["interrupted"]
    notices = notices_of(news, sheets(view.sources, ())) if news else []
    held = _held_open(view)
    return {
        "notices": [*map(Notice, values["made"]), *([interrupted(holder)] if holder else []), *notices],
        "beside": writing_beside(values["writer"]) if values["writer"] else None,
        "changed_cells": marked(news),
        "held_open": held_open(held, language),
        "is_held": lambda table: file_of(table) in held,
        "saved": saved(values["history"], datetime.now().date(), language),
    }


def _held_open(view: FolderView) -> list[str]:
    try:
        return list(open_files(view.folder, view.sources))
    except OSError:
        return []


_HELD = (
    "{file} est ouvert dans un tableur, qui écraserait vos changements à son prochain enregistrement : ses cellules ne "
    "s’écrivent pas ici tant qu’il n’y est pas fermé",
    "{file} is open in a spreadsheet program, which would write over your changes when it saves next: its cells are "
    "not written here until it is closed there",
)
