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
    of the source means. `sheet` is the name of the sheet of a workbook, "" for the one that fits.
    """

    language: Language = "fr"
    speakers: Speakers = ""
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sheet: str = ""
