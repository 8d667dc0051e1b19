"""Who may import whom: the picture in docs/architecture.md, read off the sources.

Every import counts: those inside functions, and those for types alone (`if TYPE_CHECKING`).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scheduler", "constraints", "exports")

#: Each room of the house, a folder or loose file of `scheduler/` or one of the other packages, with all it may import.
ROOMS = {
    "language": "",
    "domain": "language",
    "processes": "",
    "workbooks": "language processes",
    "documents": "processes",
    "model": "domain",
    "constraints": "language domain model",
    "check": "language domain constraints",
    "fingerprint": "domain constraints",
    "validation": "language domain constraints",
    "exports": "language domain processes",
    "storage": "language domain",
    "releases": "language domain storage",
    "starter": "language storage",
    "reading": "language domain workbooks constraints validation storage releases",
    "editing": "language domain workbooks reading",
    "importing": "language domain workbooks documents constraints validation reading",
    "constructing": "language domain constraints check",
    "search": "language domain model constraints check fingerprint constructing",
    "explanation": "language domain model constraints check fingerprint search",
    "api": "domain check validation reading search explanation exports",
    "moving": "domain",
    "services": "moving language domain processes constraints check fingerprint storage releases starter reading "
    "editing importing search explanation api exports",
    "board": "language domain constraints check fingerprint storage releases reading editing importing search services "
    "exports processes",
    "cli": "language domain processes constraints importing search explanation api services exports board",
}
#: Heavy libraries, each with the rooms that may import it.
LIBRARIES = {
    "ortools": "model constraints search explanation",
    "pandas": "workbooks",
    "icalendar": "exports importing",
    "reportlab": "exports",
    "jinja2": "exports board",
    "starlette": "board",
    "uvicorn": "board",
    "pypdf": "exports documents",
    "docx2python": "documents",
    "odfdo": "documents",
    "striprtf": "documents",
    "click": "cli",
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def room_of(module: str) -> str:
    """The room of a module: its folder or file in `scheduler/`, or its package."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] or package if package == "scheduler" else package


@cache
def imported(module: str) -> tuple[str, ...]:
    """The modules that a module imports, relative imports resolved."""
    return tuple(_imported(module, ast.walk(tree_of(module))))


def loaded_with(module: str) -> set[str]:
    """Our modules that are loaded with a module, which are those that it imports outside functions."""
    loaded, waiting = set(), [module]
    while waiting:
        name = waiting.pop()
        if name in MODULES and name not in loaded:
            loaded.add(name)
            parents = (name.rsplit(".", depth)[0] for depth in range(1, name.count(".") + 1))
            waiting += [*parents, *_imported(name, tree_of(name).body)]
    return loaded


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def _imported(module: str, nodes: Iterable[ast.AST]) -> Iterator[str]:
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield inner if inner in MODULES else source


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    room = room_of(module)
    if module == "scheduler":
        assert not imported(module), "the package itself imports nothing"
        return
    assert room in ROOMS, f"{module} is in no room: say in ROOMS what it may import"
    for name in imported(module):
        top = name.partition(".")[0]
        if top in PACKAGES:
            target = room_of(name)
            assert target == room or target in ROOMS[room].split(), f"{module} ({room}) imports {name} ({target})"
        elif top in LIBRARIES:
            assert room in LIBRARIES[top].split(), f"{module} ({room}) imports {top}"


def test_rooms_are_in_order_and_no_module_imports_itself_round_about() -> None:
    order = list(ROOMS)
    for room, others in ROOMS.items():
        later = [other for other in others.split() if order.index(other) > order.index(room)]
        assert not later, f"{room} may import {later}, which stand above it"
    graph = {module: {name for name in imported(module) if name in MODULES} - {module} for module in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_no_room_is_listed_that_is_not_there_and_few_files_stand_loose() -> None:
    assert set(ROOMS) == {room_of(module) for module in MODULES if module != "scheduler"}
    loose = [path.name for path in (ROOT / "scheduler").glob("*.py") if path.name != "__init__.py"]
    assert len(loose) <= 3, loose


def test_every_arrow_that_is_allowed_is_used() -> None:
    used = {(room_of(module), room_of(name)) for module in MODULES for name in imported(module) if name in MODULES}
    unused = [(room, other) for room, others in ROOMS.items() for other in others.split() if (room, other) not in used]
    assert not unused


def test_the_picture_shows_every_arrow() -> None:
    """Each arrow of `ROOMS` is drawn, or follows from drawn ones; and each that is drawn is one of `ROOMS`."""
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^    (\w+) --> (\w+)$", picture, re.MULTILINE))
    reachable: dict[str, set[str]] = {}
    for room in ROOMS:  # from the ground up
        below = {other for first, other in drawn if first == room}
        reachable[room] = below.union(*(reachable[other] for other in below))
    allowed = {(room, other) for room, others in ROOMS.items() for other in others.split()}
    assert drawn <= allowed
    assert {(room, other) for room, other in allowed if other not in reachable[room]} == set()


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh process has after `statement`."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}}, file=sys.__stdout__)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


#: What only some days, tables or questions need; each takes as long to load as a usual day takes to read.
SELDOM = (
    "scheduler.api",
    "scheduler.editing",
    "scheduler.workbooks.values",
    "scheduler.workbooks.sheet_marks",
    "scheduler.explanation.ways_out",
    "scheduler.explanation.relaxations",
    "scheduler.search.preset",
    "scheduler.model.preset.model",
    "scheduler.reading.spoken.clauses",
)


def test_solve_loads_nothing_that_few_days_need() -> None:
    loaded = loaded_with("scheduler.cli.program") | loaded_with("scheduler.cli.commands.solve")
    assert "scheduler.search.lexicographic" in loaded
    assert not {name for name in loaded for seldom in SELDOM if f"{name}.".startswith(f"{seldom}.")}


def test_help_loads_click_alone() -> None:
    plain = loaded_by("import click")
    extra = loaded_by("from scheduler.cli.program import main; main(['solve', '--help'])") - plain
    assert not {name for name in extra if name not in sys.stdlib_module_names and name not in PACKAGES}


@pytest.mark.parametrize("package", [*PACKAGES, "scheduler.api"])
def test_a_package_by_itself_loads_no_heavy_library(package: str) -> None:
    assert not loaded_by(f"import {package}") & {"pandas", "ortools", "reportlab", "icalendar", "jinja2", "pypdf"}


def test_the_server_of_the_board_loads_no_solver() -> None:
    """It shares a machine with two workers that have it, and a browser waits for its first page."""
    loaded = loaded_by("import scheduler.board.server, scheduler.board.application, scheduler.board.start")
    assert "starlette" in loaded
    assert not loaded & {"pandas", "numpy", "ortools", "reportlab", "icalendar", "pypdf"}


def test_a_worker_of_the_board_tells_where_a_talk_may_go_before_it_has_the_solver() -> None:
    loaded = loaded_by("import scheduler.board.worker")
    assert "pydantic" in loaded
    assert not loaded & {"pandas", "numpy", "ortools", "reportlab", "icalendar", "pypdf"}
