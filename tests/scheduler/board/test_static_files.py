"""Styles and scripts are compressed on the way; what holds a secret is not."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from scheduler.board import static_files
from tests.scheduler.board.asking import Visitor

PACKED = {"accept-encoding": "gzip"}
FOLDER = Path(static_files.__file__).parent / "static"
SCRIPTS = sorted(FOLDER.glob("*.js"))


def test_a_script_is_compressed_for_who_can_read_that(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    address = f"{static_files.static_place(visitor.board.keys)}/board.js"
    packed, plain = visitor.ask("GET", address, **PACKED), visitor.ask("GET", address)
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "content-encoding" not in plain.headers
    assert len(packed.body) < len(plain.body) / 2
    assert packed.headers["content-type"].startswith("text/javascript")


def test_all_scripts_are_one_each_behind_what_it_imports_and_without_comments(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    place = static_files.static_place(visitor.board.keys)
    served = visitor.ask("GET", f"{place}/board.js").text.splitlines()
    assert visitor.ask("GET", f"{place}/early.js").text.splitlines() == code("early.js")
    begins = {}
    for name in imports():
        lines = [line for line in code(name) if not line.startswith("import ")]
        begins[name] = next((n for n in range(len(served)) if served[n : n + len(lines)] == lines), None)
    assert None not in begins.values(), begins
    assert sum(map(len, map(code, imports()))) - len(served) == sum(map(len, imports().values())), "each once"
    assert all(begins[one] > begins[other] for one, others in imports().items() for other in others)


def test_no_two_scripts_have_a_name_in_common_at_the_top() -> None:
    named = re.compile(r"^(?:export )?(?:async )?(?:const|let|var|function|class) (\w+)", re.M)
    names = Counter(name for each in imports() for name in named.findall("\n".join(code(each))))
    assert len(names) > 100
    assert names.most_common(1)[0][1] == 1, names.most_common(3)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_a_script_has_several_lines(script: Path) -> None:
    """A line that begins like a comment is one."""
    assert all(line.count("`") % 2 == 0 for line in script.read_text(encoding="utf-8").splitlines())


def test_a_browser_keeps_it_for_this_run_alone(tmp_path: Path) -> None:
    """What another server has said at the same port before is at another address."""
    one, other = Visitor(tmp_path), Visitor(tmp_path)
    places = [static_files.static_place(each.board.keys) for each in (one, other)]
    assert places[0] != places[1]
    assert "immutable" in one.ask("GET", f"{places[0]}/board.js").headers["cache-control"]
    for path in (
        f"{places[1]}/board.js",
        f"{places[0]}/grid.js",
        f"{places[0]}/nothing.js",
        f"{places[0]}/..%2fguard.py",
        "/static/board.js",
    ):
        answer = one.ask("GET", path)
        assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")


def test_a_page_asks_for_its_styles_and_two_scripts(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    place = static_files.static_place(visitor.board.keys)
    asked = re.findall(rf'(?:src|href)="{place}/([^"]+)"', visitor.see("/"))
    assert asked == ["board.css", "early.js", "board.js"]
    styles = visitor.ask("GET", f"{place}/board.css").body
    assert styles == b"".join((FOLDER / name).read_bytes() for name in ("board.css", "grid.css"))
    assert {path.name for path in FOLDER.iterdir()} == {"board.css", "grid.css", "early.js", *imports()}


def test_a_page_with_its_secret_is_not(tmp_path: Path) -> None:
    page = Visitor(tmp_path).ask("GET", "/", **PACKED)
    assert (page.status, "content-encoding" in page.headers) == (200, False)


def test_each_script_is_reached_from_the_first_and_none_imports_itself_round_about() -> None:
    order = list(TopologicalSorter(imports()).static_order())  # CycleError
    assert set(order) == set(imports()), "what is imported is there"
    assert reached({"board.js"}, imports()) == set(imports())


def code(name: str) -> list[str]:
    """The lines of a script that are no comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.strip().startswith(("//", "/**"))]


def imports() -> dict[str, set[str]]:
    """By each script of the one, those that it imports."""
    return {
        script.name: set(re.findall(r'^import (?:.* from )?"\./([^"]+)"', script.read_text(encoding="utf-8"), re.M))
        for script in SCRIPTS
        if script.name != "early.js"
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
