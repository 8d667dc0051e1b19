"""EasyChair: submission.csv with author.csv and the others beside it, or the workbook that holds them as sheets."""

from scheduler.importing.easychair.reading import imported

__all__ = ["imported"]
