"""ConfTool: the exports of papers and of sessions (CSV, xls, XML), either or both."""

from scheduler.importing.conftool.columns import PAPERS, SESSIONS
from scheduler.importing.conftool.reading import imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (
    PAPERS,
    SESSIONS,
)
