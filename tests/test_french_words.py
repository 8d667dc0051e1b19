"""One French word for one thing in all that is said: who leads a session or plenary moderates it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Other words for it: an event may have one of its own ([print] chair_label), and tables are read that have any.
OTHER = re.compile(r"présid|\banim(?:e|ent|é|ée|er)\b", re.IGNORECASE)
#: Where such a word is read, quoted, or the event's own.
MAY = {
    "exports/mail/letters.py": "what somebody is entrusted with, by the event's own word",
    "scheduler/reading/columns/kinds.py": "the column `préside`",
    "scheduler/reading/columns/synonyms.py": "headers that are read",
    "constraints/chairs.py": "the column `préside` is quoted",
    "constraints/session_lists.py": "the column `préside` is quoted",
}


def texts(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_who_leads_a_session_moderates_it_in_all_that_is_said() -> None:
    modules = [path for room in ("scheduler", "constraints", "exports") for path in (ROOT / room).rglob("*.py")]
    modules += (ROOT / "scheduler" / "board" / "templates").rglob("*.html")
    assert len(modules) > 500
    found: dict[str, list[str]] = {}
    for path in modules:
        each = [path.read_text(encoding="utf-8")] if path.suffix == ".html" else texts(path)
        said = [text for text in each if OTHER.search(text)]
        if said:
            found[path.relative_to(ROOT).as_posix()] = said
    assert {name: said for name, said in found.items() if name not in MAY} == {}
    assert set(found) == set(MAY), "a reason that is needed no more"
    for name in ("constraints/chairs.py", "constraints/session_lists.py"):
        assert all(re.search(r"[`«] ?préside ?[`»]", text) for text in found[name])
