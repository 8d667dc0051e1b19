"""`journee move`: the programme in out/ changed by hand, with what the change breaks and costs."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

from scheduler.cli.argument_names import ITEM
from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console, command_line
from scheduler.cli.report import move as report_move
from scheduler.cli.report import programme as report
from scheduler.language.message import message
from scheduler.services import moving
from scheduler.services.current_programme import OUT


class Where(TypedDict):
    """The options that say where the item goes, as click has read them."""

    at: str | None
    room: str | None
    before: str | None
    after: str | None
    swap: str | None


def move(console: Console, folder: Path, item: str, **where: Unpack[Where]) -> int:
    moved = moving.move(folder, moving.Move(item, **where, called=ITEM.to(console.language)))
    report_written(console, moved.written)
    console.answer(report_move.move_object(moved, str(folder / OUT), console.language))
    console.result(report.programme_lines(moved.event, moved.programme, console.language))
    console.result(report_move.move_lines(moved, console.language))
    console.result(report.where_lines(folder / OUT, console.language))
    if moved.written.report.hard:
        command = command_line("undo", folder)
        back = message("Pour revenir en arrière : {command}", "To take it back: {command}", command=command)
        console.result([back.to(console.language)])
    return 0
