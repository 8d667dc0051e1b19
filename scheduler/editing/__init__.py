"""Values and rows in the files of an event folder, changed while all else stays as it was; nothing is written here."""

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
