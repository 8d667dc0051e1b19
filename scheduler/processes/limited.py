"""A process with limits of memory and time, which answers bytes with bytes.

What it works on may be hostile: whatever becomes of the process, this one goes on.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time

#: What a process of its own is started with.
SCRIPT = "import sys; sys.path[:] = {path}; from {module} import serve; serve()"
#: The seconds between two looks at whether the parent is still there.
_PAUSE = 0.5
_watched = False


def answered(module: str, question: bytes, seconds: float) -> bytes | None:
    """What the function `serve` of `module` wrote to standard output, in a process of its own.

    It finds `question` on standard input. None if the process fails or takes more than `seconds`: it is ended then.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(path=repr(sys.path), module=module)],
            input=question,
            timeout=seconds,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def limit(memory: int, seconds: int) -> None:
    """From now on this process gets `memory` bytes in all, and `seconds` of the processor, where there are such limits.

    The first call also makes it end soon after the process that started it.
    """
    global _watched
    if not _watched:
        _watched = True
        end_with_parent()
    try:
        import resource
    except ImportError:  # Windows: whoever started this process limits its time
        return
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(spent) + seconds)):
        hard = resource.getrlimit(kind)[1]
        with contextlib.suppress(OSError, ValueError):  # macOS takes no limit of memory
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def end_with_parent() -> None:
    """This process ends soon after the one that started it: nobody would take its answer.

    Where a process keeps the number of a parent that is gone (Windows), it ends when it answers.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PAUSE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
