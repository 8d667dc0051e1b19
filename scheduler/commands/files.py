"""What is said of the files of a programme that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler import report
from scheduler.console import Console
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.services.writing import Written


def tell_written(console: Console, written: Written) -> None:
    """What the organisers should know: texts that cannot be printed, remarks of the formats, files left in place."""
    console.tell(report.problem_lines(written.unprintable, console.language))
    console.tell(remark.to(console.language) for remark in written.remarks)
    for name in written.left:
        text = told(
            "{file} : n’est plus produit mais a été modifié à la main ; laissé en place",
            "{file}: no longer produced, but it was edited by hand; left in its place",
            file=written.folder / name,
        )
        console.tell([text.to(console.language)])
