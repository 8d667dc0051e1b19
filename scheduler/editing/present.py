"""The files of a folder as they are now, each parsed once: what stands under an edit, and where an item stands."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from scheduler.editing.edit import Edit
from scheduler.editing.grids import arranged_grid
from scheduler.editing.objects import ObjectTable
from scheduler.editing.rows import Names, Row, folded, positions, table_rows
from scheduler.editing.settings import setting_tree
from scheduler.editing.stated import NOTHING, Columns, columns_in
from scheduler.editing.tables import kind_of, value_of
from scheduler.editing.toml_value import at, path_of
from scheduler.reading.sheets.table_names import file_of


class PresentFile:
    """The bytes of a file; `columns` is what event.toml states of the columns of tables.

    What is read of it raises LookupError where it cannot be read as what its name says.
    """

    def __init__(self, data: bytes, file: str, columns: Columns = NOTHING) -> None:
        self.data = data
        self._file = file
        self._columns = columns
        self._ending = Path(file).suffix.casefold()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return digest(self.data)

    @cached_property
    def tree(self) -> dict[str, object]:
        """The content of a .toml."""
        return setting_tree(self.data, self._file)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of a table that are not blank, from top to bottom."""
        return table_rows(self.data, self._file, self._columns)

    @cached_property
    def row(self) -> Mapping[int, Row]:
        """The rows of a table by their number."""
        return {row.number: row for row in self.rows}

    def value(self, edit: Edit) -> object:
        """The value of the field that the edit names; None without one. Raises LookupError for a row that is gone."""
        if self._ending == ".toml":
            return at(self.tree, path_of(edit.key))
        if self._ending == ".json":
            return self._objects.value(edit)
        return value_of(*arranged_grid(self.data, self._file, self._columns), edit)

    def positions(self, names: Names) -> tuple[int, ...]:
        """The numbers of the rows of that item: of a person to whom an address was given since, by the name alone."""
        exact = self._by_names.get(folded(names), ()) if names else ()
        return tuple(exact) or positions(self.rows, names)

    @cached_property
    def _by_names(self) -> Mapping[Names, Sequence[int]]:
        numbers: dict[Names, list[int]] = defaultdict(list)
        for row in self.rows:
            numbers[folded(row.names)].append(row.number)
        return numbers

    @cached_property
    def _objects(self) -> ObjectTable:
        return ObjectTable(self.data, kind_of(self._file, self._columns), self._file)


class PresentFiles:
    """The files by name, each parsed when it is first asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._parsed: dict[str, PresentFile] = {}

    @cached_property
    def columns(self) -> Columns:
        """What event.toml states of the columns of tables."""
        return columns_in(self._files)

    def has(self, name: str) -> bool:
        """True if the file, or the workbook of the sheet, is there."""
        return file_of(name) in self._files

    def file(self, name: str) -> PresentFile:
        """The file of that name, or the sheet of a workbook. Raises KeyError if it is not there."""
        if name not in self._parsed:
            self._parsed[name] = PresentFile(self._files[file_of(name)], name, self.columns)
        return self._parsed[name]


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()
