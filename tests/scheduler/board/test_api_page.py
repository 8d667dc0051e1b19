"""The page of docs on the addresses of the board names each of them, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from starlette.routing import BaseRoute, Route

from scheduler.board import application
from scheduler.board.application import GROUPS, Board
from scheduler.board.guard import AGAIN, ENTER, Keys
from scheduler.board.pages import PAGES
from scheduler.board.refusals import _CODES, Refusal
from scheduler.board.seldom import Seldom
from scheduler.board.start import Start

PAGE = (Path(__file__).parents[3] / "docs" / "board-api.md").read_text(encoding="utf-8")


def named(routes: Iterable[BaseRoute]) -> Iterator[str]:
    """Each method and address, as the page writes them."""
    for route in routes:
        if isinstance(route, Route) and route.path not in (ENTER, AGAIN):
            path = re.sub(r":\w+}", "}", route.path)
            yield from (f"{method} {path}" for method in (route.methods or ()) if method != "HEAD")


def test_each_address_is_named_and_no_other(tmp_path: Path) -> None:
    board, start = Board(tmp_path, Keys(1), "en"), Start(tmp_path, Keys(1), "en")
    groups = [route for group in GROUPS for route in group(board).routes()]
    there = {*named(groups), *named(Seldom(board).routes()), *named(start._changes()), "POST /api/seen"}
    there |= {f"GET /{name}" for name in PAGES}
    told = re.findall(r"`((?:GET|POST|PUT|PATCH|DELETE) /[^`?]*)`", PAGE)
    assert len(told) == len(set(told)), "none is named twice"
    assert set(told) == there


def test_each_code_is_named() -> None:
    codes = {*_CODES.values(), *(kind.code for kind in Refusal.__subclasses__()), Refusal.code}
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()


BOARD = Path(application.__file__).parent


def asked_by_pages() -> Iterator[tuple[str, str]]:
    """Each address that a script or a template names, with its file; whatever stands for a part of it as `{}`."""
    for path in (*(BOARD / "static").glob("*.js"), *(BOARD / "templates").glob("*.html")):
        text = re.sub(r"\$\{[^}]*\}|\{\{[^}]*\}\}", "{}", path.read_text(encoding="utf-8"))
        yield from ((path.name, address) for address in re.findall(r"/api/[\w/{}]*", text))


def test_pages_ask_for_addresses_that_are_there() -> None:
    there = {re.sub(r"\{\w+\}", "{}", address) for address in re.findall(r"`[A-Z]+ (/api/[^`?]*)`", PAGE)}
    asked = {*asked_by_pages()}
    assert len(asked) > 30
    wholes = {(name, address) for name, address in asked if address not in there and address != "/api/{}"}
    assert wholes == set(), "an address that has moved"


def test_each_question_about_a_move_says_where_it_goes() -> None:
    """A question that another script puts goes the same way."""
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (BOARD / "static").glob("*.js")}
    put = [
        (name, call) for name, text in scripts.items() for call in re.findall(r"(?<!function )\bask\(([^,]*),", text)
    ]
    assert {name for name, _ in put} == {"drag.js", "grid.js"}
    assert {call for _, call in put} <= {'"/api/moves/check"', '"/api/moves/why"'}
