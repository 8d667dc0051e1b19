"""The files of a programme, made and put where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import report
from scheduler.console import Console
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from exports import Rendering
    from scheduler.programme import Programme
    from scheduler.reading import Reading
    from scheduler.services.programme_files import Recording

BOOKLET, PRINTED = "public/booklet.pdf", "print/booklet-print.pdf"


def write(
    console: Console, folder: Path, reading: Reading, programme: Programme, target: Path, chosen: tuple[str, ...],
    recording: Recording, binding: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """`target` holds the chosen formats (none: all that need not be asked for), as the last release of `folder` if
    nothing has changed since, else as a draft; what could not be drawn is told with its place in the folder.

    `reading` has the event of which `programme` is. `binding`: how the printed booklet is bound, as
    `exports.pdf.impose` takes it.
    """
    from scheduler.commands.rendering import render_all
    from scheduler.commands.undrawn import undrawn_remarks
    from scheduler.output import write_output
    from scheduler.releases import edition_of, read_releases
    from scheduler.services.programme_files import put_programme

    edition = edition_of(read_releases(folder), reading.event, programme)
    rendering = render_all(reading.event, programme, chosen, edition)
    files = dict(rendering.files)
    if binding and BOOKLET in files:
        from exports.pdf import impose

        files[PRINTED] = impose(files[BOOKLET], **binding)
    by_hand = False
    if target == folder / "out":
        put = put_programme(folder, files, recording, complete=not chosen)
        left, by_hand = put.left, put.by_hand
    else:
        left = write_output(target, files, complete=not chosen)
    console.tell(report.problem_lines(undrawn_remarks(reading), console.language))
    tell_written(console, target, rendering, left)
    if by_hand:
        console.tell([_kept(folder).to(console.language)])


def _kept(folder: Path) -> Saying:
    return told(
        "Le programme de {out} avait été changé à la main : il est gardé, journee undo {folder} le remet",
        "The programme in {out} had been changed by hand: it is kept, journee undo {folder} brings it back",
        out=folder / "out", folder=folder,
    )  # fmt: skip


def tell_written(console: Console, target: Path, rendering: Rendering, left: tuple[str, ...]) -> None:
    """What the organisers should know of the files that were written into `target`, and of those that were `left`."""
    console.tell(remark.to(console.language) for remark in rendering.remarks)
    for name in left:
        text = told(
            "{file} : n’est plus produit mais a été modifié à la main ; laissé en place",
            "{file}: no longer produced, but it was edited by hand; left in its place",
            file=target / name,
        )
        console.tell([text.to(console.language)])
