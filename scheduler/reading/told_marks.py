"""Talks whose axis, status or type is a mark in the column of that value, which is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler.language.message import Message, message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.kinds import TALK_COLUMNS
from scheduler.reading.columns.marked_columns import Marked, marks_of
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, shown
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import plain

#: The fields that take several values.
_LISTS = ("available", "preferred", "keywords", "needs")
_NEVER = message(
    "cette ligne dit non à toutes les heures : écrivez dans une colonne « disponibilités » quand l'exposé est possible",
    "this row says no to all hours: write into a column “available” when the talk can be held",
)


def with_marks(
    rows: Mapping[int, Fields], grid: Grid, marked: Marked, arranged: Arrangement, place: Place
) -> dict[int, Fields]:
    """The rows by index with the values that their marks mean; two marks, or none where one is needed, are mistakes.

    Two marked axes of an imported talk are none: the import asks which one holds.
    """
    made = dict(rows)
    for key, columns in marked.fields.items():
        unmarked: list[Fields] = []
        for index, row in made.items():
            marks = marks_of(grid[index], columns)
            if len(marks) == 1 or (marks and (key in _LISTS or (key == "axis" and arranged.kind.imported))):
                label = " + ".join(arranged.header.labels[at] for at in marks)
                value = "; ".join(columns[at] for at in marks)
                made[index] = _with_value(row, key, value, label, grid[index][marks[0]])
            elif marks:
                row.report.mistake(row.spot(key), [arranged.header.labels[at] for at in marks], _several(key))
            elif key not in _LISTS or any(at < len(grid[index]) and not blank(grid[index][at]) for at in columns):
                unmarked.append(row)
        _report_unmarked(unmarked, key, [arranged.header.labels[at] for at in columns], columns, place)
    return made


def _with_value(row: Fields, key: str, value: str, label: str, mark: object) -> Fields:
    spot = row.spot(key)
    meant = message("« {french} » : « {value} »", "“{key}”: “{value}”", french=TALK_COLUMNS[key], key=key, value=value)
    correction = Correction(spot.file, spot.row, spot.column or key, value)
    row.report.guesses.append(Guess("marks", spot, f"{label} : {shown(mark)}", meant, (correction,)))
    return Fields({**row.raw, key: value}, row.place, row.report, row.parts)


def _several(key: str) -> Message:
    return message(
        "plusieurs cases sont cochées : n'en gardez qu'une, ou écrivez la bonne valeur dans une colonne « {french} »",
        "several boxes are ticked: keep one, or write the right value into a column “{key}”",
        french=TALK_COLUMNS[key],
        key=key,
    )


def _report_unmarked(
    rows: Sequence[Fields], key: str, labels: Sequence[str], columns: Mapping[int, str], place: Place
) -> None:
    """Rows without a mark, which would be scheduled, are a mistake where a mark may be what it takes to be so.

    So are rows that say no to all hours.
    """
    if key == "available":
        for row in rows:
            row.report.mistake(row.spot(key), None, _NEVER)
    if key != "status" or not rows or not any(_accepts(value) for value in columns.values()):
        return
    text = message(
        "cette ligne n'a aucune marque dans {labels} : écrivez dans une colonne « statut » ce qu'elle est "
        "(accepté, refusé, en attente …)",
        "this row has no mark in {labels}: write into a column “status” what it is (accepted, rejected, waiting …)",
        labels=Message(
            ", ".join(f"«\u202f{label}\u202f»" for label in labels), ", ".join(f"“{label}”" for label in labels)
        ),
    )
    report: Report = rows[0].report
    for row in rows:
        report.mistake(Spot(place.file, row.place.row, row.spot("status").column), None, text)


def _accepts(value: str) -> bool:
    return plain(status("fr")(value)) == "accepted"
