"""The pages of docs on the library: their example runs, is the same in both languages, and names every function."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from scheduler import api

ROOT = Path(__file__).parent.parent
PAGES = ("library.md", "library.fr.md")


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def example(page: str) -> str:
    (code,) = re.findall(r"^```python\n(.*?)^```$", text(page), re.M | re.S)
    return str(code)


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(compile(example("library.md"), "library.md", "exec"), names)
    told = capsys.readouterr().out.splitlines()
    assert told[-1].startswith("optimal {'sessions': ")
    assert any("at best" in line for line in told)
    assert names["page"].startswith(b"<!DOCTYPE html>")


def test_the_example_is_the_same_in_french() -> None:
    def calls(page: str) -> list[str]:
        tree = ast.parse(example(page))
        return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]

    assert calls("library.md") == calls("library.fr.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_function_is_named(page: str) -> None:
    functions = {name for name in api.__all__ if name.islower()}
    assert {name for name in functions if f"`{name}`" not in text(page)} == set()
