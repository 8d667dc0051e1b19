"""What a format is, what it makes, and how it may be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from scheduler.language.message import Message

if TYPE_CHECKING:
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked of single formats.

    Parameters
    ----------
    heading : the level of the first headings of the fragment, 2 to 6.
    breaks : the files for apps have the breaks.
    with_addresses : the workbook has the addresses of the people.
    """

    heading: int = 3
    breaks: bool = False
    with_addresses: bool = False


USUAL = Options()


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files by their path in `out/` (`/` between folders), with remarks on them for the organisers.

    `lost` tells what the files cannot hold; it is told only where their format was asked for by its name.
    """

    files: dict[str, bytes]
    remarks: tuple[Message, ...] = ()
    lost: tuple[Message, ...] = ()

    def told(self) -> Rendering:
        """The same with `lost` among the remarks."""
        return replace(self, remarks=(*self.remarks, *self.lost), lost=())


@dataclass(frozen=True, slots=True)
class Format:
    """One name of `--format`.

    Parameters
    ----------
    written : always, with a release too, with a release alone, or only when it is asked for by its name.
    pages : its files are laid out, which takes seconds; the others are made in a moment.
    variants : the options by which its files may differ; the first are the usual ones.
    places : what the paths of its files begin with, where it is not always written.
    """

    name: str
    render: Callable[[Event, Programme, Edition, Options], Rendering]
    written: Literal["always", "released", "asked"] = "always"
    pages: bool = False
    variants: tuple[Options, ...] = (USUAL,)
    places: tuple[str, ...] = ()


def together(renderings: Iterable[Rendering]) -> Rendering:
    """One rendering with the files and remarks of all `renderings`."""
    every = tuple(renderings)
    files = {path: data for rendering in every for path, data in rendering.files.items()}
    remarks = tuple(remark for rendering in every for remark in rendering.remarks)
    return Rendering(files, remarks, tuple(lost for rendering in every for lost in rendering.lost))
