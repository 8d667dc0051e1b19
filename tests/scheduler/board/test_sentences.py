"""Who has no terminal is told of no option and no command: no sentence that the board can load names one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from scheduler.board.page_words import PLACE, on_page
from scheduler.cli.entries import ENTRIES
from tests.test_arrows import MODULES, imported, tree_of

OPTION = re.compile(r"(?<![\w-])--[a-z]")
NAMES = "|".join(entry.name for entry in ENTRIES if entry.name != "serve")
#: A command inside a sentence; the board itself may have to be started again.
COMMAND = re.compile(rf"(?<=.)journee ({NAMES})\b")
#: What the command line alone asks for: a format by its name, and a move by options.
ASKED_FOR = {"exports.interchange.conference", "scheduler.services.moving"}
#: What is written into a file that people read, and remarks on an undo, which the board does not show.
NEVER_SHOWN = {"scheduler.editing.amendments", "scheduler.services.published_changes", "scheduler.services.undoing"}


def sentences(tree: ast.AST) -> Iterator[str]:
    """The texts that are given to `message` or `Message`, or to a method that has both of them made of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called(node.func) in ("message", "Message") or is_pair(node.args[-2:])):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


def called(function: ast.expr) -> str:
    return getattr(function, "id", "")


def is_pair(arguments: list[ast.expr]) -> bool:
    """True for two texts of several words, as a sentence and its translation are."""
    texts = [each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return len(texts) == 2 and all(text.count(" ") > 1 for text in texts)


def modules_naming(pattern: re.Pattern[str]) -> set[str]:
    """The modules but those of the command line of which a sentence has the pattern."""
    texts = {module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}
    return {
        module
        for module, text in texts.items()
        if not module.startswith("scheduler.cli")
        if pattern.search(text)
        if any(map(pattern.search, sentences(tree_of(module))))
    }


#: What event.toml has and no page: who uses it writes the file.
NO_PAGE = {"slots", "slots date", "sessions person_pause", "event id"}
#: The syntax of event.toml outside the brackets by which pages know a place.
SYNTAX = re.compile(r"(?<!journee)\[\[?[a-z]\w*(?:\.\w+)?\]\]?(?: \w+)?|\b[a-z_]+ = (?:[\"{]|true|false)")
#: What is written about rules into docs.
OF_DOCS = {"constraints.__main__", "constraints.tags_apart", "constraints.tags_related", "constraints.session_idle"}


def test_no_sentence_of_the_board_names_the_syntax_of_a_file() -> None:
    """A place of event.toml stands in brackets and is one that a page has, or that no page has."""
    seen: set[str] = set()
    for module in MODULES:
        if module in OF_DOCS or module.startswith(("scheduler.cli", "scheduler.starter", "benchmarks", "tests")):
            continue
        for text in sentences(tree_of(module)):
            for place in PLACE.finditer(text):
                name = " ".join(part for part in (place["table"], place["keys"]) if part)
                assert on_page(place[0], "fr") != place[0] or name in NO_PAGE, (module, text)
                seen.add(name)
            rest = PLACE.sub("", text)
            assert not SYNTAX.search(rest) or "event.toml, {lines}" in rest or "[[late]]" in rest, (module, text)
    assert {"sessions min_talks", "axes", "slots"} <= seen


def test_no_sentence_of_the_board_names_an_option() -> None:
    assert modules_naming(OPTION) == ASKED_FOR
    moving = "scheduler.services.moving"
    ours = [module for module in MODULES if not module.startswith("scheduler.cli")]
    assert {module for module in ours if moving in imported(module)} == set()


def test_no_sentence_of_the_board_names_a_command() -> None:
    assert modules_naming(COMMAND) == NEVER_SHOWN


def test_an_option_would_be_seen() -> None:
    tree = ast.parse('raise Refused(message("donnez une date (--date)", "give a date (--date)"))')
    assert [bool(OPTION.search(text)) for text in sentences(tree)] == [True, True]


def test_a_command_would_be_seen() -> None:
    tree = ast.parse('message("lancez journee solve, puis journee serve", "journee has written, run journee publish")')
    assert [COMMAND.findall(text) for text in sentences(tree)] == [["solve"], ["publish"]]
