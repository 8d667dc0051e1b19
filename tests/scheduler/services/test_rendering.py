"""Rendering in a second process gives what rendering here gives, whatever becomes of that process."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generate import instance
from exports import FORMATS, USUAL, Rendering, render
from scheduler.cli.program import main
from scheduler.domain.edition import DRAFT
from scheduler.services import rendering, rendering_process

PLANTED = instance("scale-12")
CHOSEN = ("schedule", "table", "calendar")

pytestmark = pytest.mark.usefixtures("printed")


def rendered(*chosen: str) -> Rendering:
    return rendering.render_all(PLANTED.event, PLANTED.programme, chosen, DRAFT)


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.long
@pytest.mark.parametrize("announced", [True, False])
def test_a_second_process_renders_what_this_one_does(
    announced: bool, two_cores: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = render(PLANTED.event, PLANTED.programme)
    with rendering.second_process():
        process = rendering._process
        if announced:
            rendering.announce(PLANTED.event)
        monkeypatch.setattr("exports.render", None)
        found = rendered()
    assert (found.files, found.remarks) == (expected.files, expected.remarks)
    assert process is not None
    assert process.returncode == 0


@pytest.mark.parametrize("script", ["raise SystemExit(9)", "import os; os.abort()", "import sys; sys.stdin.read(1)"])
def test_a_second_process_that_fails_loses_nothing(
    script: str, two_cores: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = render(PLANTED.event, PLANTED.programme, CHOSEN)
    monkeypatch.setattr(rendering, "_SCRIPT", script)
    with rendering.second_process():
        assert rendering._process is not None
        rendering.announce(PLANTED.event)
        assert rendered(*CHOSEN).files == expected.files


def test_no_second_process_outlives_the_command(two_cores: None) -> None:
    with contextlib.suppress(KeyboardInterrupt), rendering.second_process():
        process = rendering._process
        assert process is not None
        if hasattr(os, "getpgid"):
            assert os.getpgid(process.pid) != os.getpgid(0)  # Ctrl-C goes to the first one alone
        raise KeyboardInterrupt
    assert process is not None
    assert process.returncode is not None
    assert rendering._process is None


def test_a_second_process_without_a_first_one_ends() -> None:
    code = "from scheduler.services.rendering_process import serve; serve()"
    ended = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert ended.stdout == b""


def test_one_core_has_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with rendering.second_process():
        assert rendering._process is None
        assert rendered(*CHOSEN).files == render(PLANTED.event, PLANTED.programme, CHOSEN).files


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_fork_renders_the_booklet_alike() -> None:
    names = ("schedule", "booklet", "table")
    together = render(PLANTED.event, PLANTED.programme, names)
    apart = rendering_process.forked(PLANTED.event, PLANTED.programme, names, DRAFT)
    assert (apart.files, apart.remarks) == (together.files, together.remarks)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_fork_that_dies_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("booklet", "table")
    together = render(PLANTED.event, PLANTED.programme, names)
    monkeypatch.setattr(rendering_process, "_answer", lambda *_: os._exit(9))
    assert rendering_process.forked(PLANTED.event, PLANTED.programme, names, DRAFT).files == together.files


def test_where_nothing_forks_the_booklet_is_rendered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    found = rendering_process._rendered(PLANTED.event, PLANTED.programme, ("booklet", "table"), DRAFT, USUAL)
    assert found.files == render(PLANTED.event, PLANTED.programme, ("booklet", "table")).files


def test_chosen_formats_are_all_that_is_made() -> None:
    assert set(rendered("schedule", "table").files) == {"schedule.json", "public/programme.csv"}
    assert {"schedule", "table"} <= {one.name for one in FORMATS}


@pytest.mark.long
def test_the_program_writes_what_a_call_writes(one_talk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As a program it loads the solver otherwise, and prints in a second process."""
    twin = Path(shutil.copytree(one_talk, tmp_path_factory.mktemp("program") / "event"))
    assert main(["solve", str(one_talk), "--quiet"]) == 0
    subprocess.run([sys.executable, "-m", "scheduler.cli.program", "solve", str(twin), "--quiet"], check=True)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
        for folder in (one_talk, twin)
    )
    assert first == second
    assert len(first) > 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say that a parent has gone")
def test_a_printing_process_ends_with_its_parent(tmp_path: Path) -> None:
    """The parent is killed while a fork prints: neither goes on, and their pipe is closed by the system."""
    code = (
        "import os, time\n"
        "from scheduler.processes import limited\n"
        "limited._PAUSE = 0.05\n"
        "if os.fork() == 0:\n"
        "    limited.end_with_parent()\n"
        "    os.write(1, b'printing')\n"
        "    time.sleep(600)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.read(8) == b"printing"
        parent.kill()
        assert parent.stdout.read() == b""  # returns once nobody holds the other end
