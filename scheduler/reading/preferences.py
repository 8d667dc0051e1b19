"""The tables of costs and the wishes of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.domain.people import Wish
from scheduler.domain.settings import TABLES, Table, TableName
from scheduler.language.message import message
from scheduler.reading.columns.kinds import WISHES
from scheduler.reading.draft import Draft, Item
from scheduler.reading.names import Names, names_of
from scheduler.reading.people.roster import Roster
from scheduler.reading.report import Place, Report, Spot
from scheduler.reading.room_reports import describes_rooms, no_rooms
from scheduler.reading.sheets.files import ENDINGS, find_table
from scheduler.reading.tables import Table as Rows
from scheduler.reading.tables import read_table

if TYPE_CHECKING:
    from scheduler.reading.matrices import Matrix

#: The names that the files of tables have in French.
FRENCH: Mapping[TableName, str] = {
    "axis_slot": "axe_creneau",
    "axis_room": "axe_salle",
    "slot_room": "creneau_salle",
    "talk_slot": "expose_creneau",
    "talk_room": "expose_salle",
    "axis_axis": "axe_axe",
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """Tables and wishes, with the place of each row by its table's name and id, of each wish by its person."""

    tables: tuple[Table, ...] = ()
    wishes: tuple[Wish, ...] = ()
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)


def preference_files(names: Sequence[str]) -> list[str]:
    """The files of the folder that hold tables or wishes, in the order of messages."""
    return [file for kind in TABLES for file in find_table(names, kind, FRENCH[kind])] + _wish_files(names)


def read_preferences(
    folder: Path, files: Sequence[str], draft: Draft, talks: Names | None, roster: Roster, report: Report
) -> Preferences:
    """The tables and wishes in the files of `folder`; without `talks`, those about talks are not read."""
    rooms = names_of("room", [(item.value.id, item.value.name) for item in draft.rooms])
    names: dict[str, Names | None] = {
        "axis": names_of("axis", [(item.value.id, item.value.title) for item in draft.axes]),
        "slot": names_of("slot", [(name, "") for name in _ranked(draft)]),
        "room": rooms if describes_rooms(draft) else replace(rooms, undescribed=no_rooms),
        "talk": talks,
    }
    tables: list[Table] = []
    places: dict[tuple[str, str], Place] = {}
    for kind in TABLES:
        file = _only(find_table(files, kind, FRENCH[kind]), kind, report)
        rows, columns = (names[part] for part in kind.split("_"))
        if file is None or rows is None or columns is None or not _has(file, rows, columns, report):
            continue
        from scheduler.reading.matrices import read_matrix

        matrix = read_matrix(folder / file, rows, columns, report)
        if matrix is not None:
            cells = _cells(kind, matrix, rows, columns, report)
            tables += [Table(name=kind, cells=cells)] if cells else []
            places |= {(kind, name): place for name, place in matrix.places.items()}
    _report_turned(files, report)
    file = _only(_wish_files(files), WISHES.name, report)
    wished = read_table(folder / file, WISHES, report) if file else None
    wishes = _wishes(wished, talks, roster, report) if wished and talks else ()
    places |= {("wish", item.value.person): item.place for item in wishes}
    return Preferences(tuple(tables), tuple(item.value for item in wishes), places)


def _wishes(wished: Rows, talks: Names, roster: Roster, report: Report) -> Sequence[Item[Wish]]:
    from scheduler.reading.wishes import read_wishes

    return read_wishes(wished.rows, talks, roster)


def _ranked(draft: Draft) -> list[str]:
    """The ids of the slots by day and hour, then those of slots whose hours could not be read."""
    known = [item.value.id for item in draft.slots]
    return [*known, *(name for name in draft.slot_names if name not in known)]


def _wish_files(names: Sequence[str]) -> list[str]:
    return find_table(names, WISHES.name, WISHES.french)


def _only(files: Sequence[str], kind: str, report: Report) -> str | None:
    """The file; None without one or, reported, where there are several."""
    if len(files) > 1:
        text = message(
            "il y a plusieurs fichiers {kind} ({files}) : gardez-en un seul",
            "there are several {kind} files ({files}): keep only one",
            kind=kind,
            files=", ".join(files),
        )
        report.mistake(Spot(files[1]), files, text)
    return files[0] if len(files) == 1 else None


def _has(file: str, rows: Names, columns: Names, report: Report) -> bool:
    """True if the file can be a matrix and the event has the items that it is about; else reported."""
    if file.casefold().endswith(".json"):
        text = message(
            "ce tableau ne se lit pas en JSON : enregistrez-le en CSV, XLSX ou ODS",
            "this table is not read from JSON: save it as CSV, XLSX or ODS",
        )
        report.mistake(Spot(file), None, text)
        return False
    for names in (rows, columns):
        if names.kind in _DESCRIBED and not names.ids:
            what, key = _DESCRIBED[names.kind]
            text = message(
                "l'événement n'a pas {what} : supprimez ce fichier, ou décrivez-les (event.toml, [[{key}]])",
                "the event has no {what}: remove this file, or describe them (event.toml, [[{key}]])",
                what=what,
                key=key,
            )
            report.mistake(Spot(file), None, text)
            return False
    return True


#: The items that an event may lack, with the table of event.toml that describes them.
_DESCRIBED = {"axis": (message("d'axes", "axes"), "axes"), "slot": (message("de créneaux", "slots"), "slots")}


def _cells(
    kind: TableName, matrix: Matrix, rows: Names, columns: Names, report: Report
) -> tuple[tuple[str, str, int | None], ...]:
    """The cells with a cost, in the order of the items that they name."""
    costs = dict(_pairs(matrix, rows, report)) if kind == "axis_axis" else matrix.cells
    ranked = sorted(costs, key=lambda pair: (rows.rank(pair[0]), columns.rank(pair[1])))
    return tuple((row, column, costs[row, column]) for row, column in ranked if costs[row, column] != 0)


def _pairs(matrix: Matrix, axes: Names, report: Report) -> Iterator[tuple[tuple[str, str], int | None]]:
    """Each pair of axes once, in the event's order, whichever half of the table states it."""
    for (row, column), cost in matrix.cells.items():
        spot = matrix.places[row].spot(column)
        if row == column and cost != 0:
            text = message(
                "un axe avec lui-même : la cellule est ignorée ; la règle axis_parallel compte cela",
                "an axis with itself: the cell is ignored; the rule axis_parallel counts that",
            )
            report.remark(spot, _written(cost), text)
        elif row != column and (column, row) not in matrix.cells:
            yield (min(row, column, key=axes.rank), max(row, column, key=axes.rank)), cost
        elif axes.rank(row) < axes.rank(column):
            other = matrix.cells[column, row]
            if other != cost:
                text = message(
                    "« {row} » avec « {column} », c'est {cost} ici et {other} à la ligne {number} : "
                    "écrivez deux fois le même coût, ou une seule fois",
                    "“{row}” with “{column}” is {cost} here and {other} in row {number}: "
                    "write the same cost twice, or only once",
                    row=row,
                    column=column,
                    cost=_written(cost),
                    other=_written(other),
                    number=matrix.places[column].row,
                )
                report.mistake(spot, _written(cost), text)
            yield (row, column), cost


def _written(cost: int | None) -> str:
    return "no" if cost is None else str(cost)


def _report_turned(files: Sequence[str], report: Report) -> None:
    """Files named after a table with rows and columns exchanged are remarked: they are not read."""
    for kind in TABLES:
        for name in (kind, FRENCH[kind]):
            turned = "_".join(reversed(name.split("_")))
            for file in find_table(files, turned) if turned != name else ():
                text = message(
                    "ce fichier n'est pas lu : appelez-le {name}, avec pour lignes ce que ce nom dit d'abord",
                    "this file is not read: call it {name}, with rows for what that name says first",
                    name=name + next(ending for ending in ENDINGS if file.casefold().endswith(ending)),
                )
                report.remark(Spot(file), None, text)
