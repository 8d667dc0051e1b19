"""`journee verify` and `journee export`: a programme that is there already, checked and written out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exports import Options
from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console
from scheduler.cli.report import programme as report
from scheduler.domain.errors import CheckFailed
from scheduler.services import exporting
from scheduler.services.current_programme import verify_programme


def verify(console: Console, folder: Path, schedule: Path | None) -> int:
    result = verify_programme(folder, schedule)
    programme, language = result.programme, console.language
    violations = (*result.report.hard, *result.report.soft)
    status = "invalid" if result.report.hard else programme.status
    console.answer(report.result_object(status, programme.levels, violations, str(result.folder), language))
    console.result(report.violation_line(violation, language) for violation in violations)
    if result.report.hard:
        console.fail(CheckFailed(result.report.hard))
        return CheckFailed.exit_code
    console.notice(disagreement.text.to(language) for disagreement in result.report.disagreements)
    console.result([report.valid_line(programme, language)])
    console.result(report.level_lines(programme.levels, language))
    return 0


def export(console: Console, folder: Path, formats: tuple[str, ...], **asked: Any) -> int:
    """`asked`: the options of single formats by name."""
    binding = exporting.Binding(asked["fold_marks"], asked["creep"])
    options = Options(asked["heading"], asked["breaks"], asked["with_addresses"])
    exported = exporting.export(folder, formats, binding, options)
    programme, target, soft = exported.programme, exported.written.folder, exported.written.report.soft
    report_written(console, exported.written)
    console.answer(report.result_object(programme.status, programme.levels, soft, str(target), console.language))
    console.result(report.where_lines(target, console.language))
    return 0
