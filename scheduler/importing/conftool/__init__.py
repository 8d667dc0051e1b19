"""ConfTool: the exports of papers and of sessions (CSV, xls, XML), either or both."""

from scheduler.importing.conftool.reading import imported

__all__ = ["imported"]
