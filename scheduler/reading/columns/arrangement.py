"""The arrangement of a table: its header, and where each field stands; reading and editing decide it by this alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.errors import Unwritable
from scheduler.language.message import message
from scheduler.reading.columns.choice import choose
from scheduler.reading.columns.header_rows import Grid, Header, find_header, named_columns
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.columns.sources import Choice, Why


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The header of a table of that kind, and the choice of its columns."""

    kind: Kind
    header: Header
    choice: Choice

    def headers(self) -> dict[str, str]:
        """The label of each field: that of its column, of several joined by ` + `."""
        return {key: self.label(source.columns) for key, source in self.choice.sources.items()}

    def label(self, columns: Sequence[int]) -> str:
        """The labels of those columns together."""
        return " + ".join(self.header.labels[column] for column in columns)

    def ignored(self) -> frozenset[int]:
        """The columns that event.toml says to ignore."""
        return frozenset(aside.column for aside in self.choice.aside if aside.why is Why.IGNORED)

    def column(self, key: str) -> int | None:
        """The position of the column with that label, else of the field of that name; None without one.

        Raises LookupError for a field that stands in several columns: no one of them has its value.
        """
        if key in self.header.labels:
            return self.header.labels.index(key)
        field = next((name for name, label in self.headers().items() if key in (name, label)), self.kind.meant(key))
        source = self.choice.sources.get(field or "")
        if source is None:
            return None
        if len(source.columns) > 1:
            raise Unwritable(
                message(
                    "« {label} » : plusieurs colonnes font cette valeur",
                    "“{label}”: several columns make this value",
                    label=self.label(source.columns),
                )
            )
        return source.columns[0]


def arrange(grid: Grid, kind: Kind) -> Arrangement | None:
    """The arrangement of a grid; None if there is nothing in it."""
    header = find_header(grid, kind)
    return None if header is None else Arrangement(kind, header, choose(header, grid[header.last + 1 :], kind))


def arrange_objects(objects: Sequence[Mapping[str, object]], kind: Kind) -> Arrangement:
    """The arrangement of a list of objects, whose columns are their keys in the order in which they come."""
    names = list(dict.fromkeys(name for item in objects for name in item))
    header = named_columns(names)
    rows = [[item.get(name) for name in names] for item in objects]
    return Arrangement(kind, header, choose(header, rows, kind))
