"""The templates of the board; every value from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def templates() -> Environment:
    """All templates, made once."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def compile_templates(names: Iterable[str] = ()) -> None:
    """The templates, all of them if none is named, are compiled: no page waits for that."""
    for name in names or templates().list_templates():
        templates().get_template(name)
