"""Microsoft CMT: the export of submissions, Excel of 2003 (XML), xlsx or text."""

from scheduler.importing.asked import Asked
from scheduler.importing.cmt.reading import imported, known_of

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (known_of("", Asked()),)
