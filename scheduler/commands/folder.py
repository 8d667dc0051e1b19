"""`journee init` and `journee check`: an event folder, made and looked through."""

from __future__ import annotations

from pathlib import Path

from scheduler import report
from scheduler.console import Console, command_line
from scheduler.errors import InputError, Problem
from scheduler.saying import told


def init(console: Console, folder: Path) -> int:
    from scheduler.starter import write_starter

    write_starter(folder, console.language)
    console.answer({"folder": str(folder)})
    ready = told(
        "{folder} est prêt : remplissez event.toml et talks.csv, puis {command}",
        "{folder} is ready: fill in event.toml and talks.csv, then {command}",
        folder=folder,
        command=command_line("solve", folder),
    )
    console.result([ready.to(console.language)])
    return 0


def check(console: Console, folder: Path) -> int:
    from scheduler.commands.undrawn import undrawn_remarks
    from scheduler.reading import read_folder

    mistakes: tuple[Problem, ...] = ()
    try:
        reading = read_folder(folder)
        remarks = (*reading.remarks, *undrawn_remarks(reading))
    except InputError as error:
        mistakes, remarks = error.mistakes, error.remarks
    console.answer(report.problem_objects(mistakes, remarks, console.language))
    console.warn(report.problem_lines(mistakes, console.language))
    console.tell(report.remarks_told(remarks, console.language))
    console.result([report.problem_counts(len(mistakes), len(remarks), console.language)])
    return InputError.exit_code if mistakes else 0
