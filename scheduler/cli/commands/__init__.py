"""The commands by name: each parses its values, calls a service and reports. Only the module that runs is loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any

from scheduler.cli.console import Console
from scheduler.cli.interruption import listening
from scheduler.cli.report import problems
from scheduler.cli.report import programme as report
from scheduler.domain.errors import CheckFailed, FolderChanged, InputError, JourneeError, NoAnswer
from scheduler.language.message import Message, message
from scheduler.search.control import Budget
from scheduler.services.effort import Effort

#: The module of each command in this package, and its function there: only the command that runs is loaded.
COMMANDS = {
    "init": ("folder", "init"),
    "check": ("folder", "check"),
    "solve": ("solve", "solve"),
    "verify": ("schedule", "verify"),
    "export": ("schedule", "export"),
    "move": ("move", "move"),
    "explain": ("explain", "explain"),
    "why": ("why", "why"),
    "repair": ("repair", "repair"),
    "alternatives": ("alternatives", "alternatives"),
    "undo": ("history", "undo"),
    "redo": ("history", "redo"),
    "publish": ("publish", "publish"),
    "diff": ("diff", "diff"),
    "mail": ("mail", "mail"),
    "import": ("importing", "import_"),
    "serve": ("serve", "serve"),
    "shortcut": ("shortcut", "shortcut"),
}


#: Commands that render all formats.
_WRITING = ("solve", "export", "repair", "publish", "move")
#: Options of every command that searches: together its effort.
_SEARCH = ("time_limit", "workers", "seed")


def command(name: str) -> Callable[..., int]:
    """The function of the command `name`, its module loaded."""
    module, function = COMMANDS[name]
    loaded: Callable[..., int] = getattr(import_module(f".{module}", __name__), function)
    return loaded


def run(name: str, console: Console, values: Mapping[str, Any], *, alone: bool = False) -> int:
    """The exit code of the command `name`, whose result or failure has been printed for people or as --json.

    `alone`: the process belongs to the command, which may load libraries its own way and start a second process. The
    budget of a search is its --time-limit, and Ctrl-C stops it.
    """
    with _prepared(name, values) if alone else nullcontext():
        return _run(name, console, values)


def _prepared(name: str, values: Mapping[str, Any]) -> AbstractContextManager[None]:
    """Inside the block the command starts sooner, and a second process renders the files where all are written."""
    if name in ("serve", "shortcut"):  # its solver is in another process
        return nullcontext()
    from scheduler.search.solver_import import load_solver_without_pandas

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # spares looking through all packages for some
    load_solver_without_pandas()
    if name not in _WRITING or values.get("formats"):
        return nullcontext()
    from scheduler.services.rendering import second_process

    return second_process()


def _run(name: str, console: Console, values: Mapping[str, Any]) -> int:
    chosen = command(name)
    if "time_limit" not in values:
        return _reported(console, Budget.of(0), lambda: chosen(console, **values))
    effort = Effort(Budget.of(values["time_limit"]), values["workers"], values["seed"])
    rest = {key: value for key, value in values.items() if key not in _SEARCH}
    with listening(effort.budget.stop):
        return _reported(console, effort.budget, lambda: chosen(console, effort=effort, **rest))


def _reported(console: Console, budget: Budget, command: Callable[[], int]) -> int:
    """The exit code of `command`, whose failures are reported; KeyboardInterrupt where Ctrl-C left it no answer."""
    try:
        return _answered(budget, command)
    except InputError as error:
        console.answer(problems.check_object(error.mistakes, error.remarks, console.language))
        console.warn(problems.problem_lines(error.mistakes, console.language))
        console.fail(error)
        return error.exit_code
    except CheckFailed as error:
        console.answer(report.result_object("invalid", (), error.violations, None, console.language))
        console.warn(report.violation_line(violation, console.language) for violation in error.violations)
        console.fail(error)
        return error.exit_code
    except NoAnswer as error:
        console.answer(report.result_object("unknown", (), (), None, console.language))
        console.fail(error)
        return error.exit_code
    except FolderChanged as error:
        objects = problems.told_objects(error.differences, console.language)
        advised = FolderChanged(error.differences, _advised(error))
        console.answer({"error": advised.text.to(console.language), "differences": objects})
        console.warn(problems.problem_lines(error.differences, console.language))
        console.fail(advised)
        return error.exit_code
    except JourneeError as error:
        console.answer({"error": console.told(error)})
        console.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        console.answer(report.result_object("unknown", (), (), None, console.language))
        raise


def _advised(changed: FolderChanged) -> Message:
    """What was not done, with what to type."""
    if changed.anyway is not None:
        return message("{text} ; --yes {anyway}", "{text}; --yes {anyway}", text=changed.text, anyway=changed.anyway)
    return message("{text} ; relancez la commande", "{text}; run the command again", text=changed.text)


def _answered(budget: Budget, command: Callable[[], int]) -> int:
    try:
        return command()
    except NoAnswer:
        if budget.stopped:
            raise KeyboardInterrupt from None
        raise
