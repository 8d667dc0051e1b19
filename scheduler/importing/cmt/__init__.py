"""Microsoft CMT: the export of submissions, Excel of 2003 (XML), xlsx or text."""

from scheduler.importing.cmt.reading import imported

__all__ = ["imported"]
