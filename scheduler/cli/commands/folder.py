"""`journee init` and `journee check`: an event folder, made and looked through."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console, command_line
from scheduler.cli.report import problems
from scheduler.cli.report import programme as report
from scheduler.domain.errors import InputError
from scheduler.language.message import message
from scheduler.services import event_folder


def init(console: Console, folder: Path) -> int:
    event_folder.begin(folder, console.language)
    console.answer({"folder": str(folder)})
    ready = message(
        "{folder} est prêt : remplissez event.toml et talks.csv, puis {command}",
        "{folder} is ready: fill in event.toml and talks.csv, then {command}",
        folder=folder,
        command=command_line("solve", folder),
    )
    console.result([ready.to(console.language)])
    return 0


def check(console: Console, folder: Path, fix: bool = False, yes: bool = False) -> int:
    if fix:
        return _fix(console, folder, yes)
    inspection = event_folder.inspect(folder)
    console.answer(problems.check_object(inspection.mistakes, inspection.remarks, console.language))
    _tell(console, inspection)
    if inspection.is_fixable:
        hint = message(
            "Pour écrire dans les fichiers ce qui a été compris : {command}",
            "To write into the files what was understood: {command}",
            command=command_line("check", "--fix", folder),
        )
        console.notice([hint.to(console.language)])
    return InputError.exit_code if inspection.mistakes else 0


def _fix(console: Console, folder: Path, yes: bool) -> int:
    """The exit code, after what is certain was written and each change has been printed."""
    from scheduler.cli.report import fixing as report_fixing
    from scheduler.services import fixing

    fixed = fixing.fix(folder, anyway=yes)
    inspection = fixed.inspection
    console.answer(
        {
            "changes": report_fixing.change_objects(fixed.changes),
            **problems.check_object(inspection.mistakes, inspection.remarks, console.language),
        }
    )
    console.result(report_fixing.change_lines(fixed.changes, folder, console.language))
    _tell(console, inspection)
    return InputError.exit_code if inspection.mistakes else 0


def _tell(console: Console, inspection: event_folder.Inspection) -> None:
    console.warn(problems.problem_lines(inspection.mistakes, console.language))
    console.notice(problems.problem_lines(inspection.remarks, console.language))
    console.result([report.problem_counts(len(inspection.mistakes), len(inspection.remarks), console.language)])
