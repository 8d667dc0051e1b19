"""Who may import whom: docs/architecture.md's picture, read off the sources.

Imports for types alone (`if TYPE_CHECKING`) do not count; imports inside functions do.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scheduler", "constraints", "exports")

#: Each room of the house with its modules ("x.*": a package) and the rooms that it sees, itself included.
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "words": (
        ("scheduler", "scheduler.saying", "scheduler.clock", "scheduler.text", "scheduler.typography",
         "scheduler.errors", "scheduler.nearest"),
        ("words",),
    ),
    "data": (("scheduler.domain.*", "scheduler.event", "scheduler.programme", "scheduler.amendments",
              "scheduler.requirement",
              "scheduler.agenda", "scheduler.edition", "scheduler.differences"), ("words", "data")),
    "reading": (
        ("scheduler.validation.*", "scheduler.reading.*",
         "scheduler.references", "scheduler.references_slots", "scheduler.faults",
         "scheduler.starter", "scheduler.starter_fr",
         "scheduler.starter_en", "scheduler.amendments_text", "scheduler.editing.*",
         "scheduler.importing.*"),
        ("words", "data", "writing", "releases", "rule", "rules", "reading"),
    ),
    "writing": (("scheduler.journal", "scheduler.output", "scheduler.folder_files", "scheduler.sending",
                 "scheduler.storage.*"),
                ("words", "writing")),
    "releases": (("scheduler.releases.*",), ("words", "data", "writing", "releases")),
    "rule": (("constraints.rule",), ("words", "data", "rule")),
    "model": (
        ("scheduler.frame", "scheduler.model", "scheduler.candidates", "scheduler.extract", "scheduler.sizes",
         "scheduler.pauses", "scheduler.terms", "scheduler.roominess", "scheduler.counting.*",
         "scheduler.slots", "scheduler.slots.model", "scheduler.slots.depth",
         "scheduler.slots.classes", "scheduler.slots.alike", "scheduler.slots.extract", "scheduler.slots.hours",
         "scheduler.slots.pairs", "scheduler.slots.positions",
         "scheduler.slots.sessions", "scheduler.slots.useful", "scheduler.slots.hardened"),
        ("words", "data", "rule", "model"),
    ),
    "rules": (("constraints.*",), ("words", "data", "rule", "model", "rules")),
    "check": (("scheduler.check", "scheduler.fingerprint"), ("words", "data", "rule", "rules", "check")),
    "search": (
        ("scheduler.search", "scheduler.control", "scheduler.narrowing", "scheduler.solving", "scheduler.outcome",
         "scheduler.slots.building",
         "scheduler.slots.improving", "scheduler.slots.run", "scheduler.slots.distance",
         "scheduler.slots.search", "scheduler.slots.blamed",
         "scheduler.explain", "scheduler.asking",
         "scheduler.knobs.*", "scheduler.ways_out",
         "scheduler.why", "scheduler.stated_levels", "scheduler.optimised",
         "scheduler.repair", "scheduler.alternatives"),
        ("words", "data", "rule", "model", "rules", "check", "search"),
    ),
    "api": (("scheduler.api",),
            ("words", "data", "reading", "rule", "rules", "check", "search", "exports", "api")),
    "exports": (("exports.*",), ("words", "data", "exports")),
    "services": (
        ("scheduler.services.*",),
        ("words", "data", "reading", "writing", "rule", "rules", "check", "search", "exports", "releases",
         "api", "services"),
    ),
    "shell": (
        ("scheduler.cli", "scheduler.entries", "scheduler.entries_publishing", "scheduler.entries_history",
         "scheduler.commands.*", "scheduler.console", "scheduler.options",
         "scheduler.report", "scheduler.report_why", "scheduler.report_repair",
         "scheduler.report_strip", "scheduler.report_requirements", "scheduler.report_diff",
         "scheduler.report_alternatives", "scheduler.report_wishes"),
        ("words", "data", "reading", "writing", "rule", "rules", "check", "search", "exports", "releases",
         "api", "services", "shell"),
    ),
}  # fmt: skip
#: Heavy libraries and the rooms that may name them.
LIBRARIES = {
    "ortools": {"model", "rules", "search"},
    "pandas": {"reading"},
    "icalendar": {"exports"},
    "reportlab": {"exports"},
    "jinja2": {"exports"},
    "pypdf": {"exports"},
    "click": {"shell"},
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def room_of(module: str) -> str:
    exact = [room for room, (names, _) in ROOMS.items() if module in names]
    found = exact or [room for room, (names, _) in ROOMS.items() if any(belongs(module, name) for name in names)]
    assert len(found) == 1, f"{module} is in the rooms {found}: say in ROOMS where it belongs"
    return found[0]


def belongs(module: str, name: str) -> bool:
    return name.endswith(".*") and f"{module}.".startswith(name[:-1])


def imported(path: Path, module: str) -> Iterator[str]:
    """The modules that the file names, relative imports resolved, those for types alone left out."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            pending.extend(node.orelse)
            continue
        pending.extend(ast.iter_child_nodes(node))
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
    for name in imported(MODULES[module], module):
        top = name.partition(".")[0]
        if top in PACKAGES:
            assert room_of(name) in ROOMS[room][1], f"{module} ({room}) imports {name} ({room_of(name)})"
        elif top in LIBRARIES:
            assert room in LIBRARIES[top], f"{module} ({room}) imports {top}"


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh process has after `statement`."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}}, file=sys.__stdout__)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


def test_help_loads_click_alone() -> None:
    plain = loaded_by("import click")
    extra = loaded_by("from scheduler.cli import main; main(['solve', '--help'])") - plain
    assert not {name for name in extra if name not in sys.stdlib_module_names and name not in PACKAGES}


@pytest.mark.parametrize("package", [*PACKAGES, "scheduler.api"])
def test_a_package_by_itself_loads_no_heavy_library(package: str) -> None:
    assert not loaded_by(f"import {package}") & {"pandas", "ortools", "reportlab", "icalendar", "jinja2", "pypdf"}
