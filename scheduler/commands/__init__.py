"""Runs a command by its name: only that one is loaded. Each reads, calls, prints and gives the exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from scheduler import report
from scheduler.console import Console
from scheduler.errors import CheckFailed, InputError, JourneeError, NoAnswer

#: The module of each command in this package, and its function there: only the command that runs is loaded.
COMMANDS = {
    "init": ("folder", "init"),
    "check": ("folder", "check"),
    "solve": ("solve", "solve"),
    "verify": ("schedule", "verify"),
    "export": ("schedule", "export"),
    "explain": ("explain", "explain"),
    "why": ("why", "why"),
    "repair": ("repair", "repair"),
    "alternatives": ("alternatives", "alternatives"),
    "publish": ("publish", "publish"),
    "diff": ("diff", "diff"),
    "mail": ("mail", "mail"),
    "import": ("importing", "import_"),
}


#: Commands that render all formats.
_WRITING = ("solve", "export", "repair", "publish")


def command(name: str) -> Callable[..., int]:
    """The function of the command `name`, its module loaded."""
    module, function = COMMANDS[name]
    loaded: Callable[..., int] = getattr(import_module(f".{module}", __name__), function)
    return loaded


def run(name: str, console: Console, values: Mapping[str, Any], *, alone: bool = False) -> int:
    """The exit code of the command `name`; failures that it foresees have been told, for people and with --json.

    `alone`: this process is there for the command, so what it loads, and which processes it starts, is the command's.
    """
    if not alone:
        return _run(name, console, values)
    from scheduler.solver_import import load_solver_without_pandas

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # spares looking through all packages for some
    load_solver_without_pandas()
    if name not in _WRITING or values.get("formats"):
        return _run(name, console, values)
    from scheduler.commands.rendering import second_process

    with second_process():
        return _run(name, console, values)


def _run(name: str, console: Console, values: Mapping[str, Any]) -> int:
    try:
        return command(name)(console, **values)
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
    except JourneeError as error:
        console.answer({"error": error.text.to(console.language)})
        console.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        console.answer(report.result_object("unknown", (), (), None, console.language))
        raise


def formats() -> tuple[str, ...]:
    """What --format takes."""
    from exports import FORMATS

    return tuple(one.name for one in FORMATS)
