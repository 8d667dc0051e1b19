"""What a process has used once is not held for ever."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

#: Takes 100 MB in pieces that the C library keeps, gives back all but the last, and tells the MB of its memory before
#: and after.
CODE = """
import re
from pathlib import Path
from scheduler.processes.memory import give_back
def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
pieces = [bytearray(20_000) for _ in range(5_000)]
for piece in pieces:
    piece[::4096] = bytes(len(piece[::4096]))
del pieces[:-1]
before = held()
give_back()
print(before, held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library keeps nothing, or cannot be told")
def test_freed_memory_is_given_back() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], check=True, timeout=60, capture_output=True, text=True)
    before, after = map(int, told.stdout.split())
    assert after < before - 50
