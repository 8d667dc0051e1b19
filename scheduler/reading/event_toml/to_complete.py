"""Values of event.toml that stand for what nobody has said yet: an import marks them with a comment."""

from __future__ import annotations

import re

from scheduler.domain.errors import Problem
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

#: The comment with which imports mark a value, in either language.
MARK = r"#\s*(?:à compléter|to complete)"
_MARKED = re.compile(rf"^(\w+)\s*=\s*(.*?)\s*{MARK}\s*$")

_TOLD = message(
    "à compléter : la source ne le dit pas ; écrivez la bonne valeur et effacez « # à compléter »",
    "to complete: the source does not say it; write the right value and delete “# to complete”",
)


def is_provisional(remark: Problem) -> bool:
    """True for the remark on a value that is marked so."""
    return remark.text.en.casefold() == _TOLD.en.casefold()


def report_to_complete(file: str, text: str, report: Report) -> None:
    """Each value of [event] that is marked so is a remark, until its comment is taken away."""
    inside = True
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == "[event]"
        match = _MARKED.match(line) if inside else None
        if match:
            report.remark(Spot(file, None, f"event.{match.group(1)}"), match.group(2).strip('"'), _TOLD)
