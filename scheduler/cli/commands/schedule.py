"""`journee verify` and `journee export`: a programme that is there already, checked and written out again."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.commands.written import tell_written
from scheduler.cli.console import Console
from scheduler.cli.report import programme as report
from scheduler.domain.errors import CheckFailed
from scheduler.services import exporting
from scheduler.services.current_programme import verified


def verify(console: Console, folder: Path, schedule: Path | None) -> int:
    found = verified(folder, schedule)
    programme, language = found.programme, console.language
    violations = (*found.report.hard, *found.report.soft)
    status = "invalid" if found.report.hard else programme.status
    console.answer(report.result_object(status, programme.levels, violations, str(found.folder), language))
    console.result(report.violation_line(violation, language) for violation in violations)
    if found.report.hard:
        console.fail(CheckFailed(found.report.hard))
        return CheckFailed.exit_code
    console.tell(disagreement.text.to(language) for disagreement in found.report.disagreements)
    console.result([report.valid_line(programme, language)])
    console.result(report.level_lines(programme.levels, language))
    return 0


def export(console: Console, folder: Path, formats: tuple[str, ...], fold_marks: bool, creep: float) -> int:
    found = exporting.export(folder, formats, fold_marks=fold_marks, creep=creep)
    programme, target, soft = found.programme, found.written.folder, found.written.report.soft
    tell_written(console, found.written)
    console.answer(report.result_object(programme.status, programme.levels, soft, str(target), console.language))
    console.result(report.where_lines(target, console.language))
    return 0
