"""The files of a programme, made and put where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.console import Console
from scheduler.saying import told

if TYPE_CHECKING:
    from exports import Rendering
    from scheduler.event import Event
    from scheduler.programme import Programme


def write(
    console: Console, folder: Path, event: Event, programme: Programme, target: Path, chosen: tuple[str, ...]
) -> None:
    """`target` holds the chosen formats (none: all), as the last release of `folder` if nothing has changed since, else
    as a draft.
    """
    from scheduler.commands.rendering import render_all
    from scheduler.output import write_output
    from scheduler.releases import edition_of, read_releases

    edition = edition_of(read_releases(folder), event, programme)
    rendering = render_all(event, programme, chosen, edition)
    left = write_output(target, rendering.files, complete=not chosen)
    tell_written(console, target, rendering, left)


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
