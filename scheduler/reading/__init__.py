"""An event folder read whole: `read_folder` returns its event, or raises every mistake in it."""

from scheduler.reading.folder import Reading, read_folder
from scheduler.reading.report import Place, Spot

__all__ = ["Place", "Reading", "Spot", "read_folder"]
