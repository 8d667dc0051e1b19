"""Styles and scripts are compressed on the way; what holds a secret is not."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from scheduler.board import static_files
from tests.scheduler.board.asking import Visitor

PACKED = {"accept-encoding": "gzip"}
SCRIPT = Path(static_files.__file__).parent / "static" / "grid.js"


def test_a_script_is_compressed_for_who_can_read_that(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    address = f"{static_files.static_place(visitor.board.keys)}/{SCRIPT.name}"
    packed, plain = visitor.ask("GET", address, **PACKED), visitor.ask("GET", address)
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "content-encoding" not in plain.headers
    assert len(packed.body) < len(plain.body) / 2
    assert packed.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("script", sorted(SCRIPT.parent.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_served_without_its_lines_of_comment(script: Path, tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert all(line.count("`") % 2 == 0 for line in lines), "no text has several lines"
    served = visitor.ask("GET", f"{static_files.static_place(visitor.board.keys)}/{script.name}").text.splitlines()
    assert served == [line for line in lines if not line.strip().startswith(("//", "/**"))]


def test_a_browser_keeps_it_for_this_run_alone(tmp_path: Path) -> None:
    """What another server has said at the same port before is at another address."""
    one, other = Visitor(tmp_path), Visitor(tmp_path)
    places = [static_files.static_place(each.board.keys) for each in (one, other)]
    assert places[0] != places[1]
    assert "immutable" in one.ask("GET", f"{places[0]}/{SCRIPT.name}").headers["cache-control"]
    for path in (
        f"{places[1]}/{SCRIPT.name}",
        f"{places[0]}/nothing.js",
        f"{places[0]}/..%2fguard.py",
        "/static/grid.js",
    ):
        answer = one.ask("GET", path)
        assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")


def test_a_page_names_all_that_its_scripts_import(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    text, place = visitor.see("/"), static_files.static_place(visitor.board.keys)
    named = set(re.findall(rf'<link rel="modulepreload" href="{place}/([^"]+)"', text))
    asked = set(re.findall(rf'<script type="module" src="{place}/([^"]+)"', text))
    assert asked == {"board.js", "moves.js"}
    assert named == reached(asked, imports()) - asked


def test_a_page_with_its_secret_is_not(tmp_path: Path) -> None:
    page = Visitor(tmp_path).ask("GET", "/", **PACKED)
    assert (page.status, "content-encoding" in page.headers) == (200, False)


def test_each_script_is_loaded_by_a_page_and_none_imports_itself_round_about() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (SCRIPT.parents[1] / "templates").glob("*.html"))
    loaded = set(re.findall(r'src="{{ static }}/([^"]+\.js)"', pages))
    order = list(TopologicalSorter(imports()).static_order())  # CycleError
    assert set(order) == set(imports()), "what is imported is there"
    assert reached(loaded, imports()) == set(imports())


def imports() -> dict[str, set[str]]:
    """By each script, those that it imports."""
    return {
        script.name: set(re.findall(r'^import (?:.* from )?"\./([^"]+)"', script.read_text(encoding="utf-8"), re.M))
        for script in SCRIPT.parent.glob("*.js")
    }


def reached(names: set[str], imports: Mapping[str, set[str]]) -> set[str]:
    """The names with all that they import, and those with theirs."""
    found: set[str] = set()
    left = [*names]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += imports[name]
    return found
