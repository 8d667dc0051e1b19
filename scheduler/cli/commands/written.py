"""Reports remarks on the files of a programme after they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.cli.console import Console, command_line
from scheduler.cli.report import problems
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.services.writing import Written

_LEFT = Message(
    "{file}\u202f: n’est plus produit mais a été modifié à la main\u202f; laissé en place",
    "{file}: no longer produced, but it was edited by hand; left in its place",
)
_WRITTEN_IN = Message(
    "{file}\u202f: a été modifié à la main et reste tel quel\u202f; pour avoir aussi le nouveau, renommez-le, puis "
    "lancez journee export",
    "{file}: was edited by hand and stays as it is; to have the new one too, rename it, then run journee export",
)


def report_written(console: Console, written: Written) -> None:
    """Prints the texts that cannot be drawn, the remarks of the formats, and the files that stay or were kept."""
    console.notice(problems.problem_lines(written.unprintable, console.language))
    console.notice(remark.to(console.language) for remark in written.remarks)
    for name in written.left:
        text = _WRITTEN_IN if name.startswith("exchange/") else _LEFT
        console.notice([text.to(console.language).format(file=written.folder / name)])
    if written.by_hand:
        text = message(
            "Le programme de {out} avait été changé à la main : il est gardé, {command} le remet ; ce que vous fixez "
            "(colonne « fixé ») reste où il est dans tout nouveau programme",
            "The programme in {out} had been changed by hand: it is kept, {command} brings it back; what you pin "
            "(column “pin”) stays where it is in every new programme",
            out=written.folder,
            command=command_line("undo", written.folder.parent),
        )
        console.notice([text.to(console.language)])
