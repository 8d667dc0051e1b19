"""Who has no terminal is told of no option: no sentence that the board can load names one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.test_arrows import MODULES, imported, tree_of

OPTION = re.compile(r"(?<![\w-])--[a-z]")
#: Told to who asks for a format by its name, which is the command line.
ASKED_FOR = {"exports.interchange.conference"}


def reachable(room: str) -> set[str]:
    """The modules of a room with all that they import, in functions too, but for the command line."""
    found: set[str] = set()
    waiting = [module for module in MODULES if module.startswith(f"{room}.")]
    while waiting:
        module = waiting.pop()
        if module in MODULES and module not in found and not module.startswith("scheduler.cli"):
            found.add(module)
            waiting += [*imported(module), module.rpartition(".")[0]]
    return found


def sentences(tree: ast.AST) -> Iterator[str]:
    """The texts that are given to `message` or `Message`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("message", "Message"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


@pytest.fixture(scope="module")
def modules() -> set[str]:
    return reachable("scheduler.board")


def test_no_sentence_of_the_board_names_an_option(modules: set[str]) -> None:
    assert {"scheduler.board.words", "scheduler.services.publishing", "scheduler.domain.errors"} <= modules
    read = {module: list(sentences(tree_of(module))) for module in modules - ASKED_FOR}
    assert sum(map(len, read.values())) > 1000
    assert {(module, text) for module, texts in read.items() for text in texts if OPTION.search(text)} == set()


def test_an_option_would_be_seen() -> None:
    tree = ast.parse('raise Refused(message("donnez une date (--date)", "give a date (--date)"))')
    assert [bool(OPTION.search(text)) for text in sentences(tree)] == [True, True]
