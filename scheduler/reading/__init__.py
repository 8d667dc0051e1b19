"""An event folder read whole: `read_folder` returns its event, or raises every mistake in it."""

from scheduler.reading.folder import Examination, Reading, examine, read_folder, without_mistakes
from scheduler.reading.report import Place, Spot

__all__ = ["Examination", "Place", "Reading", "Spot", "examine", "read_folder", "without_mistakes"]
