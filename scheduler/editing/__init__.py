"""Single values in the files of an event folder, changed while all else stays as it was; nothing is written here."""

from scheduler.editing.edit import Edit, shown
from scheduler.editing.folder import current, edited

__all__ = ["Edit", "current", "edited", "shown"]
