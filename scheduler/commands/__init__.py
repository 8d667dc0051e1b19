"""What each command does: read, call, print, and give the exit code. Each imports what it needs when it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from scheduler import report
from scheduler.commands import (
    alternatives,
    diff,
    explain,
    folder,
    history,
    importing,
    mail,
    publish,
    repair,
    schedule,
    solve,
    why,
)
from scheduler.console import Console
from scheduler.errors import CheckFailed, FolderChanged, InputError, JourneeError, NoAnswer

COMMANDS: dict[str, Callable[..., int]] = {
    "init": folder.init,
    "check": folder.check,
    "solve": solve.solve,
    "verify": schedule.verify,
    "export": schedule.export,
    "explain": explain.explain,
    "why": why.why,
    "repair": repair.repair,
    "alternatives": alternatives.alternatives,
    "undo": history.undo,
    "redo": history.redo,
    "publish": publish.publish,
    "diff": diff.diff,
    "mail": mail.mail,
    "import": importing.import_,
}


def run(name: str, console: Console, values: Mapping[str, Any]) -> int:
    """The exit code of the command `name`; failures that it foresees have been told, for people and with --json."""
    command: Callable[..., int] = COMMANDS[name]
    try:
        with _sole(name, values):
            return command(console, **values)
    except InputError as error:
        console.answer(report.problem_objects(error.mistakes, error.remarks, console.language))
        console.warn(report.problem_lines(error.mistakes, console.language))
        console.fail(error)
        return error.exit_code
    except CheckFailed as error:
        console.answer(report.result_object("invalid", (), error.violations, None, console.language))
        console.warn(report.violation_line(one, console.language) for one in error.violations)
        console.fail(error)
        return error.exit_code
    except NoAnswer as error:
        console.answer(report.result_object("unknown", (), (), None, console.language))
        console.fail(error)
        return error.exit_code
    except FolderChanged as error:
        objects = report.difference_objects(error.differences, console.language)
        console.answer({"error": error.text.to(console.language), "differences": objects})
        console.warn(report.problem_lines(error.differences, console.language))
        console.fail(error)
        return error.exit_code
    except JourneeError as error:
        console.answer({"error": error.text.to(console.language)})
        console.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        console.answer(report.result_object("unknown", (), (), None, console.language))
        raise


#: The commands that write the folder what they made of it, each with when it does: from reading to writing the folder
#: is theirs alone.
_WRITES: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "solve": lambda values: values.get("out") is None,
    "export": lambda values: True,
    "repair": lambda values: True,
    "explain": lambda values: values.get("apply") is not None,
    "alternatives": lambda values: values.get("take") is not None,
    "publish": lambda values: True,
}


def _sole(name: str, values: Mapping[str, Any]) -> AbstractContextManager[None]:
    if name not in _WRITES or not _WRITES[name](values):
        return nullcontext()
    from scheduler.storage.lock import writing

    return writing(values["folder"], f"journee {name}")


def formats() -> tuple[str, ...]:
    """What --format takes."""
    from exports import FORMATS

    return tuple(one.name for one in FORMATS)
