"""One word for a talk in the program's own texts: « exposé »; « communication » is a usual word of events alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for room in ("constraints", "exports", "scheduler") for path in (ROOT / room).rglob("*.py"))
#: What is no word of the program: a call for papers, what people write, and the talk of a sample.
_OTHERS = re.compile(r"(?i)appels? à communications|« communication »|de la communication sur le vélo")


#: Modules that list what people write above a value.
_HEADINGS = ("labels.py", "named_parts.py", "synonyms.py")
#: What makes a text of words a sentence.
_PROSE = re.compile(r"(?i)\b(?:une?|les?|la|des?|cette|aucune|sans)\b|[{:]")


def sentences(module: Path) -> Iterator[str]:
    """The strings of a module that are sentences; not its docstrings; none where the word is nowhere."""
    source = module.read_text("utf-8")
    if "communication" not in source.casefold():
        return iter(())
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return (str(node.value) for node in texts if isinstance(node.value, str) and _PROSE.search(node.value))


@pytest.mark.parametrize("room", ["constraints", "exports", "scheduler"])
def test_no_text_of_the_program_calls_a_talk_a_communication(room: str) -> None:
    wrong = [
        f"{module.relative_to(ROOT)}: {line.strip()}"
        for module in MODULES
        if module.relative_to(ROOT).parts[0] == room and module.name not in _HEADINGS
        for text in sentences(module)
        for line in _OTHERS.sub("", text).splitlines()
        if re.search(r"(?i)\bcommunications?\b", line) and not re.search(r"[|;?]\w|\(\?", line)
    ]
    assert not wrong
