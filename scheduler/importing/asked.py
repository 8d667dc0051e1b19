"""What the organiser asked of an import, for all importers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scheduler.language.message import Language

#: Who of the authors presents, where the source does not say it or something else is wanted; "" where nothing was said.
Speakers = Literal["all", "first", "presenting", ""]


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command line, or what `[[sources]]` has kept of earlier answers.

    `mapping` gives the columns of the source by our English names of fields; `values` gives, by field, what each value
    of the source means; `ignored` columns of a table are not read. `sheet` is the name of the sheet of a workbook, ""
    for the one that fits.
    `keep_times`: hours and rooms of the source are held; `with_all`: talks that are not accepted are written too.
    In a merge, `theirs` has the conflicts that the source wins (`T07.title`; "" for all), `again` the talks that come
    back although their rows were deleted, `apart` those that are others than ours of the same title, `together` our ids
    of those that are the same; with `dry_run` nothing is written, `anyway` writes a file that a spreadsheet holds open.
    `shown`: a page shows the new folder, mistakes at their cells: hours that nobody can read stay there to be mended.
    """

    language: Language = "fr"
    speakers: Speakers = ""
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    sheet: str = ""
    keep_times: bool = False
    with_all: bool = False
    dry_run: bool = False
    anyway: bool = False
    shown: bool = False
    theirs: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    together: Mapping[str, str] = field(default_factory=dict)


def mapped_names(asked: Asked) -> frozenset[str]:
    """The columns of the source that are mapped to any field."""
    return frozenset(name for names in asked.mapping.values() for name in names)
