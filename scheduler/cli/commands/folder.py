"""`journee init` and `journee check`: an event folder, made and looked through."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console, command_line
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


def check(console: Console, folder: Path) -> int:
    inspection = event_folder.inspect(folder)
    console.answer(report.problem_objects(inspection.mistakes, inspection.remarks, console.language))
    console.warn(report.problem_lines(inspection.mistakes, console.language))
    console.notice(report.check_remark_lines(inspection.remarks, console.language))
    console.result([report.problem_counts(len(inspection.mistakes), len(inspection.remarks), console.language)])
    return InputError.exit_code if inspection.mistakes else 0
