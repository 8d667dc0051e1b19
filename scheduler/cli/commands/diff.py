"""`journee diff`: what changed between two releases, or since the last one, and whom the changes concern."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console
from scheduler.cli.report import diff as report_diff
from scheduler.services.comparing import compare, write_comparison


def diff(console: Console, folder: Path, before: str | None, after: str | None, page: Path | None) -> int:
    comparison = compare(folder, before, after)
    if page is not None:
        write_comparison(comparison, page)
    first, last, changes = comparison.first, comparison.last, comparison.changes
    console.answer({"from": first.number, "to": last.number, **report_diff.change_object(changes)})
    message = [last.message] if last.message else []
    console.result([comparison.span.to(console.language), *message, ""])
    console.result(report_diff.change_lines(changes, console.language))
    return 0
