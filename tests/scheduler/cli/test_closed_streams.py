"""Nobody needs to read what is printed: the work is done all the same, and the exit code is that of the work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli.program import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams are closed as POSIX does")

COMMAND = "import sys; from scheduler.cli.program import main; sys.exit(main())"
#: What `sh` does to the streams of the command: a reader that has gone, or no stream at all.
ENDS = {"out": ">&-", "err": "2>&-", "all": "<&- >&- 2>&-"}


def code_of(words: list[str], redirected: str) -> int:
    line = f'exec "$0" -c "$1" "${{@:2}}" {redirected}'
    return subprocess.run(["bash", "-c", line, sys.executable, COMMAND, *words], check=False).returncode


@pytest.fixture
def day(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "day"), "--quiet"]) == 0
    return tmp_path / "day"


@pytest.mark.long
@pytest.mark.parametrize("end", ENDS)
def test_without_a_stream_the_code_is_that_of_the_work(day: Path, end: str) -> None:
    assert code_of(["check", str(day)], ENDS[end]) == 0
    assert code_of(["check", str(day / "absent")], ENDS[end]) == 3


@pytest.mark.long
@pytest.mark.parametrize("which", ["stdout", "stderr"])
def test_a_reader_that_has_gone_stops_no_work(day: Path, tmp_path: Path, which: str) -> None:
    (day / "event.toml").write_text((day / "event.toml").read_text("utf-8") + "\n[colour]\n", encoding="utf-8")
    for words, code in ((["check", str(day), "--json"], 3), (["init", str(tmp_path / f"new-{which}")], 0)):
        reading, writing = os.pipe()
        os.close(reading)
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, which: writing}
        command = [sys.executable, "-c", COMMAND, *words]
        assert subprocess.run(command, check=False, **streams).returncode == code
        os.close(writing)
    assert (tmp_path / f"new-{which}/event.toml").is_file()
