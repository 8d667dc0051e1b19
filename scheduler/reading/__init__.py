"""An event folder, read: `read_folder` makes an event of it, or tells every mistake in it."""

from scheduler.reading.folder import Reading, read_folder
from scheduler.reading.report import Place, Spot

__all__ = ["Place", "Reading", "Spot", "read_folder"]
