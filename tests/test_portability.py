"""From folder to out/ without POSIX: on what Windows lacks, nothing on the way depends.

One process runs all commands in what tests/reference/without_posix.py leaves of the system, on a Windows-1252 console.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from exports import render
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.text import is_device

ROOT = Path(__file__).parent.parent
PACKAGES = ("scheduler", "constraints", "exports")
SCRIPT = ROOT / "tests" / "reference" / "without_posix.py"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    folder = tmp_path_factory.mktemp("portable") / "journee d'etude"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252", "JOURNEE_DEBUG": "1"}
    command = [sys.executable, "-X", "warn_default_encoding", str(SCRIPT), str(folder)]
    return folder, subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


@pytest.mark.long
def test_every_command_goes_from_the_folder_to_its_files_without_posix(
    ran: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    folder, process = ran
    assert process.returncode == 0, process.stderr.decode("cp1252")
    assert b"Traceback" not in process.stderr
    for name in (
        "out/schedule.json",
        "out/public/booklet.pdf",
        "out/print/booklet-print.pdf",
        "out/public/index.html",
        "releases/v2/release.json",
        "mails/v2",
    ):
        assert (folder / name).exists()
    assert not (folder / "out" / ".journee" / "journal.json").exists()


@pytest.mark.long
def test_a_console_of_windows_shows_french(ran: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    shown = ran[1].stdout.decode("cp1252")
    assert "Préférences : 0 exposé (prouvé)" in shown
    assert "« Partager un jardin »" in shown
    assert " -> " in shown  # an arrow, which Windows-1252 lacks
    assert "?" not in shown


@pytest.mark.long
def test_files_are_the_same_to_the_byte(ran: tuple[Path, subprocess.CompletedProcess[bytes]], tmp_path: Path) -> None:
    folder = tmp_path / ran[0].name
    assert main(["init", str(folder), "--lang", "fr", "--quiet"]) == 0
    for path in folder.iterdir():
        assert _without_mark(path) == _without_mark(ran[0] / path.name)


def _without_mark(path: Path) -> bytes:
    """The file without the signs by chance that tell the id of its event from others."""
    return re.sub(rb'(?m)^(id +=.*)-[0-9a-f]{6}"', rb'\1"', path.read_bytes())


def left_to_the_system(path: Path) -> Iterator[int]:
    """The lines that open text without an encoding, or write it without saying how lines end: Windows would read it as
    Windows-1252 and end lines with CR LF.
    """
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)) if re.search("open|read_text|write_text", source) else ():
        if not isinstance(node, ast.Call):
            continue
        called, given = ast.unparse(node.func), {keyword.arg for keyword in node.keywords}
        mode = mode_of(node)
        is_text = called in ("open", "os.fdopen", "io.open") or called.endswith(".open")
        if called.endswith((".read_text", ".write_text")) or (is_text and mode and "b" not in mode):
            writes = called.endswith(".write_text") or re.search("[wax+]", mode)
            if "encoding" not in given or (writes and "newline" not in given):
                yield node.lineno


def mode_of(call: ast.Call) -> str:
    """The mode of a call that opens a file; "" where none is a literal, as of what opens something else."""
    values = [*call.args[:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    texts = [one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    default = "r" if ast.unparse(call.func) in ("open", "io.open") else ""
    return next((text for text in texts if re.fullmatch("[rwaxbt+]{1,3}", text)), default)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_encoding_or_line_end_is_left_to_the_system(package: str, tmp_path: Path) -> None:
    opened = {str(path.relative_to(ROOT)): list(left_to_the_system(path)) for path in (ROOT / package).rglob("*.py")}
    assert {name: lines for name, lines in opened.items() if lines} == {}
    bad = 'open("a", "w", encoding="utf-8")\nPath("b").write_text("b", newline="")\nopen("c")\nopen("d", "rb")\n'
    (tmp_path / "bad.py").write_text(bad, encoding="utf-8")
    assert list(left_to_the_system(tmp_path / "bad.py")) == [1, 2, 3]


def test_whatever_the_packages_hold_is_installed() -> None:
    """`pipx install .` and `uv tool install .` take what pyproject.toml names, and the tests run in the checkout."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = content["tool"]["setuptools"]["package-data"]["*"]
    data = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]
    assert data
    for path in data:
        assert any(path.match(pattern) for pattern in patterns), path


@pytest.mark.long
def test_names_of_files_are_fit_for_windows_and_differ_whatever_their_case(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    names = ("Ann Lee", "ANN LEE", "ann  lee", "Ànn Lee", "CON", "Aux", "nul.txt", "a/b\\c:d*?", "…", "李", "x" * 300)
    people = tuple(
        person.model_copy(update={"name": name}) for person, name in zip(event.people, cycle(names), strict=False)
    )
    named = event.model_copy(update={"people": people})
    files = render(named, programme, ["calendar", "invitations", "chairs", "certificates"]).files
    assert len({name.casefold() for name in files}) == len(files) > 60
    for part in {part for name in files for part in name.split("/")}:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,120}(?<![. ])", part), part
        assert not is_device(part)
