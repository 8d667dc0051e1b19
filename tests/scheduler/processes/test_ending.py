"""A process that ends at once has done all that it promised."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: What is registered later is called first; what is registered earlier would be called last, and is not.
ENDING = """
import atexit, os, sys
atexit.register(print, "never")
from scheduler.processes.ending import QuickEnd
end = QuickEnd()
atexit.register(print, "others")
print("result")
end.code = {code}
sys.exit(7)
"""
FORKED = """
import os, sys
from scheduler.processes.ending import QuickEnd
end = QuickEnd()
end.code = 3
child = os.fork()
if not child:
    sys.exit(9)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def ended(code: str) -> tuple[int, list[str]]:
    done = subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.PIPE, text=True)
    return done.returncode, done.stdout.split()


def test_what_was_printed_arrives_and_what_others_registered_is_called() -> None:
    assert ended(ENDING.format(code=4)) == (4, ["result", "others"])


def test_without_a_code_the_process_ends_as_any_other() -> None:
    assert ended(ENDING.format(code=None)) == (7, ["result", "others", "never"])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_fork_keeps_its_own_end() -> None:
    assert ended(FORKED) == (3, ["9"])
