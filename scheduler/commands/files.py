"""The files of a programme, made and put where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.console import Console
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.programme import Programme


def write(console: Console, event: Event, programme: Programme, target: Path, chosen: tuple[str, ...]) -> None:
    from scheduler.commands.rendering import render_all
    from scheduler.output import write_output

    rendering = render_all(event, programme, chosen)
    left = write_output(target, rendering.files, complete=not chosen)
    console.tell(remark.to(console.language) for remark in rendering.remarks)
    for name in left:
        text = told(
            "{file} : n’est plus produit mais a été modifié à la main ; laissé en place",
            "{file}: no longer produced, but it was edited by hand; left in its place",
            file=target / name,
        )
        console.tell([text.to(console.language)])
