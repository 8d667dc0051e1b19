"""pretalx: the organisers' exports (CSV, JSON, English or French) and what its interface answers, old and new."""

from scheduler.importing.pretalx.aside import LABELLED
from scheduler.importing.pretalx.reading import imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (LABELLED,)
