"""EasyChair: submission.csv with author.csv and the others beside it, or the workbook that holds them as sheets."""

from scheduler.importing.easychair.columns import KNOWN as TABLES
from scheduler.importing.easychair.reading import imported

__all__ = ["KNOWN", "imported"]

#: What its columns and elements are.
KNOWN = (*TABLES.values(),)
