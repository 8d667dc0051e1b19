"""Edits of values and rows in the bytes of an event folder's files; all other bytes stay, and nothing is written."""

from scheduler.editing.edit import Edit, shown
from scheduler.editing.folder import contents, edited, value_at
from scheduler.editing.planned import (
    AddedRow,
    Differs,
    Plan,
    PlannedEdit,
    WithdrawnRow,
    applied,
    places_now,
    planned,
    withdrawal,
)

__all__ = [
    "AddedRow",
    "Differs",
    "Edit",
    "Plan",
    "PlannedEdit",
    "WithdrawnRow",
    "applied",
    "contents",
    "edited",
    "places_now",
    "planned",
    "shown",
    "value_at",
    "withdrawal",
]
