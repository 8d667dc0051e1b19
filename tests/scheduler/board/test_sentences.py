"""Who has no terminal is told of no option: no sentence that the board can load names one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.test_arrows import MODULES, imported, tree_of

OPTION = re.compile(r"(?<![\w-])--[a-z]")
#: What the command line alone asks for: a format by its name, and a move by options.
ASKED_FOR = {"exports.interchange.conference", "scheduler.services.moving"}


def sentences(tree: ast.AST) -> Iterator[str]:
    """The texts that are given to `message` or `Message`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("message", "Message"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


def test_no_sentence_of_the_board_names_an_option() -> None:
    texts = {module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}
    ours = [module for module in MODULES if not module.startswith("scheduler.cli")]
    found = {
        module
        for module in ours
        if OPTION.search(texts[module])
        for text in sentences(tree_of(module))
        if OPTION.search(text)
    }
    assert found == ASKED_FOR
    moving = "scheduler.services.moving"
    assert {module for module in ours if moving in texts[module] and moving in imported(module)} == set()


def test_an_option_would_be_seen() -> None:
    tree = ast.parse('raise Refused(message("donnez une date (--date)", "give a date (--date)"))')
    assert [bool(OPTION.search(text)) for text in sentences(tree)] == [True, True]
